import { appointmentRescheduled } from "#events/appointments/rescheduled.v1.ts";
import {
  MAX_MOVES,
  moveOf,
  movesAfter,
  presenceWindow,
  returnDelaySeconds,
} from "#shared/domain/appointment/appointment.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";
import { ok } from "#shared/domain/result.ts";
import type { Seating, SlotPart } from "#shared/domain/slot/parts.ts";
import { partsOf, runFrom, seatingOf } from "#shared/domain/slot/parts.ts";
import { choosePlaces, freePlaces } from "#shared/domain/slot/places.ts";
import type { Appointment } from "#shared/ports/appointment-store.ts";
import type { Piece } from "#shared/ports/change-store.ts";
import type { Slot } from "#shared/ports/slot-store.ts";
import { liveOffer, offerInTheWay } from "../offers/live-offer.ts";
import type { ChangingDeps } from "../requests/deps.ts";
import { alternativesOn } from "./alternatives.ts";
import { afresh, ownAppointment } from "./own-appointment.ts";
import type { SlotsGrant } from "./tokens.ts";
import { isGrantedTo, slotsGrantSchema } from "./tokens.ts";

/** Where an appointment is now. */
export interface RescheduledView {
  appointmentId: string;
  date: string;
  time: string;
  startsAt: string;
  /** How often it may still be moved (A4). */
  movesLeft: number;
}

interface Wanted {
  readonly slotId: string;
  readonly slotsGrant: string;
  readonly slots?: number | undefined;
}

/** Chooses places for the whole party from the day as it is, or says why there are none (A1). */
const choose = (
  day: readonly Slot[],
  time: string,
  { party, kinds }: SlotsGrant,
  slots: number,
  now: number,
  random: () => number,
): Result<Seating & { readonly startsAt: string }, Refusal> => {
  const slot = day.find((each) => each.time === time);
  if (slot === undefined) return refuse("slot-unknown");
  if (Date.parse(slot.startsAt) <= now) return refuse("slot-past");
  const run = runFrom(day, time, party, kinds, now) ?? [];
  const parts = run.flatMap((share): SlotPart[] => {
    const free = freePlaces(
      day.find((each) => each.time === share.time)?.places ?? [],
      kinds,
      Math.floor(now / 1000),
    );
    const places = choosePlaces(free, share.party, random);
    return places === undefined ? [] : [{ time: share.time, places }];
  });
  const [first, ...more] = parts;
  return first === undefined || parts.length > slots
    ? refuse("slot-full", {
        details: { alternatives: alternativesOn(day, time, { party, kinds }, slots, now) },
      })
    : ok({ ...seatingOf(first, more), startsAt: slot.startsAt });
};

/** One piece for each slot concerned; a slot in which it both takes and frees places is one write. */
const exchanges = (
  deps: ChangingDeps,
  appointment: Appointment,
  to: Seating & { readonly date: string },
  kinds: SlotsGrant["kinds"],
  returnAt: number,
  now: number,
): readonly Piece[] => {
  const { appointmentId, postId, calendarId } = appointment;
  const left = new Map(partsOf(appointment).map((part) => [`${appointment.date}T${part.time}`, part.places]));
  const taken = new Map(partsOf(to).map((part) => [`${to.date}T${part.time}`, part.places]));
  // In the order of their keys: two who exchange slots with each other meet in the same order.
  return [...new Set([...taken.keys(), ...left.keys()])].toSorted().map((slotId) => {
    const take = taken.get(slotId);
    const free = left.get(slotId);
    return deps.slots.exchangePiece(
      { postId, calendarId, date: slotId.slice(0, 10), time: slotId.slice(11) },
      {
        appointmentId,
        ...(take && { take: { places: take, kinds } }),
        ...(free && { free: { places: free, returnAt } }),
      },
      now,
    );
  });
};

/**
 * Moves an appointment: claims the new places and frees the old ones in one transaction (A4), at most twice, not
 * in the last 24 hours before its start.
 *
 * The appointment keeps its id; its calendar entry gets the next sequence (A8); the guards follow it (A2); the old
 * places return after a random delay (A5). When the new slot is full, the old appointment is untouched. Errors:
 * `slots-grant-invalid`, `not-found`, `appointment-none`, `appointment-wrong-state`, `appointment-too-late`,
 * `reschedule-spent`, `slot-unchanged`, `slot-unknown`, `slot-past`, `slot-full` with the nearest alternatives,
 * `busy`.
 */
export const rescheduleAppointment = async (
  deps: ChangingDeps,
  call: Call<{ requestId: string }, unknown, Wanted, CitizenCaller>,
  random: () => number = Math.random,
): Outcome<RescheduledView> => {
  const reading = await deps.tokens.read("slots", call.body.slotsGrant, slotsGrantSchema, call.now);
  if (!reading.ok) return refuse("slots-grant-invalid");
  const grant = reading.value;
  if (!isGrantedTo(grant, call.params.requestId, call.caller)) return refuse("slots-grant-invalid");
  const date = call.body.slotId.slice(0, 10);
  const time = call.body.slotId.slice(11);
  return afresh(async () => {
    const found = await ownAppointment(deps, call, moveOf);
    if (!found.ok) return found;
    const { record, appointment } = found.value;
    const offered = liveOffer(record, call.now);
    if (offered !== undefined) return offerInTheWay(offered);
    if (appointment.date === date && appointment.time === time) return refuse("slot-unchanged");
    const { appointmentId, requestId, accountId, procedureId, postId, calendarId } = appointment;
    const day = await deps.slots.day(postId, calendarId, date, { consistent: true });
    const chosen = choose(day, time, grant, call.body.slots ?? 1, call.now, random);
    if (!chosen.ok) return chosen;
    const { startsAt } = chosen.value;
    const to = {
      ...chosen.value,
      date,
      ...(grant.confirmPresence && { presence: presenceWindow(startsAt, call.now) }),
    };
    const moves = movesAfter(appointment);
    const returnAt = Math.floor(call.now / 1000) + returnDelaySeconds(random);
    return deps.changes.commit({
      command: call.command,
      pieces: [
        ...deps.appointments.movePieces(appointment, to, call.now),
        deps.requests.movePiece(requestId, { appointmentId, date, time, startsAt, moves }),
        ...exchanges(deps, appointment, to, grant.kinds, returnAt, call.now),
      ],
      facts: [
        appointmentRescheduled.fact(
          appointmentId,
          {
            appointmentId,
            requestId,
            accountId,
            procedureId,
            calendarId,
            from: { date: appointment.date, time: appointment.time },
            date,
            time,
            startsAt,
            places: grant.party,
            sequence: appointment.sequence + 1,
          },
          postId,
        ),
      ],
      answer: {
        status: 200,
        body: { appointmentId, date, time, startsAt, movesLeft: MAX_MOVES - moves },
      },
      now: call.now,
    });
  });
};
