import { en } from "#web/i18n/my-sending/en.ts";

export const ar = en;
