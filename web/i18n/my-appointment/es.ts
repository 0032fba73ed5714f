import { en } from "#web/i18n/my-appointment/en.ts";
export const es = en;
