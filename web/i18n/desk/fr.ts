import type { en } from "#web/i18n/desk/en.ts";
import { translation } from "#web/i18n/translator.ts";

export const fr = translation<"fr", typeof en>()({
  "area.name": "Guichet",
  "home.title": "Aujourd’hui",
});
