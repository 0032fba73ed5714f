import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Refusal } from "#shared/domain/refusal.ts";
import { freePlaces, NEVER, RETURNING } from "#shared/domain/slot/places.ts";
import type { PlaceExchange, SlotStore } from "#shared/ports/slot-store.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { queryPartition } from "./query-partition.ts";
import { slotHolder } from "./slot-hold.ts";
import { slotKeyOf, toSlot } from "./slot-item.ts";
import { type SlotMemory, slotMemory } from "./slot-memory.ts";
import { slotShaper } from "./slot-shape.ts";

/** Why an exchange failed, from the slot as it was: full, past, or only other than it was read. */
const whyNotExchanged = (image: unknown, { take }: PlaceExchange, now: number): Refusal => {
  if (image === undefined) return { code: "slot-unknown" };
  const { startsAt, places } = toSlot(image);
  if (take !== undefined && startsAt <= new Date(now).toISOString()) return { code: "slot-past" };
  const full =
    take !== undefined && freePlaces(places, take.kinds, Math.floor(now / 1000)).length < take.places.length;
  return full ? { code: "slot-full" } : { code: "busy", retryAfterSeconds: 1 };
};

/** Why places could not be offered. */
const whyNotOffered = (image: unknown, now: number): Refusal => {
  if (image === undefined) return { code: "slot-unknown" };
  return toSlot(image).startsAt <= new Date(now).toISOString()
    ? { code: "slot-past" }
    : { code: "busy", retryAfterSeconds: 1 };
};

/** The expression of an exchange: no place is in both lists, because who has a place finds it taken. */
const exchangeUpdate = ({ appointmentId, take, free }: PlaceExchange, now: number) => {
  const taken = take?.places ?? [];
  const freed = free?.places ?? [];
  return {
    UpdateExpression: `SET ${[
      ...taken.map((index) => `places[${index}].u = :never, places[${index}].a = :appointment`),
      ...freed.map((index) => `places[${index}].u = :returnAt, places[${index}].h = :returning`),
    ].join(", ")} REMOVE ${[
      ...taken.map((index) => `places[${index}].h, places[${index}].r`),
      ...freed.map((index) => `places[${index}].a`),
    ].join(", ")}`,
    ConditionExpression: [
      ...(take === undefined ? [] : ["startsAt > :now"]),
      ...taken.map(
        (index) =>
          `places[${index}].u <= :seconds AND places[${index}].k IN (${(take?.kinds ?? []).map((_, kind) => `:kind${kind}`).join(", ")})`,
      ),
      ...freed.map((index) => `places[${index}].a = :appointment`),
    ].join(" AND "),
    ExpressionAttributeValues: {
      ":appointment": appointmentId,
      ...(take && {
        ":never": NEVER,
        ":now": new Date(now).toISOString(),
        ":seconds": Math.floor(now / 1000),
        ...Object.fromEntries(take.kinds.map((kind, index) => [`:kind${index}`, kind])),
      }),
      ...(free && { ":returnAt": free.returnAt, ":returning": RETURNING }),
    },
  };
};

/** Slots in DynamoDB (docs/adr/0002): every change is judged in the write. */
export const dynamoSlotStore = (
  client: DynamoDBDocumentClient,
  table: string,
  random: () => number = Math.random,
  memory: SlotMemory = slotMemory(Date.now),
): SlotStore => ({
  hold: slotHolder(client, table, random, memory),
  release: async (slot, places, hold, now) => {
    if (places.length === 0) return;
    memory.forget(slot);
    try {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: slotKeyOf(slot),
          UpdateExpression: `SET ${places.map((index) => `places[${index}].u = :free`).join(", ")} REMOVE ${places.map((index) => `places[${index}].r, places[${index}].h`).join(", ")} ADD ended :party`,
          ConditionExpression: places
            .map((index) => `places[${index}].h = :hold AND attribute_not_exists(places[${index}].a)`)
            .join(" AND "),
          ExpressionAttributeValues: {
            ":free": Math.floor(now / 1000),
            ":hold": hold,
            ":party": places.length,
          },
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
        Key: slotKeyOf(slot),
        UpdateExpression: `SET ${places.map((index) => `places[${index}].u = :never, places[${index}].a = :appointment`).join(", ")} REMOVE ${places.map((index) => `places[${index}].h, places[${index}].r`).join(", ")} ADD ended :party`,
        ConditionExpression: places
          .map((index) => `places[${index}].h = :hold AND places[${index}].u > :seconds`)
          .join(" AND "),
        ExpressionAttributeValues: {
          ":never": NEVER,
          ":party": places.length,
          ":appointment": appointmentId,
          ":hold": hold,
          ":seconds": Math.floor(now / 1000),
        },
      },
    },
    refusal: () => ({ code: "hold-lapsed" }),
  }),
  offerPiece: (slot, places, { hold, requestId, kinds, until, now }, from): DynamoPiece => ({
    write: {
      Update: {
        TableName: table,
        Key: slotKeyOf(slot),
        UpdateExpression: `SET ${places.map((index) => `places[${index}].u = :until, places[${index}].r = :request, places[${index}].h = :hold`).join(", ")} ADD held :party`,
        ConditionExpression: [
          "startsAt > :now",
          ...places.map(
            (index) =>
              `(places[${index}].u <= :seconds${from === "returning" ? ` OR places[${index}].h = :returning` : ""}) AND places[${index}].k IN (${kinds.map((_, kind) => `:kind${kind}`).join(", ")})`,
          ),
        ].join(" AND "),
        ExpressionAttributeValues: {
          ":until": until,
          ":request": requestId,
          ":hold": hold,
          ":party": places.length,
          ":now": new Date(now).toISOString(),
          ":seconds": Math.floor(now / 1000),
          ...(from === "returning" && { ":returning": RETURNING }),
          ...Object.fromEntries(kinds.map((kind, index) => [`:kind${index}`, kind])),
        },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    },
    refusal: (image) => whyNotOffered(image, now),
  }),
  returnPiece: (slot, places, hold, returnAt): DynamoPiece => ({
    write: {
      Update: {
        TableName: table,
        Key: slotKeyOf(slot),
        UpdateExpression: `SET ${places.map((index) => `places[${index}].u = :returnAt, places[${index}].h = :returning`).join(", ")} REMOVE ${places.map((index) => `places[${index}].r`).join(", ")} ADD ended :party`,
        ConditionExpression: places
          .map((index) => `places[${index}].h = :hold AND attribute_not_exists(places[${index}].a)`)
          .join(" AND "),
        ExpressionAttributeValues: {
          ":returnAt": returnAt,
          ":returning": RETURNING,
          ":hold": hold,
          ":party": places.length,
        },
      },
    },
    refusal: () => ({ code: "busy", retryAfterSeconds: 1 }),
  }),
  extendPiece: (slot, places, hold, until, now): DynamoPiece => ({
    write: {
      Update: {
        TableName: table,
        Key: slotKeyOf(slot),
        UpdateExpression: `SET ${places.map((index) => `places[${index}].u = :until`).join(", ")}`,
        ConditionExpression: places
          .map(
            (index) =>
              `places[${index}].h = :hold AND places[${index}].u > :seconds AND attribute_not_exists(places[${index}].a)`,
          )
          .join(" AND "),
        ExpressionAttributeValues: { ":until": until, ":hold": hold, ":seconds": Math.floor(now / 1000) },
      },
    },
    refusal: () => ({ code: "hold-lapsed" }),
  }),
  exchangePiece: (slot, exchange, now): DynamoPiece => ({
    write: {
      Update: {
        TableName: table,
        Key: slotKeyOf(slot),
        ...exchangeUpdate(exchange, now),
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    },
    refusal: (image) => whyNotExchanged(image, exchange, now),
  }),
  day: async (postId, calendarId, date, read) => {
    const day = await queryPartition(client, table, keys.slot(postId, calendarId, date, "").pk, toSlot, read);
    for (const slot of day) memory.see(slot);
    return day;
  },
  ...slotShaper(client, table),
});
