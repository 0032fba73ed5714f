import type { ComponentChildren } from "preact";
import type { Problem } from "#web/app/problem.ts";
import { ProblemNotice } from "#web/app/problem-notice.tsx";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";

interface Props {
  readonly what: ComponentChildren;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
  /** Hash path that keeps everything as it is. */
  readonly back: string;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly onYes: () => void;
}

/** The second step before something that cannot be undone. */
export const Ending = ({ what, text, yes, no, back, busy, problem, onYes }: Props) => (
  <>
    <p class="lead">{what}</p>
    <Notice tone="warning">{text}</Notice>
    <ProblemNotice problem={problem} retry={onYes} />
    <div class="actions">
      <Button tone="danger" busy={busy} onClick={onYes}>
        {yes}
      </Button>
      <a class="button button-plain" href={`#${back}`}>
        {no}
      </a>
    </div>
  </>
);
