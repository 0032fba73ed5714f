import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Language } from "#shared/catalogue/procedures.ts";
import { ar } from "#web/i18n/ar.ts";
import { en } from "#web/i18n/en.ts";
import { es } from "#web/i18n/es.ts";
import { fr } from "#web/i18n/fr.ts";
import { languages } from "#web/i18n/language.ts";
import type { Messages } from "#web/i18n/message.ts";
import { createTranslator } from "#web/i18n/translator.ts";
import { LanguageChoice, Missing } from "#web/prerender/all-languages.tsx";
import { type Assets, Document } from "#web/prerender/document.tsx";
import { ProblemsPage } from "#web/prerender/problems-page.tsx";
import { FirstPage } from "#web/public/first-page/first-page.tsx";
import type { PageData } from "#web/public/first-page/page-data.ts";
import { TranslatorProvider } from "#web/ui/i18n-context.tsx";

const messages: Readonly<Record<Language, Messages>> = { ar, fr, es, en };

const html = (page: VNode): string => `<!doctype html>${renderToString(page)}\n`;

/** The first page of one language, whole without scripts. */
export const renderFirstPage = (data: PageData, assets: Assets): string => {
  const translator = createTranslator(data.language, messages[data.language]);
  return html(
    <Document
      language={data.language}
      title={translator.t("page.title")}
      description={translator.t("page.description")}
      assets={assets}
      path=""
    >
      <div id="page">
        <TranslatorProvider translator={translator}>
          <FirstPage data={data} />
        </TranslatorProvider>
      </div>
    </Document>,
  );
};

/** The pages that need no script: path in the site → HTML. */
export const renderStillPages = (assets: Assets): ReadonlyMap<string, string> => {
  const translators = languages.map((language) => createTranslator(language, messages[language]));
  const still = { ...assets, scripts: [] };
  return new Map([
    [
      "index.html",
      html(
        <Document language="fr" title="Wisal · وصال" assets={still}>
          <LanguageChoice translators={translators} />
        </Document>,
      ),
    ],
    [
      "404.html",
      html(
        <Document language="fr" title="404 · Wisal" assets={still}>
          <Missing translators={translators} />
        </Document>,
      ),
    ],
    [
      "problems/index.html",
      html(
        <Document language="en" title="Error codes · Wisal" assets={still}>
          <ProblemsPage />
        </Document>,
      ),
    ],
  ]);
};
