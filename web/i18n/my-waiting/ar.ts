import { en } from "#web/i18n/my-waiting/en.ts";
export const ar = en;
