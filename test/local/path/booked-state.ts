import { appointmentItemSchema } from "#shared/adapters/dynamodb/appointment-item.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { toRecord } from "#shared/adapters/dynamodb/request-item.ts";
import { toSlot } from "#shared/adapters/dynamodb/slot-item.ts";
import { partsOf, type SlotPart } from "#shared/domain/slot/parts.ts";
import { NEVER, type Place, RETURNING } from "#shared/domain/slot/places.ts";
import type { RequestRecord } from "#shared/ports/request-store.ts";
import type { Slot } from "#shared/ports/slot-store.ts";
import { type Item, partition, snapshot } from "../support/stored.ts";

/** A freed place is nobody's for an hour at most (A5). */
const RETURN_SECONDS_AT_MOST = 3_600;

/** A day on which people race, and the requests that do. */
export interface RacedDay {
  readonly postId: string;
  readonly calendarId: string;
  readonly date: string;
  readonly times: readonly string[];
  readonly requestIds: readonly string[];
}

interface Held {
  readonly name: string;
  readonly place: Place | undefined;
}

const placesAt = (slots: readonly Slot[], parts: readonly SlotPart[]): readonly Held[] =>
  parts.flatMap(({ time, places }) =>
    places.map((index) => ({
      name: `${time} place ${index}`,
      place: slots.find((slot) => slot.time === time)?.places[index],
    })),
  );

const seconds = (): number => Math.floor(Date.now() / 1000);
const isLive = ({ hold }: RequestRecord): boolean => hold !== undefined && hold.until > seconds();
const twice = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);

/**
 * What is wrong with the offers of a day, as everything was at one moment: each live one has its places, and no
 * place is offered to two (A5).
 */
export const offerFaults = async (day: RacedDay): Promise<readonly string[]> => {
  const { postId, calendarId, date } = day;
  const items = await snapshot([
    ...day.times.map((time) => keys.slot(postId, calendarId, date, time)),
    ...day.requestIds.map((id) => keys.request(id)),
  ]);
  const slots = items.filter(({ pk }) => String(pk).startsWith("SLOTS#")).map(toSlot);
  const offers = items
    .filter(({ pk }) => String(pk).startsWith("REQ#"))
    .map(toRecord)
    .filter((record) => record.hold?.offer !== undefined && isLive(record));
  const offered = offers.flatMap(({ hold, requestId }) =>
    (hold === undefined ? [] : placesAt(slots, partsOf(hold))).map((held) => ({ ...held, hold, requestId })),
  );
  const lost = offered.filter(({ place, hold }) => place?.hold !== hold?.token);
  return [
    ...twice(offered.map(({ name }) => name)).map((name) => `${name} is offered to two at once`),
    ...lost.map(({ name, requestId }) => `${name} is offered to ${requestId}, which does not hold it`),
  ];
};

const visitsOf = async ({ postId, date }: RacedDay) =>
  (await partition("core", keys.appointment(postId, date, "").pk))
    .map((item: Item) => appointmentItemSchema.parse(item))
    .filter(({ state }) => state !== "moved");

/** What is wrong with what is stored of a day, once nothing is on its way (A1, A2, A3, A5). */
export const bookingFaults = async (day: RacedDay): Promise<readonly string[]> => {
  const { postId, calendarId, date } = day;
  const slots = (await partition("core", keys.slot(postId, calendarId, date, "").pk)).map(toSlot);
  const records = await Promise.all(
    day.requestIds.map(async (id) => {
      const items = await partition("core", keys.request(id).pk);
      return toRecord(items.find(({ sk }) => sk === keys.request(id).sk));
    }),
  );
  const visits = await visitsOf(day);
  const live = visits.filter(({ state }) => state === "booked");
  const wrong: string[] = [];
  const must = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(what);
  };

  const booked = live.flatMap((visit) =>
    placesAt(slots, partsOf(visit)).map((held) => ({ ...held, id: visit.appointmentId })),
  );
  for (const { name, place, id } of booked)
    must(place?.appointmentId === id && place.until === NEVER, `${id} does not own ${name}`);
  for (const name of twice(booked.map((each) => each.name))) must(false, `${name} is two people's`);
  const persons = live.flatMap(({ personKeys, procedureId }) =>
    personKeys.map((key) => `${key} ${procedureId}`),
  );
  must(twice(persons).length === 0, "somebody has two live appointments for one procedure");
  for (const { requestId, state, appointment } of records) {
    const own = live
      .filter((visit) => visit.requestId === requestId)
      .map(({ appointmentId }) => appointmentId);
    const wanted = state === "booked" ? [appointment?.appointmentId] : [];
    must(own.join() === wanted.join(), `${requestId} is ${state} and has the appointments ${own.join()}`);
  }

  const holders = records.filter(isLive);
  for (const record of holders)
    for (const { name, place } of record.hold === undefined ? [] : placesAt(slots, partsOf(record.hold)))
      must(place?.hold === record.hold?.token, `${record.requestId} does not hold ${name}`);
  const raced = slots.filter(({ time }) => day.times.includes(time));
  const owners = new Set(live.map(({ appointmentId }) => appointmentId));
  const tokens = new Set(holders.map(({ hold }) => hold?.token));
  for (const { time, places } of raced)
    for (const [index, { until, hold, appointmentId }] of places.entries()) {
      const free = until <= seconds();
      const returns = hold === RETURNING && until <= seconds() + RETURN_SECONDS_AT_MOST;
      const taken = until === NEVER ? owners.has(appointmentId ?? "") : tokens.has(hold);
      must(free || returns || taken, `${time} place ${index} is nobody's and does not return`);
    }
  return wrong;
};
