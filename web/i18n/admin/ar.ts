import type { en } from "#web/i18n/admin/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const ar = translation<"ar", typeof en>()({
  "area.name": "الإدارة",
  "home.title": "الإدارة",
});
