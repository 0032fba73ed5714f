import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import { placeKinds } from "#shared/domain/slot/places.ts";
import type { CalendarStore } from "#shared/ports/calendar-store.ts";
import { outlookItem } from "./catalogue-store.ts";
import { keys } from "./keys.ts";
import { queryPartition } from "./query-partition.ts";

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
  confirmPresence: z.boolean().optional(),
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
  saveDays: async (postId, calendarId, days) => {
    await client.send(new PutCommand({ TableName: table, Item: { ...keys.days(postId, calendarId), days } }));
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
  calendars: () => queryPartition(client, table, keys.calendar("", "").pk, toCalendar),
  calendar: async (postId, calendarId) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.calendar(postId, calendarId) }),
    );
    return Item && toCalendar(Item);
  },
});
