import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { ForPeople } from "#web/areas/my/people.tsx";
import { languages } from "#web/i18n/language.ts";
import { ar } from "#web/i18n/my/ar.ts";
import { en } from "#web/i18n/my/en.ts";
import { es } from "#web/i18n/my/es.ts";
import { fr } from "#web/i18n/my/fr.ts";
import { createTranslator } from "#web/i18n/translator.ts";
import { TranslatorProvider } from "#web/ui/i18n-context.tsx";

const catalogues = { ar, fr, es, en };
const sentences = { ar: "لفائدة _ و_", fr: "Pour _ et _", es: "Para _ y _", en: "For _ and _" };

it.each(languages)("says whom a request is for in %s", (language) => {
  const shown = renderToString(
    <TranslatorProvider translator={createTranslator(language, catalogues[language])}>
      <ForPeople names={["Yassine Amrani", "سلمى العمراني"]} />
    </TranslatorProvider>,
  );
  const said = shown.replaceAll(/<bdi[^>]*>[^<]*<\/bdi>/g, "_").replaceAll(/<\/?span[^>]*>/g, "");
  expect(said).toBe(sentences[language]);
});
