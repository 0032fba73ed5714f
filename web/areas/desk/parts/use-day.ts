import { useEffect, useRef } from "preact/hooks";
import type { AnswerOf } from "#web/app/api.ts";
import { serverNow } from "#web/app/clock.ts";
import type { Problem } from "#web/app/problem.ts";
import { type Load, useLoad } from "#web/app/use-load.ts";
import { arrivals } from "./arrivals.ts";
import { useStore } from "./store.ts";
import { keepDay, keptDay, type Visit } from "./today.ts";

const REFRESH_MS = 20_000;

export interface Day {
  readonly load: Load<AnswerOf<"GET /desk/posts/{postId}/visits">>;
  /** What there is to show, from the API or kept; undefined until the first answer of the first visit. */
  readonly visits: readonly Visit[] | undefined;
  /** Since when it has not been read again: ISO instant. */
  readonly asOf: string | undefined;
  readonly problem: Problem | undefined;
}

/** A day of the post: read again every 20 seconds while it is looked at, and kept for when the network is gone. */
export const useDay = (postId: string, date: string): Day => {
  const load = useLoad("GET /desk/posts/{postId}/visits", { path: { postId }, query: { date } });
  const { loaded, reload } = load;
  const fresh = loaded.state === "ready" && loaded.stale === undefined ? loaded.value.visits : undefined;
  useEffect(() => {
    if (fresh !== undefined)
      keepDay({ postId, date, at: new Date(serverNow()).toISOString(), visits: fresh });
  }, [fresh, postId, date]);
  const unsent = useStore(arrivals).length;
  const before = useRef(unsent);
  useEffect(() => {
    // What was just sent is shown as the API has it.
    if (before.current !== unsent) reload();
    before.current = unsent;
  }, [unsent, reload]);
  useEffect(() => {
    const again = () => {
      if (document.visibilityState === "visible") reload();
    };
    const timer = setInterval(again, REFRESH_MS);
    document.addEventListener("visibilitychange", again);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", again);
    };
  }, [reload]);
  const stale = loaded.state === "ready" ? loaded.stale : undefined;
  const problem = loaded.state === "failed" ? loaded.problem : stale;
  const kept = problem === undefined ? undefined : keptDay(postId, date);
  const shown = loaded.state === "ready" ? loaded.value.visits : kept?.visits;
  return { load, visits: shown, asOf: kept?.at, problem };
};
