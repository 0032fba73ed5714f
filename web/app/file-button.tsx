import { useEffect, useState } from "preact/hooks";
import type { Outcome, Problem } from "#web/app/problem.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";

interface Props {
  readonly label: string;
  /** Said once the file is there. */
  readonly ready: string;
  readonly save: string;
  readonly name: string;
  readonly get: () => Promise<Outcome<Blob>>;
}

/**
 * A file that needs the session: fetched when it is asked for, then kept as an address of this page until the screen
 * is left. A link to save it follows, since browsers refuse a file that opens by itself after a wait.
 */
export const FileButton = ({ label, ready, save, name, get }: Props) => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [address, setAddress] = useState<string>();
  useEffect(() => () => (address === undefined ? undefined : URL.revokeObjectURL(address)), [address]);
  const fetchIt = async () => {
    setBusy(true);
    setProblem(undefined);
    const outcome = await get();
    setBusy(false);
    if (outcome.ok) setAddress(URL.createObjectURL(outcome.value));
    else setProblem(outcome.problem);
  };
  return (
    <>
      <ProblemNotice problem={problem} retry={() => void fetchIt()} />
      {address === undefined ? (
        <Button tone="quiet" busy={busy} onClick={() => void fetchIt()}>
          {label}
        </Button>
      ) : (
        <Notice tone="good" title={ready} announced>
          <a class="button button-primary" href={address} download={name}>
            {save}
          </a>
        </Notice>
      )}
    </>
  );
};
