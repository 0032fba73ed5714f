import type { Language } from "#shared/catalogue/procedures.ts";
import { languageFacts, languages } from "#web/i18n/language.ts";
import { Mark } from "#web/ui/mark.tsx";
import { useTranslator } from "#web/ui/site-words.ts";

interface Props {
  /** The current page's query, kept when the language changes. */
  readonly query: string;
  /** The page's path below the language, such as `` for the first page. */
  readonly path: string;
}

const LanguageLink = ({
  language,
  current,
  query,
  path,
}: Props & { language: Language; current: boolean }) => {
  const { name, dir } = languageFacts[language];
  return (
    <a
      href={`/${language}/${path}${query}`}
      lang={language}
      dir={dir}
      hreflang={language}
      aria-current={current ? "true" : undefined}
    >
      {name}
    </a>
  );
};

/** Skip link, name and language switch: the top of every public page. */
export const SiteHeader = ({ query, path }: Props) => {
  const { t, language } = useTranslator();
  return (
    <>
      <a class="skip" href="#main">
        {t("skip")}
      </a>
      <header class="site-header">
        <div class="wide site-header-row">
          <a class="brand" href={`/${language}/`}>
            <Mark />
            <span class="brand-words">
              <span class="brand-name">{t("site.name")}</span>
              <span class="brand-tagline">{t("site.tagline")}</span>
            </span>
          </a>
          <p class="site-my">
            <a href={`/${language}/my/`}>{t("site.my")}</a>
          </p>
          <nav class="languages" aria-label={t("languages.label")}>
            <ul>
              {languages.map((each) => (
                <li key={each}>
                  <LanguageLink language={each} current={each === language} query={query} path={path} />
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
    </>
  );
};
