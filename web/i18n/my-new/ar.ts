import { en } from "#web/i18n/my-new/en.ts";

export const ar = en;
