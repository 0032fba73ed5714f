import type { Words } from "#web/areas/desk/words.ts";
import type { en } from "#web/i18n/desk-behalf/en.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";

/** What the screens of acting for somebody may say. */
export type BehalfWords = Words & typeof en;

export const { useTranslator, Message } = wordsOf<BehalfWords>();
