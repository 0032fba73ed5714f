import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { ar } from "#web/i18n/common/ar.ts";
import { en } from "#web/i18n/common/en.ts";
import { es } from "#web/i18n/common/es.ts";
import { fr } from "#web/i18n/common/fr.ts";
import { languages } from "#web/i18n/language.ts";
import { createTranslator } from "#web/i18n/translator.ts";
import { TranslatorProvider } from "#web/ui/i18n-context.tsx";
import { People } from "#web/ui/people.tsx";

const catalogues = { ar, fr, es, en };
const names = ["Yassine Amrani", "سلمى العمراني", "Nour Amrani"];

describe("names in a list", () => {
  it.each(languages)("stand each in its own direction in %s, joined as the language joins", (language) => {
    const shown = renderToString(
      <TranslatorProvider translator={createTranslator(language, catalogues[language])}>
        <People names={names} />
      </TranslatorProvider>,
    );
    const isolated = [...shown.matchAll(/<bdi[^>]*>([^<]*)<\/bdi>/g)].map(([, name]) => name);
    expect(isolated).toEqual(names);
    const joined = { ar: "_ و_ و_", fr: "_, _ et _", es: "_, _ y _", en: "_, _ and _" };
    const said = shown.replaceAll(/<bdi[^>]*>[^<]*<\/bdi>/g, "_");
    expect(said.replaceAll(/<\/?span[^>]*>/g, "")).toBe(joined[language]);
    expect(said.includes('<span class="whole">و_</span>')).toBe(language === "ar");
  });
});
