import type { Words } from "#web/areas/my/words.ts";
import type { en } from "#web/i18n/my-new/en.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";

export type NewWords = Words & typeof en;

export const { useTranslator } = wordsOf<NewWords>();
