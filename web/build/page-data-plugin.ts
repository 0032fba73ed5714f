import type { Plugin } from "vite";
import { pageData } from "#web/build/page-data.ts";
import { languages } from "#web/i18n/language.ts";

const prefix = "virtual:page-data/";

/** Serves `virtual:page-data/<language>`: the browser gets one language's names instead of the whole catalogue. */
export const pageDataPlugin = (): Plugin => ({
  name: "wisal-page-data",
  resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
  load: (id) => {
    const language = languages.find((each) => id === `\0${prefix}${each}`);
    return language === undefined ? undefined : `export const data = ${JSON.stringify(pageData(language))};`;
  },
});
