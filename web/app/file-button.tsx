import { useEffect, useState } from "preact/hooks";
import type { InputOf, Reading } from "#web/app/api.ts";
import { useApp } from "#web/app/app-context.ts";
import type { Problem } from "#web/app/problem.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { Button } from "#web/ui/button.tsx";

interface Props<O extends Reading> {
  readonly operation: O;
  readonly input: InputOf<O>;
  /** MIME type, asked for and saved. */
  readonly type: string;
  /** Name of the saved file. */
  readonly name: string;
  readonly label: string;
  readonly words: { readonly working: string; readonly saved: string; readonly open: string };
}

const save = (address: string, name: string): void => {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
};

/** A file that needs the token: fetched, saved under its name, and left to be opened; or said in words why not. */
export const FileButton = <O extends Reading>({ operation, input, type, name, label, words }: Props<O>) => {
  const { api } = useApp();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [address, setAddress] = useState<string>();
  useEffect(() => (address === undefined ? undefined : () => URL.revokeObjectURL(address)), [address]);
  const press = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    const outcome = await api.file(operation, input, type);
    setBusy(false);
    if (!outcome.ok) {
      setProblem(outcome.problem);
      return;
    }
    const made = URL.createObjectURL(new Blob([outcome.value], { type }));
    setAddress(made);
    save(made, name);
  };
  return (
    <div class="stack">
      <Button tone="quiet" busy={busy} onClick={() => void press()}>
        {busy ? words.working : label}
      </Button>
      {address !== undefined && !busy && (
        <p role="status">
          {words.saved}{" "}
          <a href={address} target="_blank" rel="noreferrer">
            {words.open}
          </a>
        </p>
      )}
      <ProblemNotice problem={problem} />
    </div>
  );
};
