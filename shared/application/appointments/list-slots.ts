import {
  appointmentTransitions,
  moveOf,
  NO_SHOW_LIMIT,
  noShowLimitFor,
  slotsOpenFrom,
  whyNot,
} from "#shared/domain/appointment/appointment.ts";
import { datesFrom, localDate } from "#shared/domain/calendar/local-time.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { channelOf } from "#shared/domain/channel.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { requestTransitions } from "#shared/domain/request/request.ts";
import type { Result } from "#shared/domain/result.ts";
import type { DayCounts } from "#shared/domain/slot/counts.ts";
import { runFrom } from "#shared/domain/slot/parts.ts";
import { freePlaces, kindsFor } from "#shared/domain/slot/places.ts";
import type { AppointmentStore } from "#shared/ports/appointment-store.ts";
import type { RequestRecord } from "#shared/ports/request-store.ts";
import type { ReadingDeps } from "../requests/deps.ts";
import type { SlotsGrant } from "./tokens.ts";
import { SLOTS_GRANT_SECONDS } from "./tokens.ts";

/** The next days on which the whole party finds places. */
export interface DaysView {
  postId: string;
  city: string;
  timeZone: string;
  party: number;
  days: { date: string; places: number }[];
}

/** The slots of one day in which the whole party finds places. */
export interface SlotsView {
  timeZone: string;
  city: string;
  slots: {
    slotId: string;
    date: string;
    time: string;
    startsAt: string;
    places: number;
    /** In how many consecutive slots the party sits that starts here: one where they have the room (A1). */
    slots: number;
  }[];
  slotsGrant: string;
}

/** Listing days and slots; the appointment is read only where its hours may have been taken back. */
export interface ListingDeps extends ReadingDeps {
  readonly appointments: Pick<AppointmentStore, "find" | "whyBlocked">;
}

/** A booked request may look for another time while its appointment may be moved (A4), or has to be (S6). */
const mayMove = async (
  deps: ListingDeps,
  postId: string,
  { appointmentId, date, startsAt, moves = 0 }: NonNullable<RequestRecord["appointment"]>,
  now: number,
): Promise<Refusal | undefined> => {
  const fault = whyNot(appointmentTransitions.move, { state: "booked", startsAt, moves }, now);
  if (fault === undefined) return undefined;
  const appointment = await deps.appointments.find(postId, date, appointmentId);
  return appointment?.displaced === undefined ? fault : whyNot(moveOf(appointment), appointment, now);
};

/** Slots open only to a valid request of the caller, within its 30 days, or to move an appointment (R6, S4, A4). */
const mayChoose = async (
  deps: ListingDeps,
  call: Pick<Call<{ requestId: string }, unknown, unknown, CitizenCaller>, "params" | "caller" | "now">,
): Promise<Result<RequestRecord, Refusal>> => {
  const record = await deps.requests.find(call.params.requestId);
  if (record === undefined || record.accountId !== call.caller.accountId) return refuse("not-found");
  if (record.state === "booked" && record.appointment !== undefined) {
    const fault = await mayMove(deps, record.postId, record.appointment, call.now);
    return fault === undefined ? { ok: true, value: record } : { ok: false, error: fault };
  }
  if (record.state !== "valid") return { ok: false, error: requestTransitions.book.otherwise(record.state) };
  if (record.validUntil === undefined || Date.parse(record.validUntil) <= call.now)
    return refuse("request-validity-ended");
  return { ok: true, value: record };
};

const postOf = async (deps: ReadingDeps, record: RequestRecord) => {
  const post = await deps.catalogue.post(record.postId);
  if (post === undefined) throw new Error("a stored request names an unknown post");
  return post;
};

/** How many days an agent sees with the places that are kept for them; later ones with the public places only. */
const DAYS_FOR_AGENTS = 14;

/** An agent's next days, counted from their slots: the stored counts are of public places (S3). */
const countsForAgent = async (
  { slots }: Pick<ReadingDeps, "slots">,
  { postId, calendarId, urgent }: RequestRecord,
  call: Pick<Call<unknown, unknown, unknown, CitizenCaller>, "caller" | "now">,
  today: string,
): Promise<DayCounts> => {
  const channel = channelOf(call.caller, postId);
  const kinds = kindsFor({ urgent }, channel);
  const openFrom = slotsOpenFrom(channel, call.now);
  const counted = await Promise.all(
    datesFrom(today, DAYS_FOR_AGENTS).map(async (date) => {
      const open = (await slots.day(postId, calendarId, date)).filter(
        ({ startsAt }) => Date.parse(startsAt) > openFrom,
      );
      const free = open.map(({ places }) => freePlaces(places, kinds, Math.floor(call.now / 1000)).length);
      return [date, free.reduce((sum, places) => sum + places, 0)] as const;
    }),
  );
  return Object.fromEntries(counted.filter(([, places]) => places > 0));
};

/** The days with places for the party (S5). Errors: `not-found`, `request-not-valid`, `request-validity-ended`, `appointment-exists`, `appointment-too-late`, `reschedule-spent`. */
export const listDays = async (
  deps: ListingDeps,
  call: Call<{ requestId: string }, unknown, unknown, CitizenCaller>,
): Outcome<DaysView> => {
  const allowed = await mayChoose(deps, call);
  if (!allowed.ok) return allowed;
  const record = allowed.value;
  const [post, counts] = await Promise.all([
    postOf(deps, record),
    deps.calendars.days(record.postId, record.calendarId),
  ]);
  const today = localDate(call.now, post.timeZone);
  const reserved = call.caller.agent === undefined ? {} : await countsForAgent(deps, record, call, today);
  const party = record.personKeys.length;
  const days = Object.entries({ ...counts, ...reserved })
    .filter(([date, places]) => date >= today && places >= party)
    .map(([date, places]) => ({ date, places }))
    .toSorted((a, b) => a.date.localeCompare(b.date));
  return {
    ok: true,
    value: { status: 200, body: { postId: post.id, city: post.city, timeZone: post.timeZone, party, days } },
  };
};

/**
 * The slots of a day, in the post's own time (S2), with the grant to hold one. Whoever could not confirm one is told
 * here, before they choose: an appointment that one of them has elsewhere (A2), too many that one of them missed
 * (A7); the confirmation judges both again. Errors as `listDays`, and `appointment-duplicate` with the other one's
 * post and date, `booking-by-call-centre` with its end.
 */
export const listSlots = async (
  deps: ListingDeps,
  call: Call<{ requestId: string; date: string }, unknown, unknown, CitizenCaller>,
): Outcome<SlotsView> => {
  const allowed = await mayChoose(deps, call);
  if (!allowed.ok) return allowed;
  const { requestId, accountId, postId, calendarId, procedureId, personKeys, urgent, state } = allowed.value;
  const channel = channelOf(call.caller, postId);
  const kinds = kindsFor({ urgent }, channel);
  const openFrom = slotsOpenFrom(channel, call.now);
  const nowSeconds = Math.floor(call.now / 1000);
  const calendar = await deps.calendars.calendar(postId, calendarId);
  const noShowLimit = calendar?.noShowLimit ?? NO_SHOW_LIMIT;
  const grant: SlotsGrant = {
    requestId,
    accountId,
    postId,
    calendarId,
    party: personKeys.length,
    kinds: [...kinds],
    ...(call.caller.agent && { staffId: call.caller.agent.staffId }),
    ...(calendar?.confirmPresence && { confirmPresence: true }),
    noShowLimit,
  };
  const [post, day, slotsGrant, blocked] = await Promise.all([
    postOf(deps, allowed.value),
    deps.slots.day(postId, calendarId, call.params.date),
    deps.tokens.sign("slots", grant, nowSeconds + SLOTS_GRANT_SECONDS),
    // What is booked and may be moved is guarded by itself.
    state === "booked"
      ? undefined
      : deps.appointments.whyBlocked(
          { personKeys, procedureId },
          call.now,
          noShowLimitFor(channel, noShowLimit),
        ),
  ]);
  if (blocked !== undefined) return { ok: false, error: blocked };
  const slots = day
    .filter(({ startsAt }) => Date.parse(startsAt) > openFrom)
    .map(({ date, time, startsAt, places }) => ({
      slotId: `${date}T${time}`,
      date,
      time,
      startsAt,
      places: freePlaces(places, kinds, nowSeconds).length,
      slots: runFrom(day, time, grant.party, kinds, call.now, openFrom)?.length ?? 0,
    }))
    .filter(({ slots: needed }) => needed > 0);
  return {
    ok: true,
    value: { status: 200, body: { timeZone: post.timeZone, city: post.city, slots, slotsGrant } },
  };
};
