import type { en } from "#web/i18n/my/en.ts";
import type { Common } from "#web/ui/app-words.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";

/** What this area's screens may say. */
export type Words = Common & typeof en;

export const { useTranslator, Message } = wordsOf<Words>();
