import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { ForPeople } from "#web/areas/my/people.tsx";
import { languages } from "#web/i18n/language.ts";
import { ar } from "#web/i18n/my/ar.ts";
import { en } from "#web/i18n/my/en.ts";
import { es } from "#web/i18n/my/es.ts";
import { fr } from "#web/i18n/my/fr.ts";
import { createTranslator } from "#web/i18n/translator.ts";
import { TranslatorProvider } from "#web/ui/i18n-context.tsx";

const catalogues = { ar, fr, es, en };

describe("the names of a request's people", () => {
  it.each(languages)("stand each in its own direction in %s, joined as the language joins", (language) => {
    const shown = renderToString(
      <TranslatorProvider translator={createTranslator(language, catalogues[language])}>
        <ForPeople names={["Yassine Amrani", "سلمى العمراني", "Nour Amrani"]} />
      </TranslatorProvider>,
    );
    const isolated = [...shown.matchAll(/<bdi[^>]*>([^<]*)<\/bdi>/g)].map(([, name]) => name);
    expect(isolated).toEqual(["Yassine Amrani", "سلمى العمراني", "Nour Amrani"]);
    const joined = {
      ar: "لفائدة _ و_ و_",
      fr: "Pour _, _ et _",
      es: "Para _, _ y _",
      en: "For _, _ and _",
    };
    const said = shown.replaceAll(/<bdi[^>]*>[^<]*<\/bdi>/g, "_");
    expect(said.replaceAll(/<\/?span[^>]*>/g, "")).toBe(joined[language]);
    expect(said.includes('<span class="whole">و_</span>')).toBe(language === "ar");
  });
});
