import { useCallback, useRef, useState } from "preact/hooks";
import type { AnswerOf, InputOf, Operation } from "#web/app/api.ts";
import { useApp } from "#web/app/app-context.ts";
import { isOpen, type Outcome, type Problem } from "#web/app/problem.ts";

export interface Action<O extends Operation> {
  /** Undefined where the same is under way already: a second click does nothing. */
  readonly run: (input: InputOf<O>) => Promise<Outcome<AnswerOf<O>> | undefined>;
  readonly busy: boolean;
  /** The last refusal, until the next try. */
  readonly problem: Problem | undefined;
  readonly forget: () => void;
}

/** What tells one input from another: a file by its name, size and time, for JSON has no word for its content. */
const saidOf = (_name: string, value: unknown): unknown =>
  value instanceof File ? [value.name, value.size, value.lastModified] : value;

/**
 * A change, with one `Idempotency-Key` for each intention: kept until success or a definite refusal, so that trying
 * again after a lost connection repeats the command instead of doing it twice. Another input is another intention.
 */
export const useAction = <O extends Operation>(operation: O): Action<O> => {
  const { api } = useApp();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const running = useRef(false);
  const intention = useRef<{ readonly said: string; readonly key: string }>(undefined);

  const run = useCallback(
    async (input: InputOf<O>) => {
      if (running.current) return undefined;
      running.current = true;
      setBusy(true);
      setProblem(undefined);
      const said = JSON.stringify(input, saidOf);
      if (intention.current?.said !== said) intention.current = { said, key: crypto.randomUUID() };
      try {
        const outcome = await api.call(operation, input, { key: intention.current.key });
        if (outcome.ok || !isOpen(outcome.problem)) intention.current = undefined;
        if (!outcome.ok) setProblem(outcome.problem);
        return outcome;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [api, operation],
  );
  const forget = useCallback(() => setProblem(undefined), []);
  return { run, busy, problem, forget };
};
