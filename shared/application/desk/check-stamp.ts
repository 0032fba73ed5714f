import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import type { Money } from "#shared/domain/money/money.ts";
import { dirhams } from "#shared/domain/money/money.ts";
import type { RefusalCode } from "#shared/domain/refusal.ts";
import { guesserOf } from "#shared/domain/stamp/guessing.ts";
import type { Stamp, StampState } from "#shared/domain/stamp/stamp.ts";
import { explain, placeOfUse, stateAt } from "#shared/domain/stamp/stamp.ts";
import { guarded } from "../stamps/guarded.ts";
import { lookUp } from "../stamps/look-up.ts";
import type { DeskReadDeps } from "./deps.ts";

/** A stamp as an officer sees it: all but its code and who bought or used it. */
export interface CheckedStamp {
  stampId: string;
  state: StampState;
  usable: boolean;
  reason?: RefusalCode;
  procedureId: string;
  amount: Money;
  validUntil: string;
  reservedUntil?: string;
  use?: { at: string; where: "desk" | "partner"; postId?: string; desk?: string };
}

const useOf = ({ use }: Stamp): Pick<CheckedStamp, "use"> =>
  use === undefined ? {} : { use: { at: use.at, ...placeOfUse(use) } };

/**
 * Shows an officer what a stamp is and whether it could be consumed now (T8). Checking is not consuming:
 * nothing is written but the count of codes that are none, which only alarms (T11). Errors: `stamp-check-digit`, `stamp-unknown`.
 */
export const checkStamp = async (
  deps: Pick<DeskReadDeps, "stamps" | "stampKeys" | "guesses">,
  {
    body,
    caller,
    address,
    now,
  }: Call<unknown, unknown, { code: string; procedureId?: string | undefined }, StaffCaller>,
): Outcome<CheckedStamp> => {
  const found = await guarded(deps, guesserOf(caller, address), now, () =>
    lookUp(deps, body.code, "/body/code"),
  );
  if (!found.ok) return found;
  const { stamp } = found.value;
  const wanted = body.procedureId === undefined ? {} : { procedureId: body.procedureId };
  const refusal = explain("consume", stamp, now, wanted);
  const state = stateAt(stamp, now);
  const reply: CheckedStamp = {
    stampId: stamp.stampId,
    state,
    usable: refusal === undefined,
    ...(refusal && { reason: refusal.code }),
    procedureId: stamp.procedureId,
    amount: dirhams(stamp.amountMad),
    validUntil: stamp.validUntil,
    ...(state === "reserved" && stamp.reservation && { reservedUntil: stamp.reservation.until }),
    ...useOf(stamp),
  };
  return { ok: true, value: { status: 200, body: reply } };
};
