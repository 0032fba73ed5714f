import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { DeliveryState, StampDeliveryStore } from "#shared/ports/stamp-delivery-store.ts";
import type { Key } from "./keys.ts";
import { keys } from "./keys.ts";
import { orderOf, unitOf } from "./order-item.ts";
import { sealedOf } from "./stamp-item.ts";

/** From which states a note may move on; a later attempt may still succeed after a failure. */
const before: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  queued: ["queued"],
  sent: ["queued", "failed", "sent"],
  failed: ["queued", "sent", "failed"],
  delivered: ["queued", "sent", "failed", "delivered"],
};

/** Deliveries of codes, read and noted in the stamps table (T4). */
export const dynamoStampDeliveryStore = (
  client: DynamoDBDocumentClient,
  table: string,
): StampDeliveryStore => {
  const get = async (key: Key) =>
    (await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }))).Item;
  return {
    recipient: async (orderId) => {
      const item = await get(keys.order(orderId));
      return item && orderOf(item).delivery;
    },
    sealedCopy: async (orderId, unit) => {
      const issued = await get(keys.unit(orderId, unit));
      if (issued === undefined) return undefined;
      const sealed = await get(keys.sealed(unitOf(issued).stampKey));
      if (sealed === undefined) return undefined;
      const { stampId, ciphertext } = sealedOf(sealed);
      return { stampId, ciphertext };
    },
    markDelivery: async (orderId, unit, delivery) => {
      const allowed = before[delivery.state];
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: keys.unit(orderId, unit),
            UpdateExpression: "SET #delivery = :delivery",
            ConditionExpression: `#delivery.#state IN (${allowed.map((_, index) => `:s${index}`).join(", ")})`,
            ExpressionAttributeNames: { "#delivery": "delivery", "#state": "state" },
            ExpressionAttributeValues: {
              ":delivery": delivery,
              ...Object.fromEntries(allowed.map((state, index) => [`:s${index}`, state])),
            },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
  };
};
