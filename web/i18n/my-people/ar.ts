import { en } from "#web/i18n/my-people/en.ts";

export const ar = en;
