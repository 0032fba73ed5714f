import type { Command } from "#shared/domain/call.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";
import { fail, ok } from "#shared/domain/result.ts";
import type { Attachment } from "#shared/ports/attachment-store.ts";
import type { Piece } from "#shared/ports/change-store.ts";
import type { StoredStamp } from "#shared/ports/stamp-store.ts";
import type { Visit } from "#shared/ports/visit-store.ts";
import { atPointer, lookUp } from "../stamps/look-up.ts";
import type { DeskWriteDeps } from "./deps.ts";

/** The stamps given for a visit: some by their codes, some because they are attached to its request (T5, T8). */
export interface GivenStamps {
  readonly stampCodes: readonly string[];
  readonly stampIds: readonly string[];
}

/** A stamp with where it was named, and the place that it has at the request, if any. */
export interface GivenStamp extends StoredStamp {
  readonly pointer: string;
  readonly attachment: Attachment | undefined;
}

const byId = async (
  deps: DeskWriteDeps,
  attached: readonly Attachment[],
  stampId: string,
  pointer: string,
): Promise<Result<StoredStamp, Refusal>> => {
  const attachment = attached.find((one) => one.stampId === stampId);
  const stored = attachment && (await deps.stamps.find([attachment.stampKey]));
  return stored === undefined ? fail(atPointer({ code: "stamp-unknown" }, pointer)) : ok(stored);
};

/**
 * The stamps given for a visit, each of them once (T8). Errors, with a pointer: `stamp-repeated`, `stamp-check-digit`,
 * `stamp-unknown` (also a stamp that is not attached to this request).
 */
export const findGiven = async (
  deps: DeskWriteDeps,
  { requestId }: Visit,
  { stampCodes, stampIds }: GivenStamps,
): Promise<Result<readonly GivenStamp[], Refusal>> => {
  const given = stampCodes.length + stampIds.length;
  const attached = given === 0 ? [] : await deps.attachments.of(requestId);
  const found = await Promise.all([
    ...stampCodes.map(async (code, index) => {
      const pointer = `/body/stampCodes/${index}`;
      return { pointer, result: await lookUp(deps, code, pointer) };
    }),
    ...stampIds.map(async (stampId, index) => {
      const pointer = `/body/stampIds/${index}`;
      return { pointer, result: await byId(deps, attached, stampId, pointer) };
    }),
  ]);
  const stamps: GivenStamp[] = [];
  for (const { pointer, result } of found) {
    if (!result.ok) return result;
    const { stampKey, stamp } = result.value;
    if (stamps.some((one) => one.stampKey === stampKey))
      return fail(atPointer({ code: "stamp-repeated" }, pointer));
    const attachment = attached.find(({ stampId }) => stampId === stamp.stampId);
    stamps.push({ stampKey, stamp, pointer, attachment });
  }
  return ok(stamps);
};

/**
 * Consumes the stamps for this visit; one that was attached leaves its place, and not if it was taken off meanwhile. A
 * refusal points at where the stamp was named.
 */
export const consumePieces = (
  deps: DeskWriteDeps,
  { visit, desk }: { readonly visit: Visit; readonly desk: string },
  stamps: readonly GivenStamp[],
  command: Command,
  now: number,
): readonly Piece[] =>
  stamps.flatMap(({ stampKey, stamp, pointer, attachment }) => {
    const { postId, appointmentId, procedureId, requestId } = visit;
    const { stampId, amountMad, components } = stamp;
    const where = { kind: "desk", postId, desk, appointmentId } as const;
    const use = { at: new Date(now).toISOString(), where };
    const change = deps.stamps.change(stampKey, "consume", { wanted: { procedureId, requestId }, now, use });
    const consumption = { stampId, procedureId, amountMad, components, use, by: command.actor };
    return [
      { ...change, refusal: (image) => atPointer(change.refusal(image), pointer) } satisfies Piece,
      deps.stamps.consumption(stampKey, consumption),
      deps.stamps.eraseSealed(stampKey),
      ...(attachment ? [deps.attachments.free(attachment)] : []),
    ];
  });
