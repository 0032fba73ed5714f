import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { RESEND_EVERY_MS, whyNotResent } from "#shared/domain/order/resend.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";
import { keys, ownerKeys } from "./keys.ts";
import { captureItem, orderItem, orderOf, unitItem, unitOf } from "./order-item.ts";
import type { DynamoPiece } from "./piece.ts";
import { putNew } from "./piece.ts";
import { queryPartition } from "./query-partition.ts";

const wrongState = (image: Readonly<Record<string, unknown>> | undefined): Refusal =>
  image === undefined ? { code: "not-found" } : { code: "order-wrong-state" };

/** Orders, captures and issued units in the stamps table: one partition per order. */
export const dynamoOrderStore = (client: DynamoDBDocumentClient, table: string): OrderStore => ({
  find: async (orderId) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.order(orderId), ConsistentRead: true }),
    );
    return Item && orderOf(Item);
  },
  findWhole: async (orderId) => {
    const { pk, sk } = keys.order(orderId);
    const unitPrefix = keys.unit(orderId, 0).sk.slice(0, -2);
    const items = await queryPartition(client, table, pk, (item) => item, { consistent: true });
    const order = items.find((item) => item["sk"] === sk);
    if (order === undefined) return undefined;
    const units = items.filter((item) => String(item["sk"]).startsWith(unitPrefix)).map(unitOf);
    return { order: orderOf(order), units };
  },
  listOf: async (accountId) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: "byOwner",
        KeyConditionExpression: "gpk = :gpk",
        ExpressionAttributeValues: { ":gpk": ownerKeys.ordersOf(accountId, "").gpk },
        ScanIndexForward: false,
        Limit: 100,
      }),
    );
    const prefix = keys.order("").pk;
    return Items.map(({ pk }) => String(pk).slice(prefix.length));
  },
  hasCapture: async (orderId, transactionId) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.capture(orderId, transactionId), ConsistentRead: true }),
    );
    return Item !== undefined;
  },
  place: (order) => putNew(table, orderItem(order), () => ({ code: "order-wrong-state" })),
  pay: (orderId, { transactionId, paidAt }): DynamoPiece => ({
    write: {
      Update: {
        TableName: table,
        Key: keys.order(orderId),
        UpdateExpression: "SET #state = :paid, transactionId = :transactionId, paidAt = :paidAt",
        ConditionExpression: "#state = :awaiting",
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: {
          ":paid": "paid",
          ":awaiting": "awaiting-payment",
          ":transactionId": transactionId,
          ":paidAt": paidAt,
        },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    },
    refusal: wrongState,
  }),
  capture: (capture) => putNew(table, captureItem(capture), wrongState),
  issueUnit: (unit) => putNew(table, unitItem(unit), wrongState),
  resendPiece: ({ orderId, unit, resends = 0 }, now): DynamoPiece => ({
    write: {
      Update: {
        TableName: table,
        Key: keys.unit(orderId, unit),
        UpdateExpression: "SET resends = :next, #delivery = :queued",
        ConditionExpression: [
          resends === 0 ? "attribute_not_exists(resends)" : "resends = :resends",
          "#delivery.#at <= :minuteAgo",
        ].join(" AND "),
        ExpressionAttributeNames: { "#delivery": "delivery", "#at": "at" },
        ExpressionAttributeValues: {
          ":next": resends + 1,
          ...(resends > 0 && { ":resends": resends }),
          ":queued": { state: "queued", at: new Date(now).toISOString() },
          ":minuteAgo": new Date(now - RESEND_EVERY_MS).toISOString(),
        },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    },
    refusal: (image) =>
      whyNotResent(image === undefined ? undefined : unitOf(image), now) ?? {
        code: "busy",
        retryAfterSeconds: 1,
      },
  }),
});
