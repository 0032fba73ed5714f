import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { Calendar, SlotTime } from "#shared/domain/calendar/calendar.ts";
import { placesOn } from "#shared/domain/calendar/calendar.ts";
import { MAX_PLACES_PER_SLOT, placeKinds } from "#shared/domain/slot/places.ts";
import type { ShapingOutcome, SlotChange, SlotStore } from "#shared/ports/slot-store.ts";
import { keys } from "./keys.ts";
import type { TransactItem } from "./piece.ts";
import { slotKeyOf } from "./slot-item.ts";

/** Slots are kept for 100 days after their day, for statistics; TTL only tidies. */
const SLOT_RETENTION_SECONDS = 100 * 86_400;

/** A transaction has at most 100 parts; one is the calendar's version. */
const NEW_SLOTS_AT_ONCE = 99;

/** Slots with people are written in small groups: one hot slot then holds up few others. */
const CHANGED_SLOTS_AT_ONCE = 10;

const ATTEMPTS = 6;
const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Whoever shapes slots after an older version is too late, judged in the write. */
const stillPublished = (table: string, { postId, calendarId, version }: Calendar): TransactItem => ({
  ConditionCheck: {
    TableName: table,
    Key: keys.calendar(postId, calendarId),
    ConditionExpression: "#version = :version",
    ExpressionAttributeNames: { "#version": "version" },
    ExpressionAttributeValues: { ":version": version },
  },
});

const newSlot = (table: string, calendar: Calendar, { date, time, startsAt }: SlotTime): TransactItem => {
  const { postId, calendarId } = calendar;
  const wanted = placesOn(calendar, date);
  const places = placeKinds.flatMap((kind) =>
    Array.from({ length: wanted[kind] ?? 0 }, () => ({ k: kind, u: 0 })),
  );
  return {
    Put: {
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
    },
  };
};

const changedSlot = (table: string, { slot, change }: SlotChange, nowSeconds: number): TransactItem => {
  const { relabel, append } = change;
  const sets = relabel.map(({ index }) => `places[${index}].k = :to${index}`);
  const kinds = slot.places.map((_, index) => `places[${index}].k = :was${index}`);
  const free = relabel
    .filter(({ onlyIfFree }) => onlyIfFree)
    .map(({ index }) => `places[${index}].u <= :now`);
  // One action cannot both change elements of a list and replace the list: new places go to the end by index.
  const added = append.map((_, order) => `places[${slot.places.length + order}] = :new${order}`);
  return {
    Update: {
      TableName: table,
      Key: slotKeyOf(slot),
      UpdateExpression: `SET ${[...sets, ...added].join(", ")}`,
      ConditionExpression: ["size(places) = :size", ...kinds, ...free].join(" AND "),
      ExpressionAttributeValues: {
        ":size": slot.places.length,
        ...(free.length > 0 && { ":now": nowSeconds }),
        ...Object.fromEntries(relabel.map(({ index, kind }) => [`:to${index}`, kind])),
        ...Object.fromEntries(slot.places.map(({ kind }, index) => [`:was${index}`, kind])),
        ...Object.fromEntries(append.map((kind, order) => [`:new${order}`, { k: kind, u: 0 }])),
      },
    },
  };
};

const passing = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);

/** What a cancelled transaction says; undefined when only passing conflicts were in the way. */
const readCancellation = (error: TransactionCanceledException): ShapingOutcome | undefined => {
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? "None");
  if (codes[0] === "ConditionalCheckFailed") return "overtaken";
  if (codes.includes("ConditionalCheckFailed")) return "changed";
  if (!codes.some((code) => passing.has(code))) throw error;
  return undefined;
};

/** Making and changing slots after their calendar: each write is judged against the calendar's version (S1, S6). */
export const slotShaper = (
  client: DynamoDBDocumentClient,
  table: string,
): Pick<SlotStore, "make" | "reshape"> => {
  const write = async (calendar: Calendar, items: readonly TransactItem[]): Promise<ShapingOutcome> => {
    for (let tries = 0; tries < ATTEMPTS; tries += 1) {
      try {
        await client.send(
          new TransactWriteCommand({ TransactItems: [stillPublished(table, calendar), ...items] }),
        );
        return "done";
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const outcome = readCancellation(error);
        if (outcome !== undefined) return outcome;
        await wait(Math.random() * 25 * 2 ** tries);
      }
    }
    return "changed";
  };

  /** Group after group: transactions that share the calendar's check would only conflict with each other. */
  const writeAll = async (
    calendar: Calendar,
    items: readonly TransactItem[],
    atOnce: number,
  ): Promise<ShapingOutcome> => {
    for (let from = 0; from < items.length; from += atOnce) {
      const outcome = await write(calendar, items.slice(from, from + atOnce));
      if (outcome !== "done") return outcome;
    }
    return "done";
  };

  return {
    make: (calendar, times) =>
      writeAll(
        calendar,
        times.map((at) => newSlot(table, calendar, at)),
        NEW_SLOTS_AT_ONCE,
      ),
    reshape: (calendar, changes, now) =>
      writeAll(
        calendar,
        changes.map((change) => changedSlot(table, change, Math.floor(now / 1000))),
        CHANGED_SLOTS_AT_ONCE,
      ),
  };
};
