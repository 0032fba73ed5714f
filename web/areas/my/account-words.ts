import type { Words } from "#web/areas/my/words.ts";
import type { en } from "#web/i18n/my-account/en.ts";

/** What the screens of account and messages may say. */
export type AccountWords = Words & typeof en;
