import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { ledgerItemSchema } from "#shared/adapters/dynamodb/ledger-store.ts";
import type { PayRefundDeps } from "#shared/application/refunds/pay-refund.ts";
import { payRefund } from "#shared/application/refunds/pay-refund.ts";
import type { RefundOrder, RefundOutcome, RefundProvider } from "#shared/ports/refund-provider.ts";
import type { TestDynamo } from "./dynamodb.ts";
import type { MoneyTrail } from "./money-trail.ts";
import { partition, START } from "./money-trail.ts";

export const DAY = 86_400_000;

/** What a provider does with the next call: pays it, refuses, or pays or not and its answer is lost. */
export type CreditOutcome = "pay" | "refuse" | "lose-answer" | "lose-request";

/** A provider that keeps its own books, as the card provider does: credits by order, with its own references. */
export const bookKeeper = () => {
  const made: (RefundOrder & { readonly reference: string })[] = [];
  const next: CreditOutcome[] = [];
  const provider: RefundProvider = {
    name: "book-keeper",
    pay: (order): Promise<RefundOutcome> => {
      const outcome = next.shift() ?? "pay";
      if (outcome === "refuse") return Promise.resolve({ state: "refused", reason: "05" });
      if (outcome === "lose-request") return Promise.resolve({ state: "unknown" });
      const reference = `T-${made.length + 1}`;
      made.push({ ...order, reference });
      return Promise.resolve(outcome === "pay" ? { state: "paid", reference } : { state: "unknown" });
    },
    find: (order, known) => {
      const found = made.find(
        (each) =>
          each.orderId === order.orderId &&
          each.amountMad === order.amountMad &&
          !known.includes(each.reference),
      );
      return Promise.resolve(
        found ? { state: "paid", reference: found.reference } : { state: "refused", reason: "none" },
      );
    },
  };
  return { provider, made, next };
};

let tokens = 0;

/** Everything that pays refunds, over the database and the clock of a trail. */
export const payer = (trail: MoneyTrail, provider: RefundProvider, tried: string[] = []): PayRefundDeps => ({
  ...trail,
  provider,
  newToken: () => {
    tokens += 1;
    return `token-${tokens}`;
  },
  onTried: (state, stuck) => void tried.push(stuck ? `${state} stuck` : state),
});

/** `refunds.due` of a refund, as the queue hands it over. */
export const dueEvent = (orderId: string, refundId: string) => ({
  specversion: "1.0",
  id: "cmd_dGhpcyBpcyBhbiBleGFtcGxl.1",
  source: "wisal",
  type: "gov.wisal.refunds.due.v1",
  time: new Date(START).toISOString(),
  subject: refundId,
  postid: "fr-paris",
  actor: { kind: "system", id: "test" },
  data: { orderId, refundId },
});

/** Hands the event of a refund to the payer. */
export const pay = (deps: PayRefundDeps, refund: { readonly orderId: string; readonly refundId: string }) =>
  payRefund(deps, dueEvent(refund.orderId, refund.refundId));

/** The sums of the ledger of the days on which these tests play, by account (T10). */
export const balancesOf = async (dynamo: TestDynamo, ...days: readonly number[]) => {
  const sums: Record<string, number> = {};
  for (const at of new Set([START, ...days].map((day) => new Date(day).toISOString().slice(0, 10)))) {
    for (const item of await partition(dynamo, "stamps", keys.ledger(at, "").pk)) {
      for (const { account, amountMad } of ledgerItemSchema.parse(item).lines)
        sums[account] = (sums[account] ?? 0) + amountMad;
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0));
};
