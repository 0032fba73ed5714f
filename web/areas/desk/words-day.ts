import type { Words } from "#web/areas/desk/words.ts";
import type { en } from "#web/i18n/desk-day/en.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";

/** What the screens of the day and of stamps may say. */
export type DayWords = Words & typeof en;

export const { useTranslator, Message } = wordsOf<DayWords>();
