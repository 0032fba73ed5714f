import type { Language } from "#shared/catalogue/procedures.ts";
import type { Names, NamesLoader } from "#web/app/names.ts";

const modules: Readonly<Record<Language, () => Promise<{ readonly names: Names }>>> = {
  ar: () => import("virtual:names/ar"),
  fr: () => import("virtual:names/fr"),
  es: () => import("virtual:names/es"),
  en: () => import("virtual:names/en"),
};

/** The names of any language, each a file of its own that comes when it is asked for. */
export const namesOf: NamesLoader = async (language) => (await modules[language]()).names;
