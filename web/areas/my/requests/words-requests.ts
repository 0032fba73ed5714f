import type { PapersWords } from "#web/areas/my/requests/words-papers.ts";
import type { en } from "#web/i18n/my-requests/en.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";

export type RequestsWords = PapersWords & typeof en;

export const { useTranslator, Message } = wordsOf<RequestsWords>();
