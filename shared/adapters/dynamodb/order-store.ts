import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { OrderTransition } from "#shared/domain/order/order.ts";
import { orderTransitions } from "#shared/domain/order/order.ts";
import { RESEND_EVERY_MS, whyNotResent } from "#shared/domain/order/resend.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";
import { keys, ownerKeys } from "./keys.ts";
import { captureItem, captureOf, orderItem, orderOf, placeOf, unitItem, unitOf } from "./order-item.ts";
import { orderIdOf, receiptItem, referenceItem } from "./payment-items.ts";
import type { DynamoPiece } from "./piece.ts";
import { putNew } from "./piece.ts";
import { queryPartition } from "./query-partition.ts";

const wrongState = (image: Readonly<Record<string, unknown>> | undefined): Refusal =>
  image === undefined ? { code: "not-found" } : { code: "order-wrong-state" };

/**
 * A change of state, made from its transition; `set` are attributes that the change writes, which the condition may
 * name as `:attribute`.
 */
const transitionPiece = (
  table: string,
  orderId: string,
  { from, to }: OrderTransition,
  { condition, set }: { readonly condition?: string; readonly set: Readonly<Record<string, string>> },
): DynamoPiece => ({
  write: {
    Update: {
      TableName: table,
      Key: keys.order(orderId),
      UpdateExpression: ["SET #state = :to", ...Object.keys(set).map((name) => `#${name} = :${name}`)].join(
        ", ",
      ),
      ConditionExpression: [
        `#state IN (${from.map((_, index) => `:from${index}`).join(", ")})`,
        ...(condition === undefined ? [] : [condition]),
      ].join(" AND "),
      ExpressionAttributeNames: {
        "#state": "state",
        ...Object.fromEntries(Object.keys(set).map((name) => [`#${name}`, name])),
      },
      ExpressionAttributeValues: {
        ":to": to,
        ...Object.fromEntries(from.map((state, index) => [`:from${index}`, state])),
        ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])),
      },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  },
  refusal: wrongState,
});

const findOrder = async (client: DynamoDBDocumentClient, table: string, orderId: string) => {
  const { Item } = await client.send(
    new GetCommand({ TableName: table, Key: keys.order(orderId), ConsistentRead: true }),
  );
  return Item && orderOf(Item);
};

/** Orders, captures and issued units in the stamps table: one partition per order. */
export const dynamoOrderStore = (client: DynamoDBDocumentClient, table: string): OrderStore => ({
  find: (orderId) => findOrder(client, table, orderId),
  findByReference: async (reference) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.paymentReference(reference), ConsistentRead: true }),
    );
    return Item && findOrder(client, table, orderIdOf(Item));
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
  listOf: async (accountId, limit, after) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: "byOwner",
        KeyConditionExpression: "gpk = :gpk",
        ExpressionAttributeValues: { ":gpk": ownerKeys.ordersOf(accountId, "").gpk },
        ScanIndexForward: false,
        Limit: limit,
        ...(after && {
          ExclusiveStartKey: {
            ...keys.order(after.orderId),
            ...ownerKeys.ordersOf(accountId, after.placedAt),
          },
        }),
      }),
    );
    return Items.map(placeOf);
  },
  findCapture: async (orderId, channel, transactionId) => {
    const { Item } = await client.send(
      new GetCommand({
        TableName: table,
        Key: keys.capture(orderId, channel, transactionId),
        ConsistentRead: true,
      }),
    );
    return Item && captureOf(Item);
  },
  place: (order) => putNew(table, orderItem(order), () => ({ code: "order-wrong-state" })),
  pay: (orderId, { transactionId, channel, paidAt }) =>
    transitionPiece(table, orderId, orderTransitions.pay, {
      condition: "payableUntil > :paidAt",
      set: { transactionId, channel, paidAt },
    }),
  expire: (orderId, now) =>
    transitionPiece(table, orderId, orderTransitions.expire, {
      condition: "payableUntil <= :expiredAt",
      set: { expiredAt: new Date(now).toISOString() },
    }),
  cancel: (orderId, now) =>
    transitionPiece(table, orderId, orderTransitions.cancel, {
      set: { cancelledAt: new Date(now).toISOString() },
    }),
  giveReference: (orderId, { reference, payableUntil }, now) => [
    {
      write: {
        Update: {
          TableName: table,
          Key: keys.order(orderId),
          UpdateExpression: "SET paymentReference = :reference, payableUntil = :until",
          ConditionExpression:
            "#state = :awaiting AND payableUntil > :now AND attribute_not_exists(paymentReference)",
          ExpressionAttributeNames: { "#state": "state" },
          ExpressionAttributeValues: {
            ":reference": reference,
            ":until": payableUntil,
            ":awaiting": "awaiting-payment",
            ":now": new Date(now).toISOString(),
          },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
      refusal: wrongState,
    },
    putNew(table, referenceItem(reference, orderId), () => ({ code: "busy", retryAfterSeconds: 1 })),
  ],
  receipt: (receipt) => putNew(table, receiptItem(receipt), () => ({ code: "terminal-receipt-used" })),
  capture: (capture) => putNew(table, captureItem(capture), wrongState),
  issueUnit: (unit) => putNew(table, unitItem(unit), wrongState),
  followClock: ({ orderId, unit, stampId }, validUntil): DynamoPiece => ({
    write: {
      Update: {
        TableName: table,
        Key: keys.unit(orderId, unit),
        UpdateExpression: "SET validUntil = :validUntil",
        ConditionExpression: "stampId = :stampId",
        ExpressionAttributeValues: { ":validUntil": validUntil, ":stampId": stampId },
      },
    },
    refusal: () => ({ code: "busy", retryAfterSeconds: 1 }),
  }),
  replaceUnit: (read, next): DynamoPiece => ({
    write: {
      Put: {
        TableName: table,
        Item: unitItem(next),
        ConditionExpression: "stampId = :stampId",
        ExpressionAttributeValues: { ":stampId": read.stampId },
      },
    },
    refusal: () => ({ code: "busy", retryAfterSeconds: 1 }),
  }),
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
          ":queued": { at: new Date(now).toISOString() },
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
