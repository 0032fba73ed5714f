import type { ComponentChildren } from "preact";
import { go } from "#web/app/app-context.ts";
import type { Problem } from "#web/app/problem.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import type { ChangeWords } from "#web/areas/my/stamps/words.ts";
import { Button } from "#web/ui/button.tsx";
import { wordsOf } from "#web/ui/i18n-context.tsx";
import { Notice } from "#web/ui/notice.tsx";

const { useTranslator } = wordsOf<ChangeWords>();

interface Props {
  /** Hash path of this screen: the second step stands in the address, so that a fresh sign-in comes back to it. */
  readonly path: string;
  readonly sure: boolean;
  /** Hash path of where the thing is kept. */
  readonly away: string;
  /** What the first button does, and the second. */
  readonly ask: string;
  readonly yes: string;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly onYes: () => void;
  /** What will happen. */
  readonly children: ComponentChildren;
}

/** What cannot be undone: first what it means, then whether the person is sure. */
export const TwoSteps = ({ path, sure, away, ask, yes, busy, problem, onYes, children }: Props) => {
  const { t } = useTranslator();
  return (
    <div class="stack">
      {children}
      {!sure && (
        <p class="actions">
          <Button onClick={() => go(`${path}?sure=1`)}>{ask}</Button>
          <a class="button button-plain" href={`#${away}`}>
            {t("change.keep")}
          </a>
        </p>
      )}
      {sure && (
        <Notice tone="warning" title={t("change.sure")} announced>
          <p>{t("change.final")}</p>
        </Notice>
      )}
      {sure && <ProblemNotice problem={problem} />}
      {sure && (
        <p class="actions">
          <Button tone="danger" busy={busy} onClick={onYes}>
            {yes}
          </Button>
          <a class="button button-plain" href={`#${away}`}>
            {t("change.keep")}
          </a>
        </p>
      )}
    </div>
  );
};
