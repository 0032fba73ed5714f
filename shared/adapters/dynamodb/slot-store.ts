import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import type { Result } from "#shared/domain/result.ts";
import { fail, ok } from "#shared/domain/result.ts";
import type { Place, PlaceKind } from "#shared/domain/slot/places.ts";
import {
  choosePlaces,
  freePlaces,
  fullUntil,
  MAX_PLACES_PER_SLOT,
  NEVER,
  placeKinds,
} from "#shared/domain/slot/places.ts";
import type {
  NoPlaces,
  PlaceOrder,
  Slot,
  SlotKey,
  SlotStore,
  TakenPlaces,
} from "#shared/ports/slot-store.ts";
import { outlookItem, queryAll } from "./catalogue-store.ts";
import type { DynamoPiece } from "./change-store.ts";
import { keys } from "./keys.ts";

/** Attribute names of one letter keep a slot of 20 places under 1 KB. */
const placeSchema = z.strictObject({
  k: z.enum(placeKinds),
  u: z.int(),
  r: z.string().optional(),
  h: z.string().optional(),
  a: z.string().optional(),
});

const slotItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  postId: z.string(),
  calendarId: z.string(),
  date: z.iso.date(),
  startsAt: z.iso.datetime(),
  places: z.array(placeSchema),
  expiresAt: z.int(),
});

const calendarItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  postId: z.string(),
  calendarId: z.string(),
  timeZone: z.string(),
  weekly: z.array(
    z.strictObject({ weekdays: z.array(z.int().min(1).max(7)), from: z.string(), to: z.string() }),
  ),
  slotMinutes: z.int().positive(),
  places: z.partialRecord(z.enum(placeKinds), z.int().nonnegative()),
  closedOn: z.array(z.iso.date()),
  horizonDays: z.int().positive(),
});

const daysItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  days: z.record(z.string(), z.int()),
});

/** The stored form of a calendar. */
export const calendarItem = (calendar: Calendar): z.infer<typeof calendarItemSchema> => ({
  ...keys.calendar(calendar.postId, calendar.calendarId),
  ...calendar,
  weekly: calendar.weekly.map(({ weekdays, from, to }) => ({ weekdays: [...weekdays], from, to })),
  places: { ...calendar.places },
  closedOn: [...calendar.closedOn],
});

const toPlace = ({ k, u, r, h, a }: z.infer<typeof placeSchema>): Place => ({
  kind: k,
  until: u,
  requestId: r,
  hold: h,
  appointmentId: a,
});

const toSlot = (item: unknown): Slot => {
  const { sk, postId, calendarId, date, startsAt, places } = slotItemSchema.parse(item);
  return { postId, calendarId, date, time: sk, startsAt, places: places.map(toPlace) };
};

const keyOf = ({ postId, calendarId, date, time }: SlotKey) => keys.slot(postId, calendarId, date, time);

/** Slots are kept for 100 days after their day, for statistics; TTL only tidies. */
const SLOT_RETENTION_SECONDS = 100 * 86_400;

/** A full slot is believed full for at most this long without asking again: most losers of a stampede then write nothing. */
const REMEMBER_FULL_SECONDS = 3;
const REMEMBER_AT_MOST = 500;

/** Choices among the places of a returned image before a press counts as lost. */
const CHOICES = 5;

/** A press that is decided, or lost to others with the places as they then were. */
type Press =
  | { readonly kind: "settled"; readonly result: Result<TakenPlaces, NoPlaces> }
  | { readonly kind: "lost"; readonly places: readonly Place[] };

const settled = (result: Result<TakenPlaces, NoPlaces>): Press => ({ kind: "settled", result });

/**
 * Slots in DynamoDB (docs/adr/0002): a hold is one plain conditional update of one item under 1 KB, with the
 * image of a lost race returned by the same call. `random` spreads simultaneous presses over the places.
 */
export const dynamoSlotStore = (
  client: DynamoDBDocumentClient,
  table: string,
  random: () => number = Math.random,
): SlotStore => {
  const remembered = new Map<string, { readonly until: number; readonly free: number }>();

  const remember = (
    slot: SlotKey,
    places: readonly Place[],
    kinds: readonly PlaceKind[],
    nowSeconds: number,
  ): void => {
    if (remembered.size >= REMEMBER_AT_MOST) remembered.clear();
    const until = Math.min(
      nowSeconds + REMEMBER_FULL_SECONDS,
      fullUntil(
        places.filter((place) => place.until > nowSeconds),
        kinds,
      ),
    );
    remembered.set(memoryKey(slot, kinds), { until, free: freePlaces(places, kinds, nowSeconds).length });
  };

  const knownFull = (slot: SlotKey, order: PlaceOrder, nowSeconds: number): boolean => {
    const memory = remembered.get(memoryKey(slot, order.kinds));
    return memory !== undefined && memory.until > nowSeconds && memory.free < order.party;
  };

  const take = (slot: SlotKey, order: PlaceOrder, chosen: readonly number[]): UpdateCommand =>
    new UpdateCommand({
      TableName: table,
      Key: keyOf(slot),
      UpdateExpression: `SET ${chosen.map((index) => `places[${index}].u = :until, places[${index}].r = :request, places[${index}].h = :hold`).join(", ")}`,
      ConditionExpression: [
        "startsAt > :now",
        // An order given twice must not take a second set of places (E1).
        ...Array.from({ length: MAX_PLACES_PER_SLOT }, (_, index) => `places[${index}].h <> :hold`),
        ...chosen.map(
          (index) =>
            `places[${index}].u <= :seconds AND places[${index}].k IN (${order.kinds.map((_, kind) => `:kind${kind}`).join(", ")})`,
        ),
      ].join(" AND "),
      ExpressionAttributeValues: {
        ":until": order.until,
        ":request": order.requestId,
        ":hold": order.hold,
        ":now": new Date(order.now).toISOString(),
        ":seconds": Math.floor(order.now / 1000),
        ...Object.fromEntries(order.kinds.map((kind, index) => [`:kind${index}`, kind])),
      },
      ReturnValues: "ALL_NEW",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    });

  /** One conditional update, and what its image says when the condition failed. */
  const pressOnce = async (slot: SlotKey, order: PlaceOrder, chosen: readonly number[]): Promise<Press> => {
    try {
      const { Attributes } = await client.send(take(slot, order, chosen));
      return settled(ok({ places: chosen, startsAt: toSlot(Attributes).startsAt }));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      if (error.Item === undefined) return settled(fail("slot-unknown"));
      const { startsAt, places } = toSlot(unmarshall(error.Item));
      if (startsAt <= new Date(order.now).toISOString()) return settled(fail("slot-past"));
      const mine = places.flatMap((place, index) =>
        place.hold === order.hold ? [{ index, until: place.until }] : [],
      );
      if (mine.length === 0) return { kind: "lost", places };
      const lapsed = mine.some(({ until }) => until <= Math.floor(order.now / 1000));
      return settled(lapsed ? fail("hold-lapsed") : ok({ places: mine.map(({ index }) => index), startsAt }));
    }
  };

  return {
    hold: async (slot, order) => {
      const nowSeconds = Math.floor(order.now / 1000);
      if (knownFull(slot, order, nowSeconds)) return fail("slot-full");
      // No read first: the first choice is a guess among the first few places; a wrong one returns the image.
      const offset = Math.floor(random() * GUESS_RANGE);
      let chosen: readonly number[] = Array.from({ length: order.party }, (_, index) => offset + index);
      for (let choice = 0; choice < CHOICES; choice += 1) {
        const press = await pressOnce(slot, order, chosen);
        if (press.kind === "settled") return press.result;
        const again = choosePlaces(freePlaces(press.places, order.kinds, nowSeconds), order.party, random);
        if (again === undefined) {
          remember(slot, press.places, order.kinds, nowSeconds);
          return fail("slot-full");
        }
        chosen = again;
      }
      return fail("slot-full");
    },
    release: async (slot, places, hold, now) => {
      if (places.length === 0) return;
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: keyOf(slot),
            UpdateExpression: `SET ${places.map((index) => `places[${index}].u = :free`).join(", ")} REMOVE ${places.map((index) => `places[${index}].r, places[${index}].h`).join(", ")}`,
            ConditionExpression: places
              .map((index) => `places[${index}].h = :hold AND attribute_not_exists(places[${index}].a)`)
              .join(" AND "),
            ExpressionAttributeValues: { ":free": Math.floor(now / 1000), ":hold": hold },
          }),
        );
      } catch (error) {
        // Lapsed and taken by somebody else, or confirmed: nothing of ours is left to give back.
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
    confirmPiece: (slot, places, hold, appointmentId, now): DynamoPiece => ({
      write: {
        Update: {
          TableName: table,
          Key: keyOf(slot),
          UpdateExpression: `SET ${places.map((index) => `places[${index}].u = :never, places[${index}].a = :appointment`).join(", ")} REMOVE ${places.map((index) => `places[${index}].h`).join(", ")}`,
          ConditionExpression: places
            .map((index) => `places[${index}].h = :hold AND places[${index}].u > :seconds`)
            .join(" AND "),
          ExpressionAttributeValues: {
            ":never": NEVER,
            ":appointment": appointmentId,
            ":hold": hold,
            ":seconds": Math.floor(now / 1000),
          },
        },
      },
      refusal: () => ({ code: "hold-lapsed" }),
    }),
    day: async (postId, calendarId, date) =>
      (await queryAll(client, table, keys.slot(postId, calendarId, date, "").pk, slotItemSchema)).map(toSlot),
    create: async (calendar, { date, time, startsAt }) => {
      const { postId, calendarId } = calendar;
      const places = placeKinds.flatMap((kind) =>
        Array.from({ length: calendar.places[kind] ?? 0 }, () => ({ k: kind, u: 0 })),
      );
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: {
              ...keys.slot(postId, calendarId, date, time),
              postId,
              calendarId,
              date,
              startsAt,
              places: places.slice(0, MAX_PLACES_PER_SLOT),
              expiresAt: Math.floor(Date.parse(startsAt) / 1000) + SLOT_RETENTION_SECONDS,
            },
            ConditionExpression: "attribute_not_exists(pk)",
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    days: async (postId, calendarId) => {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: keys.days(postId, calendarId) }),
      );
      return Item === undefined ? {} : daysItemSchema.parse(Item).days;
    },
    saveDays: async (postId, calendarId, days) => {
      await client.send(
        new PutCommand({ TableName: table, Item: { ...keys.days(postId, calendarId), days } }),
      );
    },
    saveDay: async (postId, calendarId, date, places) => {
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: keys.days(postId, calendarId),
            UpdateExpression: "SET #days.#date = :places",
            ConditionExpression: "attribute_exists(#days)",
            ExpressionAttributeNames: { "#days": "days", "#date": date },
            ExpressionAttributeValues: { ":places": places },
          }),
        );
      } catch (error) {
        // No counts yet: the schedule makes them.
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
    saveOutlook: async (postId, calendarId, freeDates) => {
      await client.send(
        new PutCommand({ TableName: table, Item: outlookItem(postId, calendarId, freeDates) }),
      );
    },
    calendars: async () =>
      (await queryAll(client, table, keys.calendar("", "").pk, calendarItemSchema)).map(toCalendar),
    calendar: async (postId, calendarId) => {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: keys.calendar(postId, calendarId) }),
      );
      return Item && toCalendar(calendarItemSchema.parse(Item));
    },
  };
};

/** Presses guess among the first places; most slots have at least this many public ones. */
const GUESS_RANGE = 3;

const memoryKey = (slot: SlotKey, kinds: readonly PlaceKind[]): string =>
  [slot.postId, slot.calendarId, slot.date, slot.time, ...kinds].join(" ");

const toCalendar = ({ pk, sk, ...calendar }: z.infer<typeof calendarItemSchema>): Calendar => calendar;
