import { en } from "#web/i18n/my-ending/en.ts";

export const ar = en;
