import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { AnswerOf, InputOf, Reading } from "#web/app/api.ts";
import { useApp } from "#web/app/app-context.ts";
import type { Problem } from "#web/app/problem.ts";

/** Nothing is shown before this: most answers come sooner, and a flash disturbs. */
const SKELETON_MS = 300;
const SLOW_MS = 4_000;

/**
 * What a read has come to. `waiting` is the first 300 ms; `loading` shows a skeleton, `slow` says so. `ready` keeps
 * its value while it is read again (`refreshing`), and with `stale` where that failed.
 */
export type Loaded<T> =
  | { readonly state: "waiting" | "loading" | "slow" }
  | { readonly state: "failed"; readonly problem: Problem }
  | {
      readonly state: "ready";
      readonly value: T;
      readonly refreshing: boolean;
      readonly stale: Problem | undefined;
    };

export interface Load<T> {
  readonly loaded: Loaded<T>;
  /** Reads again; what is shown stays until the answer. */
  readonly reload: () => void;
}

/** Reads from the API when the screen opens, when `input` changes, on `reload`, and when the network returns. */
export const useLoad = <O extends Reading>(operation: O, input: InputOf<O>): Load<AnswerOf<O>> => {
  const { api } = useApp();
  const [loaded, setLoaded] = useState<Loaded<AnswerOf<O>>>({ state: "waiting" });
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(input);
  latest.current = input;
  const asked = `${operation} ${JSON.stringify(input)}`;
  const shown = useRef(asked);
  const reload = useCallback(() => setAttempt((count) => count + 1), []);

  useEffect(() => {
    const stop = new AbortController();
    const same = shown.current === asked;
    shown.current = asked;
    setLoaded((before) =>
      same && before.state === "ready" ? { ...before, refreshing: true } : { state: "waiting" },
    );
    const say = (state: "loading" | "slow") =>
      setLoaded((before) => (before.state === "ready" ? before : { state }));
    const timers = [setTimeout(say, SKELETON_MS, "loading"), setTimeout(say, SLOW_MS, "slow")];
    const settle = () => timers.forEach(clearTimeout);
    void api.call(operation, latest.current, { signal: stop.signal }).then((outcome) => {
      if (stop.signal.aborted) return;
      settle();
      setLoaded((before) => {
        if (outcome.ok) return { state: "ready", value: outcome.value, refreshing: false, stale: undefined };
        return before.state === "ready"
          ? { ...before, refreshing: false, stale: outcome.problem }
          : { state: "failed", problem: outcome.problem };
      });
    });
    return () => {
      settle();
      stop.abort();
    };
  }, [api, asked, attempt]);

  const wanting = loaded.state === "failed" || (loaded.state === "ready" && loaded.stale !== undefined);
  useEffect(() => {
    if (!wanting) return;
    addEventListener("online", reload);
    return () => removeEventListener("online", reload);
  }, [wanting, reload]);

  return { loaded, reload };
};
