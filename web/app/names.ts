import { useEffect, useState } from "preact/hooks";
import type { Language } from "#shared/catalogue/procedures.ts";
import { useApp } from "#web/app/app-context.ts";

/** Names of papers, posts and procedures in one language, made at build from the catalogue. */
export interface Names {
  /** Papers by the catalogue's document id. */
  readonly documents: Readonly<Record<string, string>>;
  readonly posts: Readonly<Record<string, PostName>>;
  readonly procedures: Readonly<Record<string, string>>;
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

const nothing: Names = { documents: {}, posts: {}, procedures: {} };
const known = new Map<Language, Names>();

/** Names in the page's language; empty until they have come, once for the page. */
export const useNames = (): Names => {
  const { language } = useApp();
  const [names, setNames] = useState(known.get(language) ?? nothing);
  useEffect(() => {
    if (known.has(language)) return;
    modules[language]().then(
      (module) => {
        known.set(language, module.names);
        setNames(module.names);
      },
      () => undefined,
    );
  }, [language]);
  return names;
};
