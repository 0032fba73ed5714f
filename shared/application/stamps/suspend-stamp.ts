import { stampReinstated } from "#events/stamps/reinstated.v1.ts";
import { stampSuspended } from "#events/stamps/suspended.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { resumed } from "#shared/domain/stamp/clock.ts";
import { guesserOf } from "#shared/domain/stamp/guessing.ts";
import type { SuspensionReason } from "#shared/domain/stamp/stamp.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";
import type { StampStore } from "#shared/ports/stamp-store.ts";
import type { NameDeps, StampName } from "./name-stamp.ts";
import { findNamed, guardedNaming } from "./name-stamp.ts";

/** What taking a stamp out of use, and back into it, needs. */
export interface SuspendDeps extends NameDeps {
  readonly changes: ChangeStore;
  readonly stamps: Pick<StampStore, "find" | "change">;
  readonly orders: Pick<OrderStore, "findWhole" | "followClock">;
}

type SuspendCall = Call<
  { postId: string },
  unknown,
  { stamp: StampName; reason: SuspensionReason },
  StaffCaller
>;

/**
 * Takes a stamp out of use (T6): it is refused everywhere as `stamp-suspended`, its clock stands still, and what it is
 * attached to keeps it. A partner's claim that stands comes first: it is judged in the write, and lapses within
 * minutes.
 *
 * Errors: `stamp-check-digit`, `stamp-unknown`, `not-found`, `stamp-not-issued`, and every reason of `explain`.
 */
export const suspendStamp = async (
  deps: SuspendDeps,
  { params, body, caller, command, address, now }: SuspendCall,
): Outcome<{ stampId: string; state: "suspended" }> => {
  const found = await guardedNaming(deps, body.stamp, guesserOf(caller, address), now, () =>
    findNamed(deps, body.stamp),
  );
  if (!found.ok) return found;
  const { stampKey, stamp } = found.value;
  const { stampId, boundTo, pausedAt, validUntil } = stamp;
  return await deps.changes.commit({
    command,
    pieces: [
      deps.stamps.change(stampKey, "suspend", {
        wanted: {},
        now,
        set: { pausedAt: pausedAt ?? new Date(now).toISOString(), suspension: body.reason },
        asRead: { boundTo, pausedAt, validUntil },
      }),
    ],
    facts: [stampSuspended.fact(stampId, { stampId, reason: body.reason }, params.postId)],
    answer: { status: 200, body: { stampId, state: "suspended" } },
    now,
  });
};

/**
 * Gives a suspended stamp back (T6), with the whole of the validity that was left; the clock of one that is attached
 * stands still as long as it is. Errors: as `suspendStamp`; `stamp-valid` when it is not suspended.
 */
export const reinstateStamp = async (
  deps: SuspendDeps,
  { params, body, caller, command, address, now }: SuspendCall,
): Outcome<{ stampId: string; state: "issued"; validUntil: string }> => {
  const found = await guardedNaming(deps, body.stamp, guesserOf(caller, address), now, () =>
    findNamed(deps, body.stamp),
  );
  if (!found.ok) return found;
  const { stampKey, stamp } = found.value;
  const { stampId, boundTo, pausedAt, validUntil } = stamp;
  const clock = boundTo === undefined ? resumed(stamp, now) : { validUntil };
  return await deps.changes.commit({
    command,
    pieces: [
      deps.stamps.change(stampKey, "reinstate", {
        wanted: {},
        now,
        set: clock,
        asRead: { boundTo, pausedAt, validUntil },
      }),
      // A stamp that was replaced is refused by its own piece, before its unit is asked.
      deps.orders.followClock(stamp, clock.validUntil),
    ],
    facts: [
      stampReinstated.fact(
        stampId,
        { stampId, reason: body.reason, validUntil: clock.validUntil },
        params.postId,
      ),
    ],
    answer: { status: 200, body: { stampId, state: "issued", validUntil: clock.validUntil } },
    now,
  });
};
