import { useEffect, useState } from "preact/hooks";
import type { Area } from "#web/app/area.ts";
import type { Session } from "#web/app/session.ts";
import { ThemeSwitch } from "#web/app/theme-switch.tsx";
import { languageFacts, languages } from "#web/i18n/language.ts";
import { useTranslator } from "#web/ui/app-words.ts";
import { useAnyTranslator } from "#web/ui/i18n-context.tsx";
import { Mark } from "#web/ui/mark.tsx";

/** The hash, so that a change of language keeps the screen; empty in a prerendered shell. */
const useHash = (): string => {
  const [hash, setHash] = useState("");
  useEffect(() => {
    const follow = () => setHash(location.hash);
    follow();
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return hash;
};

interface Props {
  readonly area: Area;
  /** Undefined while nobody is signed in. */
  readonly session: Session | undefined;
}

const AccountMenu = ({ area, session }: Props) => {
  const { t } = useTranslator();
  const words = useAnyTranslator();
  if (session === undefined) return null;
  return (
    <nav class="app-menu" aria-label={t("menu.label")}>
      <ul>
        {area.menu.map(({ path, label }) => (
          <li key={path}>
            <a href={`#${path}`}>{words.t(label)}</a>
          </li>
        ))}
        <li>
          <button type="button" class="link" onClick={session.signOut}>
            {t("sign-out")}
          </button>
        </li>
      </ul>
    </nav>
  );
};

/** Skip link, name, menu and language switch: the top of every area. */
export const AreaHeader = ({ area, session }: Props) => {
  const { t, language } = useTranslator();
  const words = useAnyTranslator();
  const hash = useHash();
  const menu = <AccountMenu area={area} session={session} />;
  const staff = area.caller === "staff";
  return (
    <>
      <a class="skip" href="#main">
        {t("skip")}
      </a>
      <header class="site-header app-header">
        <div class="wide site-header-row">
          <a class="brand" href={staff ? "#/" : `/${language}/`}>
            <Mark />
            <span class="brand-words">
              <span class="brand-name">{t("site.name")}</span>
              <span class="brand-tagline">{words.t(area.name)}</span>
            </span>
          </a>
          {!staff && menu}
          <nav class="languages" aria-label={t("languages.label")}>
            <ul>
              {languages.map((each) => (
                <li key={each}>
                  <a
                    href={`/${each}/${area.id}/${hash}`}
                    lang={each}
                    dir={languageFacts[each].dir}
                    hreflang={each}
                    aria-current={each === language ? "true" : undefined}
                  >
                    {languageFacts[each].name}
                  </a>
                </li>
              ))}
              {area.dark && (
                <li>
                  <ThemeSwitch />
                </li>
              )}
            </ul>
          </nav>
          {staff && menu}
        </div>
      </header>
    </>
  );
};
