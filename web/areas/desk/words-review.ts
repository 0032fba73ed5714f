import type { Words } from "#web/areas/desk/words.ts";
import type { en } from "#web/i18n/desk-review/en.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";

/** What the screens of the review may say. */
export type ReviewWords = Words & typeof en;

export const { useTranslator, Message } = wordsOf<ReviewWords>();
