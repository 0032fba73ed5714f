import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { settlementReceived } from "#events/settlements/received.v1.ts";
import { dynamoCloseStore } from "#shared/adapters/dynamodb/close-store.ts";
import { dynamoDifferenceStore } from "#shared/adapters/dynamodb/difference-store.ts";
import { dynamoLedgerReader } from "#shared/adapters/dynamodb/ledger-reader.ts";
import { dynamoSettlementStore } from "#shared/adapters/dynamodb/settlement-store.ts";
import { closeDays } from "#shared/application/finance/close-days.ts";
import type { CloseDeps, FinanceWriteDeps, MatchDeps } from "#shared/application/finance/deps.ts";
import { importSettlement } from "#shared/application/finance/import-settlement.ts";
import { matchFile } from "#shared/application/finance/match-file.ts";
import { settleDifference } from "#shared/application/finance/settle-difference.ts";
import { listDifferences, listSettlements } from "#shared/application/finance/show.ts";
import { startPayment } from "#shared/application/orders/start-payment.ts";
import { recordCapture } from "#shared/application/payments/record-capture.ts";
import { payRefundByHand } from "#shared/application/refunds/by-hand.ts";
import { refundStamp } from "#shared/application/refunds/refund-stamp.ts";
import { issueStamps } from "#shared/application/stamps/issue-stamps.ts";
import type { Command } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import type { PaymentChannel } from "#shared/domain/order/order.ts";
import { settlementFileSchema } from "#shared/http/contracts/finance.ts";
import { citizenCall, newCommand, officerCall } from "#test/support/citizen.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import type { Movement } from "#test/support/money-books.ts";
import { fileOf } from "#test/support/money-books.ts";
import { auditMoney } from "#test/support/money-invariants.ts";
import type { MoneyTrail } from "#test/support/money-trail.ts";
import {
  balances,
  bodyOf,
  bought,
  captureEvent,
  codeOf,
  eventsOf,
  moneyTrail,
  ordered,
  START,
  seedPrices,
} from "#test/support/money-trail.ts";
import { bookKeeper, pay, payer } from "#test/support/refunds.ts";
import type { FileLine } from "#test/support/settlement-file.ts";
import { asBytes, settlementText } from "#test/support/settlement-file.ts";

const DAY = 24 * 60 * 60 * 1000;

let emulator: TestDynamo;
let dynamo: TestDynamo;
let trail: MoneyTrail;
let office: FinanceWriteDeps;
let matching: MatchDeps;
let closing: CloseDeps;
let store: ReturnType<typeof dynamoSettlementStore>;

beforeAll(async () => {
  emulator = await startTestDynamo();
});
afterAll(() => emulator.stop());
beforeEach(async () => {
  dynamo = await emulator.fresh();
  await seedPrices(dynamo);
  trail = moneyTrail(dynamo);
  const { client, tableNames } = dynamo;
  store = dynamoSettlementStore(client, tableNames.stamps);
  const differences = dynamoDifferenceStore(client, tableNames.stamps);
  const books = dynamoLedgerReader(client, tableNames.stamps);
  office = { changes: trail.changes, settlements: store, differences };
  matching = { ...trail, settlements: store, differences };
  closing = {
    ...office,
    clock: trail.clock,
    ledger: books,
    closes: dynamoCloseStore(client, tableNames.stamps),
    settlements: store,
    differences,
  };
});

const caller: StaffCaller = {
  kind: "staff",
  staffId: "stf_NETWORK",
  scopes: ["wisal/staff"],
  assignments: [{ postId: "*", role: "network-administrator", from: "2026-01-01", to: null }],
};

const callOf = <P, Q, B>(params: P, query: Q, body: B, command?: Command) => ({
  params,
  query,
  body,
  caller,
  command: command ?? newCommand({ kind: "staff", id: caller.staffId }),
  now: trail.clock.at,
  language: "fr" as const,
  accessToken: undefined,
  requestId: "test",
});

const sendText = (text: string, channel: PaymentChannel = "card", command?: Command) =>
  importSettlement(office, callOf({}, { channel }, settlementFileSchema.parse(text), command));

const received = (fileId: string, rows: number) => ({
  specversion: "1.0",
  id: "cmd_test.0",
  source: "wisal",
  type: settlementReceived.type,
  time: new Date(trail.clock.at).toISOString(),
  subject: fileId,
  actor: { kind: "staff", id: caller.staffId },
  data: { fileId, channel: "card", rows },
});

/** Imports a file and matches it; gives how many rows are of each class. */
const settled = async (lines: readonly FileLine[], deps = matching) => {
  const { fileId, rows } = await bodyOf(sendText(asBytes(settlementText(lines))));
  await matchFile(deps, received(fileId, rows));
  return (await store.find(fileId))?.classes;
};

/** The line that tells of an order that `bought` paid. */
const lineOf = (orderId: string, more: Partial<FileLine> = {}): FileLine => ({
  orderId,
  transactionId: `T-${orderId}`,
  ...more,
});

const open = async () => (await bodyOf(listDifferences(closing, { query: { state: "open" } }))).differences;

const bank = async () => {
  const { bank: atBank = 0, "clearing:card": clearing = 0 } = await balances(dynamo);
  return { atBank, clearing };
};

describe("POST /finance/settlements (T10)", () => {
  it("takes UTF-8 with a mark, ISO-8859-1, CRLF and LF, semicolons and commas alike", async () => {
    const { orderId } = await bought(dynamo, trail);
    const text = settlementText([lineOf(orderId)]);
    const comma = text.replaceAll("20,00", '"20,00"').replaceAll("0,30", '"0,30"').replaceAll(";", ",");
    const files = [
      asBytes(text),
      asBytes(`\uFEFF${text}`, "utf8"),
      asBytes(text, "utf8"),
      asBytes(text.replaceAll("\r\n", "\n")),
      asBytes(comma),
    ];
    const ids = new Set<string>();
    for (const file of files) {
      const { fileId, rows } = await bodyOf(sendText(file));
      expect(rows).toBe(1);
      await matchFile(matching, received(fileId, rows));
      ids.add(fileId);
    }
    expect(ids.size).toBe(5);
    expect(await bank()).toEqual({ atBank: 2000, clearing: 0 });
    const classes = await Promise.all([...ids].map(async (id) => (await store.find(id))?.classes));
    expect(classes).toEqual([{ matched: 1 }, ...Array.from({ length: 4 }, () => ({ repeated: 1 }))]);
  });

  it("lists a month's files newest first, each once however often it came", async () => {
    const { orderId } = await bought(dynamo, trail);
    const month = new Date(trail.clock.at).toISOString().slice(0, 7);
    const listed = async (of: string) =>
      (await bodyOf(listSettlements({ settlements: store }, { query: { month: of } }))).settlements;
    const text = settlementText([lineOf(orderId)]);
    const before = await listed(month);
    const first = await bodyOf(sendText(asBytes(text)));
    await bodyOf(sendText(asBytes(text)));
    const second = await bodyOf(sendText(asBytes(`\uFEFF${text}`, "utf8")));
    const ids = (await listed(month)).map(({ fileId }) => fileId);
    expect(ids).toHaveLength(before.length + 2);
    expect(ids.toSorted()).toEqual(
      [...before.map(({ fileId }) => fileId), first.fileId, second.fileId].toSorted(),
    );
    const times = (await listed(month)).map(({ receivedAt }) => receivedAt);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(await listed("2020-01")).toEqual([]);
  });

  it.each<[string, string, readonly string[]]>([
    ["no row", settlementText([]), ["/body no-rows"]],
    ["another heading", "a;b\r\n1;2\r\n", ["/body/1/date-operation column-missing"]],
    [
      "a fault in any cell of a line",
      settlementText([
        { orderId: "ord_22222222", transactionId: "T1" },
        { orderId: "?", transactionId: "", amount: "-1", on: "31/02/2026" },
      ]),
      [
        "/body/3/commande not-a-reference",
        "/body/3/transaction not-a-reference",
        "/body/3/montant not-an-amount",
        "/body/3/date-operation not-a-date",
      ],
    ],
  ])("refuses a file with %s whole, and stores nothing", async (_what, text, faults) => {
    const outcome = await sendText(asBytes(text));
    expect(outcome.ok).toBe(false);
    if (outcome.ok) return;
    expect(outcome.error.code).toBe("settlement-invalid");
    const told = outcome.error.errors?.map(({ pointer, code }) => `${pointer} ${code}`) ?? [];
    expect(told.slice(0, faults.length)).toEqual(faults);
    expect(await auditMoney(dynamo)).toEqual([]);
  });

  it("is the same file however often it is sent, and answers a repeated command as the first time", async () => {
    const { orderId } = await bought(dynamo, trail);
    const text = asBytes(settlementText([lineOf(orderId)]));
    const command = newCommand({ kind: "staff", id: caller.staffId });
    const first = await bodyOf(sendText(text, "card", command));
    expect(first.repeated).toBe(false);
    expect(await sendText(text, "card", command)).toMatchObject({
      ok: true,
      value: { replayed: true, body: first },
    });
    expect(await bodyOf(sendText(text))).toEqual({ ...first, repeated: true });
  });

  it("has one effect when the same file is sent and matched ten times at once", async () => {
    const orders = await Promise.all([bought(dynamo, trail), bought(dynamo, trail), bought(dynamo, trail)]);
    const text = asBytes(settlementText(orders.map(({ orderId }) => lineOf(orderId))));
    const files = await Promise.all(Array.from({ length: 10 }, () => bodyOf(sendText(text))));
    expect(files.filter(({ repeated }) => !repeated)).toHaveLength(1);
    const { fileId = "", rows = 0 } = files[0] ?? {};
    await Promise.all(Array.from({ length: 10 }, () => matchFile(matching, received(fileId, rows))));
    expect(await bank()).toEqual({ atBank: 6000, clearing: 0 });
    expect((await store.find(fileId))?.classes).toEqual({ matched: 3 });
    expect(await auditMoney(dynamo)).toEqual([]);
  });

  it("goes on where it was cut off, after any write, and every row has its effect once", async () => {
    const orders = await Promise.all(Array.from({ length: 6 }, () => bought(dynamo, trail)));
    const lines = orders.map(({ orderId }) => lineOf(orderId));
    const { fileId, rows } = await bodyOf(sendText(asBytes(settlementText(lines))));
    let left = 1;
    const dying: MatchDeps = {
      ...matching,
      changes: {
        commit: async (change) => {
          const outcome = await trail.changes.commit(change);
          left -= 1;
          if (left === 0) throw new Error("cut off after the write");
          return outcome;
        },
      },
    };
    for (let died = 1; died <= 5; died += 1) {
      left = died;
      await matchFile(dying, received(fileId, rows)).catch(() => undefined);
    }
    await matchFile(matching, received(fileId, rows));
    expect(await bank()).toEqual({ atBank: 12_000, clearing: 0 });
    expect((await store.find(fileId))?.classes).toEqual({ matched: 6 });
    expect(await auditMoney(dynamo)).toEqual([]);
  });
});

describe("every row of a settlement file is classified (T10)", () => {
  it("T2 paid-not-issued: what only the provider knew is captured, issued and settled", async () => {
    const { orderId } = await ordered(trail);
    expect(await settled([lineOf(orderId)])).toEqual({ "paid-not-issued": 1 });
    expect((await trail.orders.find(orderId))?.state).toBe("paid");
    const [event] = await eventsOf(dynamo, "capture", orderId);
    await issueStamps(trail, event);
    expect(await bank()).toEqual({ atBank: 2000, clearing: 0 });
    expect(await open()).toEqual([]);
    expect(await auditMoney(dynamo)).toEqual([]);
  });

  it("paid-not-issued: an order that nobody knows stays open for the network", async () => {
    expect(await settled([{ orderId: "ord_22222222", transactionId: "T9" }])).toEqual({
      "paid-not-issued": 1,
    });
    expect(await open()).toMatchObject([
      { kind: "paid-not-issued", owner: "network", transactionId: "T9", theirsMad: 2000 },
    ]);
    expect(await bank()).toEqual({ atBank: 0, clearing: 0 });
  });

  it("wrong-amount: the bank has what it has, and the rest stays in clearing with a difference", async () => {
    const [one, unpaid] = [await bought(dynamo, trail), await ordered(trail)];
    const lines = [lineOf(one.orderId, { amount: "19,00" }), lineOf(unpaid.orderId, { amount: "1" })];
    expect(await settled(lines)).toEqual({ "wrong-amount": 2 });
    expect(await bank()).toEqual({ atBank: 1900, clearing: 100 });
    expect((await open()).map(({ owner, theirsMad, oursMad }) => [owner, theirsMad, oursMad])).toEqual(
      expect.arrayContaining([
        ["fr-paris", 1900, 2000],
        ["fr-paris", 100, 2000],
      ]),
    );
    expect((await trail.orders.find(unpaid.orderId))?.state).toBe("awaiting-payment");
  });

  it("duplicate-capture: a second payment of an order is recorded as to be returned", async () => {
    const { orderId } = await bought(dynamo, trail);
    const lines = [lineOf(orderId), lineOf(orderId, { transactionId: "another" })];
    expect(await settled(lines)).toEqual({ matched: 1, "duplicate-capture": 1 });
    expect(await balances(dynamo)).toMatchObject({ bank: 4000, "captures:to-return": -2000 });
    expect(await auditMoney(dynamo)).toEqual([]);
  });

  it("late: money for an order whose time was over goes back, and is not lost sight of", async () => {
    const { orderId } = await ordered(trail);
    trail.clock.at += 3 * DAY;
    expect(await settled([lineOf(orderId, { on: "2026-11-23" })])).toEqual({ late: 1 });
    expect((await trail.orders.findCapture(orderId, "card", `T-${orderId}`))?.unwanted).toBe("late");
    expect(await auditMoney(dynamo)).toEqual([]);
  });

  /** A stamp that was paid by that channel and whose money went back, under a number of the provider's or an agent's. */
  const paidBackBy = async (channel: "card" | "agency", reference: string) => {
    const { orderId } = await ordered(trail);
    let paidWith = orderId;
    if (channel === "agency") {
      const call = citizenCall({ orderId }, { channel }, { now: trail.clock.at });
      await bodyOf(startPayment(trail, call));
      paidWith = (await trail.orders.find(orderId))?.paymentReference ?? "";
    }
    const order = await trail.orders.find(orderId);
    if (order === undefined) throw new Error("no order");
    const now = trail.clock.at;
    const capturedAt = new Date(now).toISOString();
    await recordCapture(
      trail,
      order,
      { channel, transactionId: `T-${orderId}`, amountMad: 2000, capturedAt },
      { command: newCommand(), now, answer: () => ({ status: 200, body: null }) },
    );
    await issueStamps(trail, await captureEvent(dynamo, orderId, now));
    trail.clock.at += 3 * DAY;
    const asked = citizenCall({ orderId, unit: 1 }, undefined, { now: trail.clock.at });
    const { refundId } = await bodyOf(refundStamp(trail, asked));
    if (channel === "card") {
      const provider = { ...bookKeeper().provider, pay: async () => ({ state: "paid", reference }) as const };
      await pay(payer(trail, provider), { orderId, refundId });
    } else {
      const receipt = officerCall(
        { postId: "fr-paris", orderId, refundId },
        { reference },
        { now, postId: "fr-paris" },
      );
      await bodyOf(payRefundByHand(trail, receipt));
    }
    return paidWith;
  };

  it.each(["card", "agency"] as const)(
    "orphan-refund: of money that went back by %s, our own is matched, and the same once more stays open",
    async (channel) => {
      const orderId = await paidBackBy(channel, "R1");
      // Our answer was lost for days: what we paid is found whenever it was.
      trail.clock.at += 5 * DAY;
      const back = (transactionId: string): Movement => ({
        ...{ channel, type: "refund", reference: orderId, transactionId, amountMad: 2000 },
        ...{ at: START, cause: "refund", sent: false },
      });
      const file = fileOf(channel, [back("R1"), back("R2")]);
      const { fileId, rows } = await bodyOf(importSettlement(office, callOf({}, { channel }, file)));
      await matchFile(matching, received(fileId, rows));
      expect((await store.find(fileId))?.classes).toEqual({ matched: 1, "orphan-refund": 1 });
      expect((await open()).map(({ kind, transactionId }) => [kind, transactionId])).toEqual([
        ["orphan-refund", "R2"],
      ]);
      expect(await auditMoney(dynamo)).toEqual([]);
    },
  );

  it("repeated: a row in another file changes nothing, and one that says otherwise is a difference", async () => {
    const { orderId } = await bought(dynamo, trail);
    await settled([lineOf(orderId)]);
    expect(await settled([lineOf(orderId), lineOf(orderId)])).toEqual({ repeated: 2 });
    expect(await settled([lineOf(orderId, { amount: "21,00" })])).toEqual({ "wrong-amount": 1 });
    expect(await bank()).toEqual({ atBank: 2000, clearing: 0 });
    expect((await open()).map(({ kind }) => kind)).toEqual(["wrong-amount"]);
  });

  it("issued-not-paid: opened once the channel's days are over, and closed by the row that comes late", async () => {
    const { orderId } = await bought(dynamo, trail);
    const other = await bought(dynamo, trail);
    await settled([lineOf(other.orderId)]);
    trail.clock.at = Date.parse("2026-11-24T12:00:00.000Z");
    await closeDays(closing);
    expect(await open()).toEqual([]);
    trail.clock.at += DAY;
    await closeDays(closing);
    expect(await open()).toMatchObject([
      { kind: "issued-not-paid", owner: "fr-paris", channel: "card", orderId, oursMad: 2000 },
    ]);
    expect(await settled([lineOf(orderId)])).toEqual({ late: 1 });
    expect(await open()).toEqual([]);
    expect(await auditMoney(dynamo)).toEqual([]);
  });

  it("issued-not-paid racing with the row itself leaves no open difference beside a settled row", async () => {
    const orders = await Promise.all(Array.from({ length: 8 }, () => bought(dynamo, trail)));
    trail.clock.at = Date.parse("2026-11-25T12:00:00.000Z");
    const lines = orders.map(({ orderId }) => lineOf(orderId));
    const { fileId, rows } = await bodyOf(sendText(asBytes(settlementText(lines))));
    await Promise.allSettled([closeDays(closing), matchFile(matching, received(fileId, rows))]);
    await closeDays(closing);
    await matchFile(matching, received(fileId, rows));
    expect(await open()).toEqual([]);
    expect(await auditMoney(dynamo)).toEqual([]);
  });
});

describe("a difference (T10)", () => {
  it("is explained by a person, then closed, each once and with its reason", async () => {
    await settled([{ orderId: "ord_22222222", transactionId: "T9" }]);
    const [{ differenceId } = { differenceId: "" }] = await open();
    const say = (name: "explain" | "close", reason: string) =>
      settleDifference(name)(office, callOf({ differenceId }, {}, { reason }));
    expect(await codeOf(say("close", "too early"))).toBe("difference-wrong-state");
    expect(await bodyOf(say("explain", "Paid for another merchant"))).toMatchObject({ state: "explained" });
    expect(await codeOf(say("explain", "again"))).toBe("difference-wrong-state");
    expect(await bodyOf(say("close", "Taken back on 25 November"))).toMatchObject({ state: "closed" });
    expect(await open()).toEqual([]);
    const { differences } = await bodyOf(listDifferences(closing, { query: { kind: "paid-not-issued" } }));
    expect(differences).toMatchObject([
      { state: "closed", explained: { by: "stf_NETWORK", reason: "Paid for another merchant" } },
    ]);
    const none = settleDifference("explain")(
      office,
      callOf({ differenceId: "dif_00000000" }, {}, { reason: "of nothing" }),
    );
    expect(await codeOf(none)).toBe("not-found");
  });
});
