import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { NEVER } from "#shared/domain/slot/places.ts";
import type { SlotStore } from "#shared/ports/slot-store.ts";
import type { DynamoPiece } from "./change-store.ts";
import { keys } from "./keys.ts";
import { queryPartition } from "./query-partition.ts";
import { slotHolder } from "./slot-hold.ts";
import { slotKeyOf, toSlot } from "./slot-item.ts";
import { slotShaper } from "./slot-shape.ts";

/** Slots in DynamoDB (docs/adr/0002): every change is judged in the write. */
export const dynamoSlotStore = (
  client: DynamoDBDocumentClient,
  table: string,
  random: () => number = Math.random,
): SlotStore => ({
  hold: slotHolder(client, table, random),
  release: async (slot, places, hold, now) => {
    if (places.length === 0) return;
    try {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: slotKeyOf(slot),
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
        Key: slotKeyOf(slot),
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
  day: (postId, calendarId, date, read) =>
    queryPartition(client, table, keys.slot(postId, calendarId, date, "").pk, toSlot, read),
  ...slotShaper(client, table),
});
