import { useState } from "preact/hooks";
import type { InputOf, Reading } from "#web/app/api.ts";
import { useApp } from "#web/app/app-context.ts";
import type { Problem } from "#web/app/problem.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { useTranslator } from "#web/areas/admin/words.ts";
import { Button } from "#web/ui/button.tsx";

interface Props<O extends Reading> {
  readonly operation: O;
  readonly input: InputOf<O>;
  /** Of the file, without its ending. */
  readonly name: string;
}

/** Saves the same figures as a table for a spreadsheet. */
export const CsvButton = <O extends Reading>({ operation, input, name }: Props<O>) => {
  const { api } = useApp();
  const { t } = useTranslator();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    const outcome = await api.file(operation, input, "text/csv");
    setBusy(false);
    if (!outcome.ok) return setProblem(outcome.problem);
    const address = URL.createObjectURL(outcome.value);
    const link = document.createElement("a");
    link.href = address;
    link.download = `${name}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <>
      <Button tone="quiet" busy={busy} onClick={() => void save()}>
        {t("csv.get")}
      </Button>
      <ProblemNotice problem={problem} />
    </>
  );
};
