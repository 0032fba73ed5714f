import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { calendarItem } from "#shared/adapters/dynamodb/calendar-store.ts";
import { dynamoSlotStore } from "#shared/adapters/dynamodb/slot-store.ts";
import type { Calendar, SlotTime } from "#shared/domain/calendar/calendar.ts";
import type { PlaceKind } from "#shared/domain/slot/places.ts";
import type { TestDynamo } from "./dynamodb.ts";

/** A calendar in few words: places by kind instead of desks, closed dates instead of exceptions. */
export const testCalendar = (
  more: Partial<Calendar> & {
    readonly places?: Readonly<Partial<Record<PlaceKind, number>>>;
    readonly closedOn?: readonly string[];
  } = {},
): Calendar => {
  const { places = { public: 4 }, closedOn = [], ...fields } = more;
  const { public: open = 0, ...reserved } = places;
  return {
    postId: "fr-paris",
    calendarId: "acts",
    timeZone: "Europe/Paris",
    version: 1,
    weekly: [],
    periods: [],
    exceptions: closedOn.map((date) => ({ kind: "closed", date, reason: "test" })),
    holidays: { moroccan: [], host: [] },
    slotMinutes: 30,
    desks: Object.values(reserved).reduce((sum, some) => sum + some, open),
    peoplePerDesk: 1,
    reserved,
    horizonDays: 14,
    ...fields,
  };
};

/** Puts a calendar as published. */
export const putCalendar = async ({ client, tableNames }: TestDynamo, calendar: Calendar): Promise<void> => {
  await client.send(new PutCommand({ TableName: tableNames.core, Item: { ...calendarItem(calendar) } }));
};

/** Puts one slot of a calendar, as the schedule would. */
export const putSlot = async (dynamo: TestDynamo, calendar: Calendar, at: SlotTime): Promise<void> => {
  await putCalendar(dynamo, calendar);
  const made = await dynamoSlotStore(dynamo.client, dynamo.tableNames.core).make(calendar, [at]);
  if (made !== "done") throw new Error(`the slot was not made: ${made}`);
};
