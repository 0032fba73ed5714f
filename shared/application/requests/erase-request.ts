import { requestErased } from "#events/requests/erased.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { endOf } from "#shared/domain/request/retention.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { RequestStore } from "#shared/ports/request-store.ts";
import type { RetentionStore } from "#shared/ports/retention-store.ts";
import type { RequestStateReply } from "./file-request.ts";

/** Erasing requests. */
export interface ErasingDeps {
  readonly requests: Pick<RequestStore, "find">;
  readonly retention: Pick<RetentionStore, "erasePieces">;
  readonly changes: ChangeStore;
}

/**
 * Erases who an ended request was for, and has its papers deleted within the hour (D4). What the law wants kept stays
 * without a name: that it was, the stamps it used, their ledger, the audit trail.
 *
 * Errors: `not-found` (also somebody else's), `request-wrong-state` while it has not ended: a draft is withdrawn first.
 */
export const eraseRequest = async (
  deps: ErasingDeps,
  call: Call<{ requestId: string }, unknown, unknown, CitizenCaller>,
): Outcome<RequestStateReply> => {
  const record = await deps.requests.find(call.params.requestId);
  if (record?.accountId !== call.caller.accountId) return refuse("not-found");
  const { requestId, procedureId, postId, state } = record;
  if (state === "draft" || endOf(record, call.now) === undefined)
    return refuse("request-wrong-state", { details: { state } });
  return deps.changes.commit<RequestStateReply>({
    command: call.command,
    pieces: deps.retention.erasePieces(record, new Date(call.now).toISOString()),
    facts: [requestErased.fact(requestId, { requestId, procedureId }, postId)],
    answer: { status: 202, body: { requestId, state } },
    now: call.now,
  });
};
