import { slotsOpenFrom } from "#shared/domain/appointment/appointment.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { channelOf } from "#shared/domain/channel.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";
import { fail, ok } from "#shared/domain/result.ts";
import type { Seating, Share, SlotPart } from "#shared/domain/slot/parts.ts";
import { partsOf, runFrom, seatingOf, seats } from "#shared/domain/slot/parts.ts";
import { HOLD_SECONDS } from "#shared/domain/slot/places.ts";
import type { NoPlaces, PlaceOrder, SlotKey } from "#shared/ports/slot-store.ts";
import type { BookingDeps } from "../requests/deps.ts";
import { alternativesOn } from "./alternatives.ts";
import type { HoldToken, SlotsGrant } from "./tokens.ts";
import { isGrantedTo, slotsGrantSchema } from "./tokens.ts";

/** Places kept for the caller, and the token that confirms them. */
export interface HoldView {
  holdToken: string;
  until: string;
  places: number;
  date: string;
  time: string;
  startsAt: string;
  /** The slots after the first, for a party that one slot could not take (A1). */
  more?: { time: string; places: number }[];
}

/** What the press asks for. */
interface Wanted {
  readonly slotId: string;
  readonly slotsGrant: string;
  /** In how many consecutive slots the party agrees to sit. */
  readonly slots?: number | undefined;
}

type Held = Seating & { readonly startsAt: string };

const releaseParts = async (
  deps: BookingDeps,
  slot: SlotKey,
  parts: readonly SlotPart[],
  hold: string,
  now: number,
): Promise<void> => {
  for (const { time, places } of parts) await deps.slots.release({ ...slot, time }, places, hold, now);
};

/**
 * Holds consecutive slots one after another, each by one plain update, and gives all back when one is lost (A1).
 * Not one transaction: that would cost twice the units and be refused as a whole for a conflict in any of its
 * slots, while this meets each slot as one more press. Cut off in between, what it holds lapses by itself.
 */
const holdRun = async (
  deps: BookingDeps,
  slot: SlotKey,
  shares: readonly Share[],
  order: PlaceOrder,
): Promise<Result<Held, NoPlaces>> => {
  const parts: SlotPart[] = [];
  let startsAt = "";
  for (const { time, party } of shares) {
    const taken = await deps.slots.hold({ ...slot, time }, { ...order, party });
    if (!taken.ok) {
      await releaseParts(deps, slot, parts, order.hold, order.now);
      return taken;
    }
    parts.push({ time, places: taken.value.places });
    if (time === slot.time) startsAt = taken.value.startsAt;
  }
  const [first, ...more] = parts;
  return first === undefined ? fail("slot-full") : ok({ ...seatingOf(first, more), startsAt });
};

/** One slot, without a read; only a party that agrees to sit in several reads the day first. */
const take = async (
  deps: BookingDeps,
  slot: SlotKey,
  order: PlaceOrder,
  slots: number,
): Promise<Result<Held, NoPlaces>> => {
  const { postId, calendarId, date, time } = slot;
  if (slots > 1) {
    const day = await deps.slots.day(postId, calendarId, date);
    const run = runFrom(day, time, order.party, order.kinds, order.now, order.openFrom);
    if (run !== undefined && run.length > 1)
      return run.length <= slots ? await holdRun(deps, slot, run, order) : fail("slot-full");
  }
  const taken = await deps.slots.hold(slot, order);
  return taken.ok ? ok({ time, places: taken.value.places, startsAt: taken.value.startsAt }) : taken;
};

/** A lost press is told the nearest slots with room: only those that lost pay this read. */
const refusalOf = async (
  deps: BookingDeps,
  lost: NoPlaces,
  slot: SlotKey,
  grant: SlotsGrant,
  slots: number,
  now: number,
): Promise<Refusal> => {
  if (lost !== "slot-full") return { code: lost };
  const day = await deps.slots.day(slot.postId, slot.calendarId, slot.date);
  return { code: lost, details: { alternatives: alternativesOn(day, slot.time, grant, slots, now) } };
};

/**
 * Keeps places for everybody in the request for 10 minutes, all or nothing (A1, A2): in one slot, or in as many
 * consecutive ones as the caller accepts.
 *
 * Two plain conditional updates and no read: the slot first, where the race is; then the request, which judges
 * that it is valid, the caller's, and holds nothing else. A refusal there gives the places back; a crash in
 * between leaves a hold that lapses by itself. Errors: `slots-grant-invalid`, `slot-unknown`, `slot-past`,
 * `slot-full` with the nearest alternatives, `hold-exists`, `request-not-valid`, `request-validity-ended`,
 * `appointment-exists`, `idempotency-key-reused`.
 */
export const holdPlaces = async (
  deps: BookingDeps,
  call: Call<{ requestId: string }, unknown, Wanted, CitizenCaller>,
): Outcome<HoldView> => {
  const reading = await deps.tokens.read("slots", call.body.slotsGrant, slotsGrantSchema, call.now);
  if (!reading.ok) return refuse("slots-grant-invalid");
  const grant = reading.value;
  const { requestId, accountId, postId, calendarId, party, kinds, confirmPresence, noShowLimit } = grant;
  if (!isGrantedTo(grant, call.params.requestId, call.caller)) return refuse("slots-grant-invalid");
  const slots = call.body.slots ?? 1;
  const date = call.body.slotId.slice(0, 10);
  const slot = { postId, calendarId, date, time: call.body.slotId.slice(11) };
  const hold = call.command.id.slice("cmd_".length);
  const until = Math.floor(call.now / 1000) + HOLD_SECONDS;
  const openFrom = slotsOpenFrom(channelOf(call.caller, postId), call.now);
  const order = { party, kinds, requestId, hold, until, now: call.now, openFrom };
  const held = await take(deps, slot, order, slots);
  if (!held.ok) return fail(await refusalOf(deps, held.error, slot, grant, slots, call.now));
  const { startsAt, ...seating } = held.value;
  const fingerprint = call.command.fingerprint;
  const attached = await deps.requests.attachHold(
    requestId,
    accountId,
    { token: hold, fingerprint, date, ...seating, until },
    call.now,
  );
  if (!attached.ok) {
    await releaseParts(deps, slot, partsOf(seating), hold, call.now);
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
    places: [...seating.places],
    ...(seating.more && {
      more: seating.more.map(({ time, places }) => ({ time, places: [...places] })),
    }),
    ...(confirmPresence !== undefined && { confirmPresence }),
    ...(noShowLimit !== undefined && { noShowLimit }),
    names: [...names],
    personKeys: [...personKeys],
  };
  const body = {
    // Good for as long as one extension would make it; until when the places are held, they judge themselves.
    holdToken: await deps.tokens.sign("hold", token, until + HOLD_SECONDS),
    until: new Date(until * 1000).toISOString(),
    places: seats(seating),
    date,
    time: slot.time,
    startsAt,
    ...(seating.more && {
      more: seating.more.map(({ time, places }) => ({ time, places: places.length })),
    }),
  };
  return { ok: true, value: { status: 201, body } };
};
