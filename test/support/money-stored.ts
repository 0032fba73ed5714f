import * as z from "zod";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { orderOf } from "#shared/adapters/dynamodb/order-item.ts";
import { refundOf } from "#shared/adapters/dynamodb/refund-item.ts";
import { stampOf } from "#shared/adapters/dynamodb/stamp-item.ts";
import { stateAt } from "#shared/domain/stamp/stamp.ts";
import type { TestDynamo } from "./dynamodb.ts";
import { everything } from "./money-invariants.ts";

const placeSchema = z.object({ pk: z.string(), sk: z.string() });

/** What is stored of orders, stamps and refunds, in the form of `foretold`. */
export const storedMoney = async (dynamo: TestDynamo, now: number) => {
  const items = (await everything(dynamo)).map((item) => ({ item, ...placeSchema.parse(item) }));
  const inOrders = items.filter(({ pk }) => pk.startsWith(keys.order("").pk));
  const ofStamps = items.filter(({ pk }) => pk.startsWith(keys.stamp("").pk));
  const reversed = new Set(ofStamps.filter(({ sk }) => sk === "REVERSED").map(({ pk }) => pk));
  return {
    orders: Object.fromEntries(
      inOrders
        .filter(({ sk }) => sk === keys.order("").sk)
        .map(({ item, pk }) => {
          const { orderId, state } = orderOf(item);
          const captures = inOrders.filter((one) => one.pk === pk && one.sk.startsWith("PAY#"));
          return [orderId, `${state} ${captures.length}`];
        }),
    ),
    stamps: Object.fromEntries(
      ofStamps
        .filter(({ sk }) => sk === keys.stamp("").sk)
        .map(({ item, pk }) => {
          const stamp = stampOf(item);
          const { stampId, lapsedAt, validUntil } = stamp;
          const lapsed = lapsedAt !== undefined;
          const end = Date.parse(validUntil);
          return [
            stampId,
            { state: stateAt(stamp, now), lapsed, validUntil: end, reversed: reversed.has(pk) },
          ];
        }),
    ),
    refunds: Object.fromEntries(
      inOrders
        .filter(({ sk }) => sk.startsWith(keys.refund("", "").sk))
        .map(({ item }) => {
          const { refundId, state } = refundOf(item);
          return [refundId, state];
        }),
    ),
  };
};
