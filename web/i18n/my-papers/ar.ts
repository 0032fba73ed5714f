import { en } from "#web/i18n/my-papers/en.ts";

export const ar = en;
