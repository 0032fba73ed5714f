import type { en } from "#web/i18n/en.ts";
import type { en as site } from "#web/i18n/site/en.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";

/** The words of the first page. */
export const { useTranslator, Message } = wordsOf<typeof site & typeof en>();
