import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { CodeSending } from "#shared/domain/order/delivery.ts";
import { noteFollows } from "#shared/domain/order/delivery.ts";
import type { IssuedUnit } from "#shared/ports/order-store.ts";
import type { StampDeliveryStore } from "#shared/ports/stamp-delivery-store.ts";
import type { Key } from "./keys.ts";
import { keys } from "./keys.ts";
import { orderOf, unitOf } from "./order-item.ts";
import { sealedOf } from "./stamp-item.ts";

/** Whether a sending is the unit's latest. */
const isLatest = ({ stampId, resends = 0 }: IssuedUnit, sending: CodeSending): boolean =>
  stampId === sending.stampId && resends === sending.resend;

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
      if (item === undefined) return undefined;
      const { accountId, delivery, paidAt } = orderOf(item);
      return { accountId, ...delivery, paidAt };
    },
    lastGroup: async ({ orderId, unit, stampId }) => {
      const item = await get(keys.unit(orderId, unit));
      const issued = item === undefined ? undefined : unitOf(item);
      return issued?.stampId === stampId ? issued.lastGroup : undefined;
    },
    sealedCopy: async (sending, now) => {
      const issued = await get(keys.unit(sending.orderId, sending.unit));
      if (issued === undefined) return undefined;
      const unit = unitOf(issued);
      if (!isLatest(unit, sending)) return undefined;
      const sealed = await get(keys.sealed(unit.stampKey));
      if (sealed === undefined) return undefined;
      const { stampId, ciphertext, expiresAt } = sealedOf(sealed);
      return now < expiresAt * 1000 ? { stampId, ciphertext } : undefined;
    },
    note: async ({ orderId, unit, stampId, resend }, channel, note) => {
      const follows = noteFollows[note.state];
      const states = follows.map((_, index) => `:s${index}`).join(", ");
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: keys.unit(orderId, unit),
            UpdateExpression: "SET #delivery.#channel = :note",
            ConditionExpression: [
              "stampId = :stampId",
              resend === 0 ? "attribute_not_exists(resends)" : "resends = :resend",
              follows.length === 0
                ? "attribute_not_exists(#delivery.#channel)"
                : `(attribute_not_exists(#delivery.#channel) OR #delivery.#channel.#state IN (${states}))`,
            ].join(" AND "),
            ExpressionAttributeNames: {
              "#delivery": "delivery",
              "#channel": channel,
              ...(follows.length > 0 && { "#state": "state" }),
            },
            ExpressionAttributeValues: {
              ":note": note,
              ":stampId": stampId,
              ...(resend > 0 && { ":resend": resend }),
              ...Object.fromEntries(follows.map((state, index) => [`:s${index}`, state])),
            },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
  };
};
