import type { en } from "#web/i18n/site/en.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";

/** The words at the head and foot of every page. */
export const { useTranslator } = wordsOf<typeof en>();
