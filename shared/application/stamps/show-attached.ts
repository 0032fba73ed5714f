import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import type { Money } from "#shared/domain/money/money.ts";
import { dirhams } from "#shared/domain/money/money.ts";
import type { RefusalCode } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { endAt } from "#shared/domain/stamp/clock.ts";
import type { StampState } from "#shared/domain/stamp/stamp.ts";
import { explain, stateAt } from "#shared/domain/stamp/stamp.ts";
import type { Attachment, AttachmentStore } from "#shared/ports/attachment-store.ts";
import type { RequestRecord, RequestStore } from "#shared/ports/request-store.ts";
import type { StampStore } from "#shared/ports/stamp-store.ts";

/** What looking at a request's stamps needs. */
export interface AttachedDeps {
  readonly attachments: Pick<AttachmentStore, "of">;
  readonly stamps: Pick<StampStore, "find">;
}

/** A stamp that a request has (T5): all but its code. */
export interface AttachedStamp {
  stampId: string;
  state: StampState;
  /** Whether the desk could use it for this request now, and if not, why. */
  usable: boolean;
  reason?: RefusalCode;
  amount: Money;
  attachedAt: string;
  /** Until when it would be valid if it were taken off now: its clock stands still. */
  validUntil: string;
}

const show = async (
  deps: AttachedDeps,
  { requestId, stampKey, stampId, attachedAt }: Attachment,
  procedureId: string,
  now: number,
): Promise<AttachedStamp> => {
  const stored = await deps.stamps.find([stampKey]);
  if (stored === undefined) throw new Error("an attachment has no stamp");
  const { stamp } = stored;
  const refusal = explain("consume", stamp, now, { procedureId, requestId });
  return {
    stampId,
    state: stateAt(stamp, now),
    usable: refusal === undefined,
    ...(refusal && { reason: refusal.code }),
    amount: dirhams(stamp.amountMad),
    attachedAt,
    validUntil: endAt(stamp, now),
  };
};

/** The stamps a request has, for its owner and for the desk: one query, and one small read for each. */
export const attachedTo = async (
  deps: AttachedDeps,
  { requestId, procedureId }: Pick<RequestRecord, "requestId" | "procedureId">,
  now: number,
): Promise<AttachedStamp[]> => {
  const attachments = await deps.attachments.of(requestId);
  return await Promise.all(attachments.map((one) => show(deps, one, procedureId, now)));
};

/** Shows a citizen the stamps that their request has (T5). Errors: `not-found` (also somebody else's, E2). */
export const showAttached = async (
  deps: AttachedDeps & { readonly requests: Pick<RequestStore, "find"> },
  { params, caller, now }: Call<{ requestId: string }, unknown, unknown, CitizenCaller>,
): Outcome<{ stamps: AttachedStamp[] }> => {
  const record = await deps.requests.find(params.requestId);
  if (record?.accountId !== caller.accountId) return refuse("not-found");
  return { ok: true, value: { status: 200, body: { stamps: await attachedTo(deps, record, now) } } };
};
