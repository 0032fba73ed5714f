import { useEffect, useState } from "preact/hooks";
import type { Language } from "#shared/catalogue/procedures.ts";
import { useApp } from "#web/app/app-context.ts";

/** Names of papers, what an inspection says of one, and what procedures ask, in one language; made at build. */
export interface Papers {
  /** By the catalogue's document id. */
  readonly names: Readonly<Record<string, string>>;
  /** By the verdict's code (D2). */
  readonly verdicts: Readonly<Record<string, string>>;
  readonly procedures: Readonly<
    Record<string, { readonly ages: "adult" | "minor" | "any"; readonly appointment: boolean }>
  >;
}

const modules: Readonly<Record<Language, () => Promise<{ readonly papers: Papers }>>> = {
  ar: () => import("virtual:papers/ar"),
  fr: () => import("virtual:papers/fr"),
  es: () => import("virtual:papers/es"),
  en: () => import("virtual:papers/en"),
};

const nothing: Papers = { names: {}, verdicts: {}, procedures: {} };
const known = new Map<Language, Papers>();

/** Papers in the page's language; empty until they have come, once for the page. */
export const usePapers = (): Papers => {
  const { language } = useApp();
  const [papers, setPapers] = useState(known.get(language) ?? nothing);
  useEffect(() => {
    if (known.has(language)) return;
    modules[language]().then(
      (module) => {
        known.set(language, module.papers);
        setPapers(module.papers);
      },
      () => undefined,
    );
  }, [language]);
  return papers;
};
