import type { Words } from "#web/areas/admin/words.ts";
import type { en } from "#web/i18n/admin-staff/en.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";

export type StaffWords = Words & typeof en;

export const { useTranslator, Message } = wordsOf<StaffWords>();
