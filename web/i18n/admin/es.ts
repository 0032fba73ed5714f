import type { en } from "#web/i18n/admin/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const es = translation<"es", typeof en>()({
  "area.name": "Administración",
  "home.title": "Administración",
});
