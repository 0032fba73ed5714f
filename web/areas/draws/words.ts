import type { DrawFactsWords } from "#web/app/draw-facts.tsx";
import type { en } from "#web/i18n/draws/en.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";

/** What this area's screens may say. */
export type Words = DrawFactsWords & typeof en;

export const { useTranslator } = wordsOf<Words>();
