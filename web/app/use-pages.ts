import { useState } from "preact/hooks";
import type { AnswerOf, InputOf, Reading } from "#web/app/api.ts";
import { useApp } from "#web/app/app-context.ts";
import type { Problem } from "#web/app/problem.ts";
import { type Load, useLoad } from "#web/app/use-load.ts";

export interface Pages<T> {
  readonly first: Load<T>;
  /** The pages after the first, as far as they were asked for. */
  readonly further: readonly T[];
  /** Reads the next page; undefined where there is none. */
  readonly more: (() => Promise<void>) | undefined;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
}

/** A list that the API gives page by page: the first when the screen opens, each next when it is asked for. */
export const usePages = <O extends Reading>(
  operation: O,
  at: (cursor: string | undefined) => InputOf<O>,
  nextOf: (page: AnswerOf<O>) => string | undefined,
): Pages<AnswerOf<O>> => {
  const { api } = useApp();
  const first = useLoad(operation, at(undefined));
  const [further, setFurther] = useState<readonly AnswerOf<O>[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const last = further.at(-1) ?? (first.loaded.state === "ready" ? first.loaded.value : undefined);
  const cursor = last === undefined ? undefined : nextOf(last);
  const read = async () => {
    setBusy(true);
    setProblem(undefined);
    const outcome = await api.call(operation, at(cursor));
    setBusy(false);
    if (outcome.ok) setFurther((before) => [...before, outcome.value]);
    else setProblem(outcome.problem);
  };
  return { first, further, more: cursor === undefined ? undefined : read, busy, problem };
};
