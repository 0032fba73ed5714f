import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import { reservedKinds } from "#shared/domain/slot/places.ts";
import type { CalendarStore } from "#shared/ports/calendar-store.ts";
import { outlookItem } from "./catalogue-store.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { queryPartition } from "./query-partition.ts";
import { firstFreeItem } from "./statistics-item.ts";

const spanFields = { from: z.string(), to: z.string() };
const hoursFields = { ...spanFields, breaks: z.array(z.strictObject(spanFields)).optional() };
const weeklySchema = z.array(z.strictObject({ weekdays: z.array(z.int().min(1).max(7)), ...hoursFields }));
const holidaysSchema = z.array(z.strictObject({ date: z.iso.date(), name: z.string() }));

const calendarItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  postId: z.string(),
  calendarId: z.string(),
  timeZone: z.string(),
  version: z.int().positive(),
  weekly: weeklySchema,
  periods: z.array(
    z.strictObject({ name: z.string(), from: z.iso.date(), to: z.iso.date(), weekly: weeklySchema }),
  ),
  exceptions: z.array(
    z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("closed"), date: z.iso.date(), reason: z.string() }),
      z.strictObject({ kind: z.literal("extra"), date: z.iso.date(), reason: z.string(), ...hoursFields }),
    ]),
  ),
  holidays: z.strictObject({ moroccan: holidaysSchema, host: holidaysSchema }),
  slotMinutes: z.int().positive(),
  desks: z.int().positive(),
  peoplePerDesk: z.int().positive(),
  reserved: z.partialRecord(z.enum(reservedKinds), z.int().nonnegative()),
  horizonDays: z.int().positive(),
  confirmPresence: z.boolean().optional(),
  noShowLimit: z.int().nonnegative().optional(),
  draws: z.array(z.strictObject({ drawId: z.string(), from: z.iso.date(), to: z.iso.date() })).optional(),
});

const daysItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  days: z.record(z.string(), z.int()),
  /** The version of the calendar that every slot of these days follows. */
  version: z.int().nonnegative(),
});

const UNPUBLISHED = 0;

/** The stored form of a calendar. */
export const calendarItem = (calendar: Calendar): Readonly<Record<string, unknown>> => ({
  ...keys.calendar(calendar.postId, calendar.calendarId),
  ...calendar,
});

const noDays = { days: {}, version: UNPUBLISHED };

const toCalendar = (item: unknown): Calendar => {
  const { pk, sk, ...calendar } = calendarItemSchema.parse(item);
  return calendar;
};

/** Calendars and the counts of free places that people are shown (docs/adr/0009). */
export const dynamoCalendarStore = (client: DynamoDBDocumentClient, table: string): CalendarStore => ({
  days: async (postId, calendarId) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.days(postId, calendarId) }),
    );
    return Item === undefined ? {} : daysItemSchema.parse(Item).days;
  },
  settledDays: async (postId, calendarId) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.days(postId, calendarId), ConsistentRead: true }),
    );
    const { days, version } = Item === undefined ? noDays : daysItemSchema.parse(Item);
    return { days, version };
  },
  saveDays: async (postId, calendarId, days, version) => {
    try {
      await client.send(
        new PutCommand({
          TableName: table,
          Item: { ...keys.days(postId, calendarId), days, version },
          ConditionExpression: "attribute_not_exists(pk) OR #version <= :version",
          ExpressionAttributeNames: { "#version": "version" },
          ExpressionAttributeValues: { ":version": version },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
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
    await client.send(new PutCommand({ TableName: table, Item: outlookItem(postId, calendarId, freeDates) }));
  },
  noteFirstFree: async (noted) => {
    try {
      await client.send(
        new PutCommand({
          TableName: table,
          Item: firstFreeItem(noted),
          ConditionExpression: "attribute_not_exists(pk)",
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  },
  publishPiece: (calendar): DynamoPiece => ({
    write: {
      Put: {
        TableName: table,
        Item: calendarItem(calendar),
        ConditionExpression:
          calendar.version === UNPUBLISHED + 1 ? "attribute_not_exists(pk)" : "#version = :before",
        ...(calendar.version > UNPUBLISHED + 1 && {
          ExpressionAttributeNames: { "#version": "version" },
          ExpressionAttributeValues: { ":before": calendar.version - 1 },
        }),
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    },
    refusal: (image) => ({
      code: "calendar-stale",
      details: { version: image === undefined ? UNPUBLISHED : toCalendar(image).version },
    }),
  }),
  ofPost: (postId) =>
    queryPartition(client, table, keys.calendar(postId, "").pk, toCalendar, { consistent: true }),
  calendar: async (postId, calendarId) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.calendar(postId, calendarId), ConsistentRead: true }),
    );
    return Item && toCalendar(Item);
  },
});
