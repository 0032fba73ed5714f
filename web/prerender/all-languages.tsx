import type { en } from "#web/i18n/en.ts";
import { languageFacts, languages } from "#web/i18n/language.ts";
import type { en as site } from "#web/i18n/site/en.ts";
import type { Translator } from "#web/i18n/translator.ts";
import { Mark } from "#web/ui/mark.tsx";

/** Pages that cannot know the reader's language say the same thing in each of the four. */
interface Props {
  readonly translators: readonly Translator<typeof site & typeof en>[];
}

const Brand = ({ translators }: Props) => (
  <p class="brand brand-large">
    <Mark />
    <span class="brand-name">
      {translators
        .filter(({ language }) => language === "fr" || language === "ar")
        .map(({ language, dir, t }) => (
          <span key={language} lang={language} dir={dir}>
            {t("site.name")}
          </span>
        ))}
    </span>
  </p>
);

/** `/index.html`: for the visitor whom nothing redirected. Works without scripts. */
export const LanguageChoice = ({ translators }: Props) => (
  <main class="doors">
    <Brand translators={translators} />
    <h1 class="unseen">{languages.map((language) => languageFacts[language].name).join(" · ")}</h1>
    <ul>
      {translators.map(({ language, dir, t }) => (
        <li key={language}>
          <a class="door" href={`/${language}/`} lang={language} dir={dir} hreflang={language}>
            <span class="door-name">{languageFacts[language].name}</span>
            <span class="door-text">{t("hero.title")}</span>
          </a>
        </li>
      ))}
    </ul>
  </main>
);

/** `/404.html`. */
export const Missing = ({ translators }: Props) => (
  <main class="doors">
    <Brand translators={translators} />
    <h1 class="doors-number">404</h1>
    <ul>
      {translators.map(({ language, dir, t }) => (
        <li key={language} lang={language} dir={dir}>
          <section class="door">
            <h2 class="door-name">{t("missing.title")}</h2>
            <p class="door-text">{t("missing.text")}</p>
            <p>
              <a href={`/${language}/`}>{t("missing.home")}</a>
            </p>
          </section>
        </li>
      ))}
    </ul>
  </main>
);
