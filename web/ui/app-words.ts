import type { en } from "#web/i18n/common/en.ts";
import type { en as site } from "#web/i18n/site/en.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";

/** Words that every area has: of the site's head and foot, and of the common components. */
export type Common = typeof site & typeof en;

export const { useTranslator, Message } = wordsOf<Common>();
