import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Language } from "#shared/catalogue/procedures.ts";
import { namesOf } from "#web/app/all-names.ts";
import { type Area, type AreaId, loadWords } from "#web/app/area.ts";
import { AreaApp } from "#web/app/area-app.tsx";
import { shellWords } from "#web/app/start-area.tsx";
import { area as admin } from "#web/areas/admin/area.ts";
import { area as desk } from "#web/areas/desk/area.ts";
import { area as draws } from "#web/areas/draws/area.ts";
import { area as my } from "#web/areas/my/area.ts";
import { area as styleguide } from "#web/areas/styleguide/area.ts";
import { languages } from "#web/i18n/language.ts";
import { createTranslator } from "#web/i18n/translator.ts";
import { type Assets, Document } from "#web/prerender/document.tsx";
import { HelpPage } from "#web/prerender/help-page.tsx";
import { TranslatorProvider } from "#web/ui/i18n-context.tsx";

const areas: Readonly<Record<AreaId, Area>> = { my, desk, admin, draws, styleguide };
const words = import.meta.glob(["../i18n/*/*.ts"]);

const html = (page: VNode): string => `<!doctype html>${renderToString(page)}\n`;

/** The shell of an area in one language: its head, its foot, and room for a screen. */
export const renderShell = async (id: AreaId, language: Language, assets: Assets): Promise<string> => {
  const messages = await loadWords(words, shellWords(id), language);
  const { t } = createTranslator(language, messages);
  return html(
    <Document
      language={language}
      title={`${t(areas[id].name)} · Wisal`}
      assets={assets}
      path={`${id}/`}
      hidden
      config
    >
      <div id="page">
        <AreaApp area={areas[id]} language={language} messages={messages} words={words} namesOf={namesOf} />
      </div>
    </Document>,
  );
};

/** `/<language>/help/`: path in the site → HTML. */
export const renderHelp = async (assets: Assets): Promise<ReadonlyMap<string, string>> => {
  const pages = languages.map(async (language): Promise<[string, string]> => {
    const translator = createTranslator(language, await loadWords(words, ["site", "help"], language));
    const page = (
      <Document
        language={language}
        title={`${translator.t("help.title")} · Wisal`}
        assets={assets}
        path="help/"
      >
        <TranslatorProvider translator={translator}>
          <HelpPage />
        </TranslatorProvider>
      </Document>
    );
    return [`${language}/help/index.html`, html(page)];
  });
  return new Map(await Promise.all(pages));
};

/** `/signed-in/`: where issuers send people back; its script leads on at once. */
export const renderSignedIn = (assets: Assets): string =>
  html(
    <Document language="fr" title="Wisal · وصال" assets={assets} hidden>
      <p class="doors">Wisal · وصال</p>
    </Document>,
  );
