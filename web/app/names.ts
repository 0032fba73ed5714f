import { useEffect, useState } from "preact/hooks";
import type { Language } from "#shared/catalogue/procedures.ts";
import { useApp } from "#web/app/app-context.ts";

/** Names of posts, procedures and papers in one language, made at build from the catalogue. */
export interface Names {
  readonly posts: Readonly<Record<string, PostName>>;
  readonly procedures: Readonly<Record<string, string>>;
  /** By document id. */
  readonly papers: Readonly<Record<string, string>>;
}

export interface PostName {
  readonly city: string;
  readonly embassy: boolean;
  readonly country: string;
  readonly timeZone: string;
  readonly currency: string;
}

const modules: Readonly<Record<Language, () => Promise<{ readonly names: Names }>>> = {
  ar: () => import("virtual:names/ar"),
  fr: () => import("virtual:names/fr"),
  es: () => import("virtual:names/es"),
  en: () => import("virtual:names/en"),
};

const nothing: Names = { posts: {}, procedures: {}, papers: {} };
const known = new Map<Language, Names>();

const load = async (language: Language): Promise<void> => {
  if (!known.has(language)) known.set(language, (await modules[language]()).names);
};

/** Has the names come before a screen shows times and places; that they don't come is no reason to show nothing. */
export const loadNames = (language: Language): Promise<void> => load(language).catch(() => undefined);

/** Names in the page's language; empty where they did not come. */
export const useNames = (): Names => {
  const { language } = useApp();
  const [names, setNames] = useState(known.get(language) ?? nothing);
  useEffect(() => {
    if (known.has(language)) return;
    void loadNames(language).then(() => setNames(known.get(language) ?? nothing));
  }, [language]);
  return names;
};
