import { stampDetached } from "#events/stamps/detached.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { resumed } from "#shared/domain/stamp/clock.ts";
import type { Stamp } from "#shared/domain/stamp/stamp.ts";
import { explain } from "#shared/domain/stamp/stamp.ts";
import type { Attachment, AttachmentStore } from "#shared/ports/attachment-store.ts";
import type { ChangeStore, Piece } from "#shared/ports/change-store.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";
import type { RequestStore } from "#shared/ports/request-store.ts";
import type { StampStore } from "#shared/ports/stamp-store.ts";

/** What taking a stamp off a request needs. */
export interface DetachDeps {
  readonly changes: ChangeStore;
  readonly requests: Pick<RequestStore, "find">;
  readonly stamps: Pick<StampStore, "find" | "change">;
  readonly orders: Pick<OrderStore, "followClock">;
  readonly attachments: Pick<AttachmentStore, "of" | "free">;
}

/** Frees a stamp and its place: nobody's any more, its clock goes on where it stood, its unit shows the new end (T5). */
export const detachPieces = (
  deps: Pick<DetachDeps, "stamps" | "orders" | "attachments">,
  attachment: Attachment,
  stamp: Stamp,
  now: number,
): readonly Piece[] => {
  const { requestId, stampKey } = attachment;
  const { boundTo, pausedAt, validUntil } = stamp;
  const clock = resumed(stamp, now);
  return [
    deps.stamps.change(stampKey, "detach", {
      wanted: { requestId },
      now,
      set: { ...clock, boundTo: undefined, holders: undefined },
      asRead: { boundTo, pausedAt, validUntil },
    }),
    deps.attachments.free(attachment),
    deps.orders.followClock(stamp, clock.validUntil),
  ];
};

/** The fact that a stamp is free again, and until when it is valid. */
export const detachedFact = (
  { requestId, stampId }: Attachment,
  stamp: Stamp,
  reason: "asked" | "request-over",
  now: number,
) => stampDetached.fact(stampId, { stampId, requestId, reason, validUntil: resumed(stamp, now).validUntil });

/**
 * Takes a stamp off a request again (T5), by the request's owner and at any time before it is used: stamp free with
 * its clock going on, its place free, and `stamps.detached` in one transaction.
 *
 * Errors: `not-found` (also somebody else's request, or a stamp that is not attached to it), `stamp-consumed`,
 * `stamp-suspended`, `busy` when something else happened to it meanwhile.
 */
export const detachStamp = async (
  deps: DetachDeps,
  {
    params,
    caller,
    command,
    now,
  }: Call<{ requestId: string; stampId: string }, unknown, unknown, CitizenCaller>,
): Outcome<null> => {
  const { requestId, stampId } = params;
  const record = await deps.requests.find(requestId);
  if (record?.accountId !== caller.accountId) return refuse("not-found");
  const repeated = await deps.changes.find(command);
  if (!repeated.ok) return repeated;
  if (repeated.value !== undefined) return { ok: true, value: repeated.value };
  const attachment = (await deps.attachments.of(requestId)).find((one) => one.stampId === stampId);
  if (attachment === undefined) return refuse("not-found");
  const stored = await deps.stamps.find([attachment.stampKey]);
  if (stored === undefined) throw new Error("an attachment has no stamp");
  const fault = explain("detach", stored.stamp, now, { requestId });
  if (fault) return { ok: false, error: fault };
  return await deps.changes.commit({
    command,
    pieces: detachPieces(deps, attachment, stored.stamp, now),
    facts: [detachedFact(attachment, stored.stamp, "asked", now)],
    answer: { status: 204, body: null },
    now,
  });
};
