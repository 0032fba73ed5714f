import { useState } from "preact/hooks";
import type { Problem } from "#web/app/problem.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useTranslator } from "#web/areas/admin/words.ts";
import { Button } from "#web/ui/button.tsx";

interface Props {
  readonly label: string;
  readonly question: string;
  readonly yes: string;
  readonly action: { readonly busy: boolean; readonly problem: Problem | undefined };
  readonly onYes: () => void;
}

/** What cannot be undone takes two steps: the second says what it does. */
export const TwoStep = ({ label, question, yes, action: { busy, problem }, onYes }: Props) => {
  const { t } = useTranslator();
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <>
        <Button tone="quiet" onClick={() => setAsked(true)}>
          {label}
        </Button>
        <ProblemNotice problem={problem} />
      </>
    );
  }
  return (
    <div class="sheet">
      <p role="status">{question}</p>
      <div class="actions">
        <Button tone="danger" busy={busy} onClick={onYes}>
          {yes}
        </Button>
        <Button tone="quiet" onClick={() => setAsked(false)}>
          {t("cancel")}
        </Button>
      </div>
      <ProblemNotice problem={problem} />
    </div>
  );
};
