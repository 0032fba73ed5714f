import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { freePlaces, HOLD_SECONDS } from "#shared/domain/slot/places.ts";
import type { SlotKey } from "#shared/ports/slot-store.ts";
import type { BookingDeps } from "../requests/deps.ts";
import type { HoldToken, SlotsGrant } from "./tokens.ts";
import { slotsGrantSchema } from "./tokens.ts";

/** Places kept for the caller, and the token that confirms them. */
export interface HoldView {
  holdToken: string;
  until: string;
  places: number;
  date: string;
  time: string;
  startsAt: string;
}

/** How many other slots of the day a lost press is offered. */
const ALTERNATIVES = 3;

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The nearest slots of the same day with room for the party; only those that lost pay this read. */
const alternatives = async (
  deps: BookingDeps,
  slot: SlotKey,
  grant: SlotsGrant,
  now: number,
): Promise<readonly string[]> =>
  (await deps.slots.day(slot.postId, slot.calendarId, slot.date))
    .filter(
      ({ time, startsAt, places }) =>
        time !== slot.time &&
        Date.parse(startsAt) > now &&
        freePlaces(places, grant.kinds, Math.floor(now / 1000)).length >= grant.party,
    )
    .toSorted(
      (a, b) =>
        Math.abs(minutes(a.time) - minutes(slot.time)) - Math.abs(minutes(b.time) - minutes(slot.time)),
    )
    .slice(0, ALTERNATIVES)
    .map(({ date, time }) => `${date}T${time}`);

/**
 * Keeps places for everybody in the request for 10 minutes, all or nothing (A1, A2).
 *
 * Two plain conditional updates and no read: the slot first, where the race is; then the request, which judges
 * that it is valid, the caller's, and holds nothing else. A refusal there gives the places back; a crash in
 * between leaves a hold that lapses by itself. Errors: `slots-grant-invalid`, `slot-unknown`, `slot-past`,
 * `slot-full` with the nearest alternatives, `hold-exists`, `request-not-valid`, `request-validity-ended`,
 * `appointment-exists`, `idempotency-key-reused`.
 */
export const holdPlaces = async (
  deps: BookingDeps,
  call: Call<{ requestId: string }, unknown, { slotId: string; slotsGrant: string }, CitizenCaller>,
): Outcome<HoldView> => {
  const reading = await deps.tokens.read("slots", call.body.slotsGrant, slotsGrantSchema, call.now);
  if (!reading.ok) return refuse("slots-grant-invalid");
  const grant = reading.value;
  const { requestId, accountId, postId, calendarId, party, kinds } = grant;
  if (requestId !== call.params.requestId || accountId !== call.caller.accountId)
    return refuse("slots-grant-invalid");
  const slot = { postId, calendarId, date: call.body.slotId.slice(0, 10), time: call.body.slotId.slice(11) };
  const hold = call.command.id.slice("cmd_".length);
  const until = Math.floor(call.now / 1000) + HOLD_SECONDS;
  const taken = await deps.slots.hold(slot, { party, kinds, requestId, hold, until, now: call.now });
  if (!taken.ok) {
    return taken.error === "slot-full"
      ? refuse("slot-full", { details: { alternatives: await alternatives(deps, slot, grant, call.now) } })
      : refuse(taken.error);
  }
  const { places, startsAt } = taken.value;
  const fingerprint = call.command.fingerprint;
  const attached = await deps.requests.attachHold(
    requestId,
    accountId,
    { token: hold, fingerprint, date: slot.date, time: slot.time, places, until },
    call.now,
  );
  if (!attached.ok) {
    await deps.slots.release(slot, places, hold, call.now);
    return attached;
  }
  const { procedureId, names, personKeys } = attached.value;
  const token: HoldToken = {
    ...slot,
    requestId,
    accountId,
    procedureId,
    hold,
    startsAt,
    places: [...places],
    names: [...names],
    personKeys: [...personKeys],
  };
  const body = {
    holdToken: await deps.tokens.sign("hold", token, until),
    until: new Date(until * 1000).toISOString(),
    places: places.length,
    date: slot.date,
    time: slot.time,
    startsAt,
  };
  return { ok: true, value: { status: 201, body } };
};
