import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Language } from "#shared/catalogue/procedures.ts";
import { ar } from "#web/i18n/ar.ts";
import { en } from "#web/i18n/en.ts";
import { es } from "#web/i18n/es.ts";
import { fr } from "#web/i18n/fr.ts";
import { languages } from "#web/i18n/language.ts";
import { ar as arSite } from "#web/i18n/site/ar.ts";
import { en as enSite } from "#web/i18n/site/en.ts";
import { es as esSite } from "#web/i18n/site/es.ts";
import { fr as frSite } from "#web/i18n/site/fr.ts";
import { createTranslator, typed } from "#web/i18n/translator.ts";
import { LanguageChoice, Missing } from "#web/prerender/all-languages.tsx";
import { type Assets, Document } from "#web/prerender/document.tsx";
import { ProblemsPage } from "#web/prerender/problems-page.tsx";
import { FirstPage } from "#web/public/first-page/first-page.tsx";
import type { PageData } from "#web/public/first-page/page-data.ts";
import { TranslatorProvider } from "#web/ui/i18n-context.tsx";

const messages = {
  ar: { ...arSite, ...ar },
  fr: { ...frSite, ...fr },
  es: { ...esSite, ...es },
  en: { ...enSite, ...en },
} as const;

/** The first page's translator of a language. */
const speak = (language: Language) =>
  typed<typeof enSite & typeof en>(createTranslator(language, messages[language]));

const html = (page: VNode): string => `<!doctype html>${renderToString(page)}\n`;

/** The first page of one language, whole without scripts. */
export const renderFirstPage = (data: PageData, assets: Assets): string => {
  const translator = speak(data.language);
  return html(
    <Document
      language={data.language}
      title={translator.t("page.title")}
      description={translator.t("page.description")}
      assets={assets}
      path=""
    >
      <div id="page">
        <TranslatorProvider translator={createTranslator(data.language, messages[data.language])}>
          <FirstPage data={data} />
        </TranslatorProvider>
      </div>
    </Document>,
  );
};

/** The pages that need no script: path in the site → HTML. */
export const renderStillPages = (assets: Assets): ReadonlyMap<string, string> => {
  const translators = languages.map(speak);
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
