import type { en } from "#web/i18n/admin/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "area.name": "Administration",
  "home.title": "Administration",
});
