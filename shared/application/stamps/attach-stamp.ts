import { stampAttached } from "#events/stamps/attached.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { documentNumbersOf } from "#shared/domain/person/identity.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { whyNotPending } from "#shared/domain/request/request.ts";
import { guesserOf } from "#shared/domain/stamp/guessing.ts";
import type { Attachment, AttachmentStore } from "#shared/ports/attachment-store.ts";
import type { ChangeStore, Piece } from "#shared/ports/change-store.ts";
import type { DueStore } from "#shared/ports/due-store.ts";
import type { HolderKeys } from "#shared/ports/holder-keys.ts";
import type { RequestRecord, RequestStore, WholeRequest } from "#shared/ports/request-store.ts";
import type { StampStore, StoredStamp } from "#shared/ports/stamp-store.ts";
import { attachmentDue } from "./attachment-due.ts";
import { atPointer } from "./look-up.ts";
import type { NameDeps, StampName } from "./name-stamp.ts";
import { findNamed, guardedNaming } from "./name-stamp.ts";

/** What attaching a stamp needs. */
export interface AttachDeps extends NameDeps {
  readonly changes: ChangeStore;
  readonly requests: Pick<RequestStore, "findWhole" | "pendingPiece">;
  readonly stamps: Pick<StampStore, "find" | "change">;
  readonly attachments: Pick<AttachmentStore, "of" | "take">;
  readonly due: Pick<DueStore, "put">;
  readonly holderKeys: Pick<HolderKeys, "of">;
}

type AttachCall = Call<{ requestId: string }, unknown, StampName, CitizenCaller>;

/** A stamp as its request has it now. */
export interface AttachedReply {
  requestId: string;
  stampId: string;
  procedureId: string;
  attachedAt: string;
}

/** Places are read again when somebody took the same one in between. */
const READINGS = 4;

/** A refusal of the stamp points at what named it. */
const named = (name: StampName, piece: Piece): Piece =>
  "code" in name
    ? { ...piece, refusal: (image): Refusal => atPointer(piece.refusal(image), "/body/code") }
    : piece;

const freePlace = (record: RequestRecord, taken: readonly Attachment[]): number | undefined =>
  record.personKeys.map((_, index) => index + 1).find((place) => !taken.some((one) => one.place === place));

const attachTo = async (
  deps: AttachDeps,
  { record, beneficiaries }: WholeRequest,
  { stampKey, stamp }: StoredStamp,
  place: number,
  { body, command, now }: AttachCall,
): Outcome<AttachedReply> => {
  const { requestId, procedureId, postId } = record;
  const { stampId } = stamp;
  const attachedAt = new Date(now).toISOString();
  // Nobody's number: then no partner can be right about the holder (T7).
  const holders = await deps.holderKeys.of(stampId, beneficiaries.flatMap(documentNumbersOf));
  return await deps.changes.commit<AttachedReply>({
    command,
    pieces: [
      named(
        body,
        deps.stamps.change(stampKey, "attach", {
          wanted: { procedureId, requestId },
          now,
          set: { boundTo: requestId, pausedAt: attachedAt, holders },
        }),
      ),
      deps.requests.pendingPiece(record, now),
      deps.attachments.take({ requestId, place, stampId, stampKey, attachedAt }),
      deps.due.put(attachmentDue(requestId, now)),
    ],
    facts: [stampAttached.fact(stampId, { stampId, requestId, procedureId }, postId)],
    answer: { status: 201, body: { requestId, stampId, procedureId, attachedAt } },
    now,
  });
};

/** Attaches what the call names to the first place that is free. */
const attachNamed = async (
  deps: AttachDeps,
  whole: WholeRequest,
  call: AttachCall,
): Outcome<AttachedReply> => {
  const { record } = whole;
  const { body, caller } = call;
  const found = await findNamed(deps, body, caller.accountId);
  if (!found.ok) return found;
  if (found.value.stamp.boundTo === record.requestId) return refuse("stamp-attached");
  for (let reading = 0; reading < READINGS; reading += 1) {
    const place = freePlace(record, await deps.attachments.of(record.requestId));
    if (place === undefined)
      return refuse("stamps-enough", { details: { people: record.personKeys.length } });
    const outcome = await attachTo(deps, whole, found.value, place, call);
    if (outcome.ok || outcome.error.code !== "busy") return outcome;
  }
  return refuse("busy", { retryAfterSeconds: 1 });
};

/**
 * Attaches a stamp to a request under way (T5), named by its code or, by its buyer, as a unit of the order: stamp
 * bound with its clock standing still, a place of the request taken, and `stamps.attached` in one transaction. There
 * are as many places as people. From then on it is `stamp-wrong-holder` for any other desk, and for a partner that does
 * not know the number of one of these people (T7).
 *
 * Errors: `not-found` (also somebody else's request or order), `request-wrong-state`, `request-validity-ended`,
 * `correction-deadline-passed`, `stamps-enough`, `stamp-attached`, `stamp-not-issued`, `stamp-check-digit` and every
 * reason of `explain`, with a pointer to the code; `too-many-requests` (T11), `busy`.
 */
export const attachStamp = async (deps: AttachDeps, call: AttachCall): Outcome<AttachedReply> => {
  const { params, body, caller, command, address, now } = call;
  const whole = await deps.requests.findWhole(params.requestId);
  if (whole?.record.accountId !== caller.accountId) return refuse("not-found");
  const repeated = await deps.changes.find(command);
  if (!repeated.ok) return repeated;
  if (repeated.value !== undefined) return { ok: true, value: repeated.value };
  const fault = whyNotPending(whole.record, now);
  if (fault) return { ok: false, error: fault };
  return await guardedNaming(deps, body, guesserOf(caller, address), now, () =>
    attachNamed(deps, whole, call),
  );
};
