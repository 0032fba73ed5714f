import type { Words } from "#web/areas/admin/words.ts";
import type { en } from "#web/i18n/admin-money/en.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";

export type MoneyWords = Words & typeof en;

export const { useTranslator, Message } = wordsOf<MoneyWords>();
