import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { dynamoProposalStore } from "#shared/adapters/dynamodb/proposal-store.ts";
import { reserveStamp } from "#shared/application/partners/reserve-stamp.ts";
import { recordCapture } from "#shared/application/payments/record-capture.ts";
import { decideProposal } from "#shared/application/proposals/decide.ts";
import type { ProposalDeps } from "#shared/application/proposals/deps.ts";
import { listProposals, propose } from "#shared/application/proposals/propose.ts";
import { listRefundsByHand, payRefundByHand } from "#shared/application/refunds/by-hand.ts";
import type { PaymentChannel } from "#shared/domain/order/order.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import { newCommand, officerCall } from "#test/support/citizen.ts";
import { disturbances, disturbedDynamo } from "#test/support/disturbed.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import type { MoneyTrail } from "#test/support/money-trail.ts";
import {
  bodyOf,
  bought,
  codeOf,
  moneyTrail,
  ordered,
  partition,
  partnerCall,
  START,
  seedPrices,
} from "#test/support/money-trail.ts";
import { balancesOf, DAY } from "#test/support/refunds.ts";

let shared: TestDynamo;
let dynamo: TestDynamo;
let trail: MoneyTrail;
let deps: ProposalDeps;

const depsOver = (tables: TestDynamo): ProposalDeps => ({
  ...moneyTrail(tables),
  proposals: dynamoProposalStore(tables.client, tables.tableNames.stamps),
});

beforeAll(async () => {
  shared = await startTestDynamo();
});
afterAll(() => shared.stop());
beforeEach(async () => {
  dynamo = await shared.fresh();
  await seedPrices(dynamo);
  trail = moneyTrail(dynamo);
  deps = depsOver(dynamo);
});

const staffCall = <P, B>(staffId: string, params: P, body: B, now = START) => {
  const call = officerCall(params, body, {
    now,
    postId: "fr-paris",
    command: newCommand({ kind: "staff", id: staffId }),
  });
  return { ...call, caller: { ...call.caller, staffId } };
};
const ask = (orderId: string, postId = "fr-paris") =>
  propose(
    deps,
    staffCall("stf_ONE", { postId }, { kind: "refund", orderId, unit: 1, reason: "wrong-act" } as const),
  );
const decided = (
  to: "approved" | "rejected" | "withdrawn",
  proposalId: string,
  by = "stf_TWO",
  over = deps,
  now = START,
) => codeOf(decideProposal(to)(over, staffCall(by, { postId: "fr-paris", proposalId }, undefined, now)));
const balances = () => balancesOf(dynamo);

describe("a refund that two persons allow (T9)", () => {
  it("is made at once by the second one's word, never by the first one's", async () => {
    const { orderId, stampKeys } = await bought(dynamo, trail);
    expect(await codeOf(ask(orderId, "jp-tokyo"))).toBe("not-found");
    const { proposalId } = await bodyOf(ask(orderId));
    expect(await codeOf(ask(orderId))).toBe("proposal-exists");
    expect(await decided("approved", proposalId, "stf_ONE")).toBe("second-person-needed");
    expect(await balances()).toEqual({ "clearing:card": 2000, "stamps:outstanding": -2000 });
    expect(await decided("approved", proposalId)).toBe("ok");
    expect((await trail.stamps.find([stampKeys[0] ?? ""]))?.stamp.state).toBe("refund-requested");
    expect(await trail.refunds.ofOrder(orderId)).toMatchObject([{ state: "due", amountMad: 2000 }]);
    expect(await balances()).toEqual({ "clearing:card": 2000, "refunds:payable": -2000 });
    expect(
      (await bodyOf(listProposals(deps, staffCall("stf_ONE", { postId: "fr-paris" }, undefined)))).proposals,
    ).toEqual([]);
  });

  it("is one refund, when ten approvals, rejections and withdrawals race", async () => {
    const { orderId } = await bought(dynamo, trail);
    const { proposalId } = await bodyOf(ask(orderId));
    const codes = await Promise.all([
      ...Array.from({ length: 8 }, (_, index) => decided("approved", proposalId, `stf_${index}A`)),
      decided("rejected", proposalId, "stf_NO"),
      decided("withdrawn", proposalId, "stf_ONE"),
    ]);
    expect(codes.filter((code) => code === "ok")).toHaveLength(1);
    const refunds = await trail.refunds.ofOrder(orderId);
    expect(refunds.length).toBeLessThanOrEqual(1);
    expect((await balances())["refunds:payable"] ?? 0).toBe(refunds.length === 1 ? -2000 : 0);
  });

  it("finds the stamp reserved meanwhile: nothing is changed, and the proposal stays open", async () => {
    const { orderId, codes } = await bought(dynamo, trail);
    const { proposalId } = await bodyOf(ask(orderId));
    const body = { code: codes[0] ?? "", procedureId: "signature-legalisation", reference: "F-1" };
    await bodyOf(reserveStamp(trail, partnerCall({}, body, { now: START })));
    expect(await decided("approved", proposalId)).toBe("stamp-reserved");
    expect((await deps.proposals.find("fr-paris", proposalId))?.state).toBe("open");
    expect(await decided("approved", proposalId, "stf_TWO", deps, START + 7 * DAY)).toBe("proposal-closed");
  });

  it.each(disturbances)("approved over a disturbed line (%s), is made once", async (how) => {
    const { orderId } = await bought(dynamo, trail);
    const { proposalId } = await bodyOf(ask(orderId));
    const { dynamo: disturbed, next } = disturbedDynamo(dynamo);
    const over = depsOver(disturbed);
    next.how = how;
    const call = staffCall("stf_TWO", { postId: "fr-paris", proposalId }, undefined);
    await decideProposal("approved")(over, call).catch(() => undefined);
    await decideProposal("approved")(over, call);
    expect(await trail.refunds.ofOrder(orderId)).toHaveLength(1);
    expect(await balances()).toEqual({ "clearing:card": 2000, "refunds:payable": -2000 });
  });
});

describe("money without use (T9)", () => {
  const captured = async (orderId: string, channel: PaymentChannel, transactionId: string) => {
    const order = await trail.orders.find(orderId);
    if (order === undefined) throw new Error("no order");
    const { totalMad: amountMad } = order;
    const capturedAt = new Date(START).toISOString();
    return codeOf(
      recordCapture(
        trail,
        order,
        { channel, transactionId, amountMad, capturedAt },
        {
          command: systemCommand("test", orderId, channel, transactionId),
          now: START,
          answer: () => ({ status: 200, body: {} }),
        },
      ),
    );
  };

  it("goes back: the second capture opens its refund in its own write, once", async () => {
    const { orderId } = await ordered(trail);
    expect(await captured(orderId, "agency", "A-1")).toBe("ok");
    const again = await Promise.all(Array.from({ length: 10 }, () => captured(orderId, "agency", "A-2")));
    expect(again.every((code) => code === "ok")).toBe(true);
    expect(await trail.refunds.ofOrder(orderId)).toMatchObject([
      { kind: "capture", state: "due", channel: "agency", transactionId: "A-2", amountMad: 2000 },
    ]);
    expect(await balances()).toEqual({
      "clearing:agency": 4000,
      "stamps:to-issue": -2000,
      "captures:to-return": -2000,
    });
  });

  it("is paid by hand where no provider does it: listed for the post, recorded once, with the receipt", async () => {
    const { orderId } = await ordered(trail);
    await captured(orderId, "terminal", "R-1");
    await captured(orderId, "terminal", "R-2");
    const list = async () =>
      (await bodyOf(listRefundsByHand(trail, staffCall("stf_ONE", { postId: "fr-paris" }, undefined))))
        .refunds;
    const [due] = await list();
    const { refundId = "" } = due ?? {};
    expect(due).toMatchObject({ orderId, transactionId: "R-2", state: "due" });
    const record = (postId: string) =>
      codeOf(
        payRefundByHand(trail, staffCall("stf_ONE", { postId, orderId, refundId }, { reference: "VOID-77" })),
      );
    expect(await record("jp-tokyo")).toBe("not-found");
    const codes = await Promise.all(Array.from({ length: 10 }, () => record("fr-paris")));
    expect(codes.filter((code) => code === "ok")).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(["ok", "refund-wrong-state"]));
    expect(await list()).toEqual([]);
    expect(await trail.refunds.find(orderId, refundId)).toMatchObject({
      state: "paid",
      reference: "VOID-77",
    });
    expect(await balances()).toEqual({ "clearing:terminal": 2000, "stamps:to-issue": -2000 });
    expect(await partition(dynamo, "stamps", keys.refundByHand("fr-paris", "", "").pk)).toEqual([]);
  });
});
