import { useTranslator } from "#web/public/first-page/words.ts";

/** What the page is, in one sentence, and the two ways into it. */
export const Hero = ({ posts }: { readonly posts: number }) => {
  const { t } = useTranslator();
  return (
    <section class="hero">
      <div class="wide">
        <p class="hero-audience">{t("site.audience")}</p>
        <h1>{t("hero.title")}</h1>
        <p class="hero-lead">{t("hero.lead", { posts })}</p>
        <p class="hero-actions">
          <a class="button button-warm" href="#posts">
            {t("hero.posts")}
          </a>
          <a class="button button-quiet" href="#procedures">
            {t("hero.procedures")}
          </a>
        </p>
      </div>
    </section>
  );
};

const steps = ["request", "appointment", "stamp", "visit"] as const;

/** Request, appointment, stamp, visit. */
export const Steps = () => {
  const { t } = useTranslator();
  return (
    <section class="steps" aria-labelledby="steps-title">
      <div class="wide">
        <h2 id="steps-title">{t("steps.title")}</h2>
        <ol>
          {steps.map((step, index) => (
            <li key={step}>
              <span class="star" aria-hidden="true">
                {index + 1}
              </span>
              <h3>{t(`steps.${step}.title`)}</h3>
              <p>{t(`steps.${step}.text`)}</p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
};
