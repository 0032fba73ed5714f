import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Difference, DifferenceTransitionName } from "#shared/domain/settlement/difference.ts";
import { differenceTransitions } from "#shared/domain/settlement/difference.ts";
import type { FinanceWriteDeps } from "./deps.ts";
import { differenceFact } from "./open-difference.ts";

/** A difference's state after what somebody said of it. */
export interface ChangedDifference {
  differenceId: string;
  state: Difference["state"];
}

/**
 * Somebody explains a difference, or closes one that is explained; with their reason, their name and the time (T10, E3).
 * Errors: `not-found`, `difference-wrong-state` with the state.
 */
export const settleDifference =
  (name: Exclude<DifferenceTransitionName, "settle">) =>
  async (
    deps: Pick<FinanceWriteDeps, "changes" | "differences">,
    {
      params: { differenceId },
      body: { reason },
      caller,
      command,
      now,
    }: Call<{ differenceId: string }, unknown, { reason: string }, StaffCaller>,
  ): Outcome<ChangedDifference> => {
    const difference = await deps.differences.find(differenceId);
    if (difference === undefined) return refuse("not-found");
    const { to: state } = differenceTransitions[name];
    const remark = { by: caller.staffId, at: new Date(now).toISOString(), reason };
    return deps.changes.commit({
      command,
      pieces: [deps.differences.changePiece(differenceId, name, remark)],
      facts: [differenceFact(difference, state)],
      answer: { status: 200, body: { differenceId, state } },
      now,
    });
  };
