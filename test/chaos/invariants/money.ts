import * as z from "zod";
import { captureOf, orderOf } from "#shared/adapters/dynamodb/order-item.ts";
import { refundOf } from "#shared/adapters/dynamodb/refund-item.ts";
import { platform } from "#test/local/support/platform.ts";
import { auditMoney } from "#test/support/money-invariants.ts";
import type { Finding } from "../report.ts";
import { moneyTable, type Stored, under } from "./stored.ts";

const creditsSchema = z.array(z.object({ orderId: z.string(), centimes: z.int() }));

/** What the card provider paid back, by its own account: centimes of each order. */
const creditedFor = async (): Promise<ReadonlyMap<string, number>> => {
  const answer = await fetch(`${platform().places.payment}/credits`);
  const sums = new Map<string, number>();
  for (const { orderId, centimes } of creditsSchema.parse(await answer.json()))
    sums.set(orderId, (sums.get(orderId) ?? 0) + centimes);
  return sums;
};

/** What must hold of orders, stamps, refunds and the ledger (T2, T3, T6, T9, T10). */
export const moneyFindings = async ({ stamps }: Stored): Promise<readonly Finding[]> => {
  const orders = under(stamps, "ORD#", "ORD").map(orderOf);
  const captures = under(stamps, "ORD#", "PAY#").map(captureOf);
  const units = under(stamps, "ORD#", "UNIT#");
  const uses = under(stamps, "STM#", "USED");
  const refunds = under(stamps, "ORD#", "REFUND#").map(refundOf);
  const paidBack = Map.groupBy(
    refunds.filter(({ channel, state }) => channel === "card" && state === "paid"),
    ({ orderId }) => orderId,
  );
  const credited = await creditedFor();
  const overdue = under(stamps, "DUE").filter(({ at }) => String(at) <= new Date().toISOString());
  return [
    {
      invariant:
        "What was paid has exactly its stamps, each is used at most once, the ledger sums to zero and to what is there (T3, T6, T10)",
      of: `${orders.length} orders, ${captures.length} captures, ${units.length} stamps, ${uses.length} uses, ${under(stamps, "LEDGER#").length} entries`,
      breaches: await auditMoney(moneyTable()),
    },
    {
      invariant: "Money that is to go back by card has gone (T9)",
      of: `${refunds.length} refunds`,
      breaches: refunds
        .filter(({ channel, state }) => channel === "card" && state !== "paid")
        .map(({ refundId, state }) => `${refundId} is ${state}`),
    },
    {
      invariant: "The card provider paid back what its refunds come to, and nothing twice (T9)",
      of: `${credited.size} orders`,
      breaches: [...new Set([...credited.keys(), ...paidBack.keys()])].flatMap((orderId) => {
        const wanted = (paidBack.get(orderId) ?? []).reduce((sum, { amountMad }) => sum + amountMad, 0);
        const made = credited.get(orderId) ?? 0;
        return made === wanted ? [] : [`${orderId}: ${made} paid back, refunds of ${wanted}`];
      }),
    },
    {
      invariant: "Nothing that is due waits",
      of: `${under(stamps, "DUE").length} due items`,
      breaches: overdue.map(({ sk }) => String(sk)),
    },
  ];
};
