import { support } from "#shared/catalogue/support.ts";
import type { en } from "#web/i18n/help/en.ts";
import type { en as site } from "#web/i18n/site/en.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { SiteFooter } from "#web/ui/site-footer.tsx";
import { SiteHeader } from "#web/ui/site-header.tsx";

const { useTranslator, Message } = wordsOf<typeof site & typeof en>();

/** What goes wrong most, each with what to do. */
const cases = ["code", "sms", "paper", "missed"] as const;

/** `/<language>/help/`: whom to call, how to complain, what to do when something went wrong. Needs no script. */
export const HelpPage = () => {
  const { t } = useTranslator();
  return (
    <>
      <SiteHeader query="" path="help/" />
      <main id="main" class="wide problems" tabIndex={-1}>
        <h1>{t("help.title")}</h1>
        <p>{t("help.lead")}</p>
        <section class="door">
          <h2 class="door-name">{t("help.phone.title")}</h2>
          <p>
            <a href={`tel:${support.phone}`}>
              <span>
                <Message k="help.phone.text" values={[{ phone: support.phoneShown }]} />
              </span>
            </a>
          </p>
          <p>
            <Message k="help.hours" values={[{ hours: support.hours }]} />
          </p>
        </section>
        <section class="door">
          <h2 class="door-name">{t("help.complaint.title")}</h2>
          <p class="door-text">
            <Message k="help.complaint.text" values={[{ mail: support.mail }]} />
          </p>
        </section>
        <section class="door">
          <h2 class="door-name">{t("help.offline.title")}</h2>
          <p class="door-text">{t("help.offline.text")}</p>
        </section>
        <section class="door" aria-labelledby="cases">
          <h2 class="door-name" id="cases">
            {t("help.cases")}
          </h2>
          {cases.map((each) => (
            <div key={each} class="help-case">
              <h3>{t(`help.${each}.title`)}</h3>
              <p class="door-text">{t(`help.${each}.text`)}</p>
            </div>
          ))}
        </section>
      </main>
      <SiteFooter />
    </>
  );
};
