import type { Plugin } from "vite";
import type { Language } from "#shared/catalogue/procedures.ts";
import { names, pageData, papers } from "#web/build/page-data.ts";
import { languages } from "#web/i18n/language.ts";

type Makers = Readonly<Record<string, (language: Language) => unknown>>;

const made: Readonly<Record<string, Makers>> = {
  "virtual:page-data/": { data: pageData },
  "virtual:names/": { names },
  "virtual:papers/": { papers },
};

/**
 * Serves `virtual:page-data/<language>`, `virtual:names/<language>` and `virtual:papers/<language>`: the browser gets
 * one language's names instead of the whole catalogue.
 */
export const pageDataPlugin = (): Plugin => ({
  name: "wisal-page-data",
  resolveId: (id) => (Object.keys(made).some((prefix) => id.startsWith(prefix)) ? `\0${id}` : undefined),
  load: (id) => {
    for (const [prefix, makers] of Object.entries(made)) {
      const language = languages.find((each) => id === `\0${prefix}${each}`);
      if (language === undefined) continue;
      return Object.entries(makers)
        .map(([name, make]) => `export const ${name} = ${JSON.stringify(make(language))};`)
        .join("\n");
    }
    return undefined;
  },
});
