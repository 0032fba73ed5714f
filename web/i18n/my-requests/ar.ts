import { en } from "#web/i18n/my-requests/en.ts";

export const ar = en;
