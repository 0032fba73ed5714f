import { useEffect, useState } from "preact/hooks";
import type { Language } from "#shared/catalogue/procedures.ts";
import { useApp } from "#web/app/app-context.ts";
import type { Problem } from "#web/app/problem.ts";
import { useTranslator } from "#web/ui/app-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";

type Texts = Readonly<Record<string, string>>;

const texts: Readonly<Record<Language, () => Promise<Texts>>> = {
  ar: async () => (await import("#web/i18n/problems/ar.ts")).ar,
  fr: async () => (await import("#web/i18n/problems/fr.ts")).fr,
  es: async () => (await import("#web/i18n/problems/es.ts")).es,
  en: async () => (await import("#web/i18n/problems/en.ts")).en,
};

/** A problem in the person's words; the texts come with the first problem, not with the page. */
export const useProblemText = (problem: Problem | undefined): string | undefined => {
  const { language } = useApp();
  const { t } = useTranslator();
  const [known, setKnown] = useState<Texts>();
  const wanted = problem !== undefined && problem.code !== "offline";
  useEffect(() => {
    if (!wanted || known !== undefined) return;
    texts[language]().then(setKnown, () => setKnown({}));
  }, [wanted, known, language]);
  if (problem === undefined) return undefined;
  if (problem.code === "offline") return t("problem.offline");
  return known === undefined ? "…" : (known[problem.code] ?? t("problem.unknown"));
};

interface Props {
  readonly problem: Problem | undefined;
  readonly retry?: () => void;
}

/** A refusal, with what can be done: wait, try again, or sign in again where the API asks for it. */
export const ProblemNotice = ({ problem, retry }: Props) => {
  const { session } = useApp();
  const { t } = useTranslator();
  const text = useProblemText(problem);
  if (problem === undefined) return null;
  const stepUp = problem.code === "step-up-needed" && session !== undefined;
  return (
    <Notice tone={problem.status === 0 ? "warning" : "bad"} announced>
      <p>{text}</p>
      {problem.retryAfter !== undefined && problem.retryAfter > 1 && (
        <p>{t("problem.wait", { count: problem.retryAfter })}</p>
      )}
      {stepUp && <Button onClick={() => void session.stepUp()}>{t("step-up.go")}</Button>}
      {problem.code === "phone-unconfirmed" && (
        <a class="button button-primary" href="#/account/phone">
          {t("phone.go")}
        </a>
      )}
      {!stepUp && retry !== undefined && (
        <Button tone="quiet" onClick={retry}>
          {t("retry")}
        </Button>
      )}
    </Notice>
  );
};
