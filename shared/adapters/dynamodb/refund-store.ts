import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Refund } from "#shared/domain/refund/refund.ts";
import { CLAIM_MS, paysBack } from "#shared/domain/refund/refund.ts";
import type { RefundEnd, RefundStore } from "#shared/ports/refund-store.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { putNew } from "./piece.ts";
import { queryPartition } from "./query-partition.ts";
import { refundItem, refundOf } from "./refund-item.ts";

const wrongState = () => ({ code: "refund-wrong-state" }) as const;

const rowSchema = z.object({ orderId: z.string(), refundId: z.string() });

/** Refunds in the stamps table, each in its order's partition, with the order's one refund under way. */
export const dynamoRefundStore = (client: DynamoDBDocumentClient, table: string): RefundStore => {
  const find = async (orderId: string, refundId: string): Promise<Refund | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.refund(orderId, refundId), ConsistentRead: true }),
    );
    return Item && refundOf(Item);
  };
  /** One change of a refund's item under a condition. */
  const change = (
    { orderId, refundId }: Refund,
    set: string,
    condition: string,
    values: Readonly<Record<string, unknown>>,
  ): DynamoPiece => ({
    write: {
      Update: {
        TableName: table,
        Key: keys.refund(orderId, refundId),
        UpdateExpression: set,
        ConditionExpression: condition,
        ExpressionAttributeNames: Object.fromEntries(
          ["state", "claim", "token", "until", "reference"]
            .filter((name) => `${set} ${condition}`.includes(`#${name}`))
            .map((name) => [`#${name}`, name]),
        ),
        ExpressionAttributeValues: values,
      },
    },
    refusal: wrongState,
  });
  /** Only the refund that holds its order lets it go. */
  const release = ({ orderId, refundId }: Refund): DynamoPiece => ({
    write: {
      Delete: {
        TableName: table,
        Key: keys.refunding(orderId),
        ConditionExpression: "attribute_not_exists(pk) OR refundId = :refundId",
        ExpressionAttributeValues: { ":refundId": refundId },
      },
    },
    refusal: wrongState,
  });
  const paid = (refund: Refund, from: "due" | "paying", { reference, now }: RefundEnd): DynamoPiece =>
    change(
      refund,
      "SET #state = :paid, paidAt = :at, #reference = :reference REMOVE #claim",
      "#state = :from",
      { ":paid": "paid", ":from": from, ":at": new Date(now).toISOString(), ":reference": reference },
    );
  return {
    find,
    ofOrder: (orderId) =>
      queryPartition(client, table, keys.refund(orderId, "").pk, refundOf, {
        consistent: true,
        beginsWith: keys.refund(orderId, "").sk,
      }),
    byHand: async (postId) => {
      const rows = await queryPartition(
        client,
        table,
        keys.refundByHand(postId, "", "").pk,
        (item) => rowSchema.parse(item),
        { consistent: true },
      );
      const found = await Promise.all(rows.map(({ orderId, refundId }) => find(orderId, refundId)));
      return found.flatMap((refund) => refund ?? []);
    },
    open: (refund) => {
      const { orderId, refundId, postId, askedAt, channel } = refund;
      const item = putNew(table, refundItem(refund), () => ({ code: "refund-exists" }));
      if (paysBack[channel]) return [item];
      const row = { ...keys.refundByHand(postId, askedAt, refundId), orderId, refundId };
      return [item, putNew(table, row, () => ({ code: "refund-exists" }))];
    },
    claim: async (refund, token, now) => {
      const { orderId, refundId } = refund;
      const at = new Date(now).toISOString();
      const take = change(
        refund,
        "SET #state = :paying, #claim = :claim ADD tries :one",
        "tries = :tries AND (#state IN (:due, :failed) OR (#state = :paying AND #claim.#until <= :at))",
        {
          ":tries": refund.tries,
          ":paying": "paying",
          ":due": "due",
          ":failed": "failed",
          ":one": 1,
          ":at": at,
          ":claim": { token, until: new Date(now + CLAIM_MS).toISOString() },
        },
      );
      const hold = {
        Put: {
          TableName: table,
          Item: { ...keys.refunding(orderId), refundId },
          ConditionExpression: "attribute_not_exists(pk) OR refundId = :refundId",
          ExpressionAttributeValues: { ":refundId": refundId },
        },
      };
      try {
        await client.send(new TransactWriteCommand({ TransactItems: [take.write, hold] }));
        return refund;
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        // An answer that was lost, and the attempt after it: the token says that it was ours.
        const found = await find(orderId, refundId);
        return found?.claim?.token === token ? refund : undefined;
      }
    },
    paid: (refund, end) => [paid(refund, "paying", end), release(refund)],
    paidByHand: (refund, end) => [
      paid(refund, "due", end),
      {
        write: {
          Delete: {
            TableName: table,
            Key: keys.refundByHand(refund.postId, refund.askedAt, refund.refundId),
          },
        },
        refusal: wrongState,
      } satisfies DynamoPiece,
    ],
    failed: (refund, token, lookAt) => [
      change(
        refund,
        "SET #state = :failed, lookAt = :lookAt REMOVE #claim",
        "#state = :paying AND #claim.#token = :token",
        { ":failed": "failed", ":paying": "paying", ":token": token, ":lookAt": lookAt },
      ),
      release(refund),
    ],
    putOff: (refund, lookAt) =>
      change(refund, "SET lookAt = :next", "lookAt = :before AND #state <> :paid", {
        ":next": lookAt,
        ":before": refund.lookAt,
        ":paid": "paid",
      }),
  };
};
