import { en } from "#web/i18n/my-draws/en.ts";
export const es = en;
