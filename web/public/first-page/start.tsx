import "#web/ui/tokens.css";
import "#web/ui/base.css";
import "#web/ui/components.css";
import "#web/public/first-page/first-page.css";
import { hydrate } from "preact";
import type { Messages } from "#web/i18n/message.ts";
import { createTranslator } from "#web/i18n/translator.ts";
import { FirstPage } from "#web/public/first-page/first-page.tsx";
import type { PageData } from "#web/public/first-page/page-data.ts";
import { TranslatorProvider } from "#web/ui/i18n-context.tsx";

/** Wakes the prerendered page of one language. */
export const start = (data: PageData, messages: Messages): void => {
  const page = document.getElementById("page");
  if (page === null) return;
  hydrate(
    <TranslatorProvider translator={createTranslator(data.language, messages)}>
      <FirstPage data={data} />
    </TranslatorProvider>,
    page,
  );
};
