import { useState } from "preact/hooks";
import { go, useApp } from "#web/app/app-context.ts";
import type { Problem } from "#web/app/problem.ts";
import type { Queued } from "./queue-list.tsx";
import { store } from "./store.ts";

/** Until when a request is one's own; known to who has just taken it. */
export const lease = store<{ readonly requestId: string; readonly until: string } | undefined>(undefined);

/** Whether one may take it: nobody else has it, and one did not accept it oneself already. */
export const isFree = ({ taken, accepted }: Queued): boolean =>
  taken?.by !== "another-officer" && accepted !== "you";

/** Takes a request for ten minutes and opens it. */
export const useTake = (postId: string) => {
  const { api } = useApp();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  const take = async (requestId: string, takeOver = false): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setProblem(undefined);
    const outcome = await api.call("POST /staff/posts/{postId}/requests/{requestId}/lease", {
      path: { postId, requestId },
      body: takeOver ? { takeOver } : {},
    });
    setBusy(false);
    if (outcome.ok) lease.set(outcome.value);
    else setProblem(outcome.problem);
    return outcome.ok;
  };

  /** The first of the queue that is free; false where there is none. */
  const takeNext = async (): Promise<boolean> => {
    const outcome = await api.call("GET /staff/posts/{postId}/review-queue", {
      path: { postId },
      query: { limit: "50" },
    });
    if (!outcome.ok) {
      setProblem(outcome.problem);
      return true;
    }
    for (const { requestId } of outcome.value.requests.filter(isFree)) {
      if (!(await take(requestId))) continue;
      go(`/review/${requestId}`);
      return true;
    }
    return false;
  };

  return { take, takeNext, busy, problem };
};
