import { PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dynamoCloseStore } from "#shared/adapters/dynamodb/close-store.ts";
import { dynamoDifferenceStore } from "#shared/adapters/dynamodb/difference-store.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { dynamoLedgerReader } from "#shared/adapters/dynamodb/ledger-reader.ts";
import { dynamoSettlementStore } from "#shared/adapters/dynamodb/settlement-store.ts";
import { closeDays } from "#shared/application/finance/close-days.ts";
import type { CloseDeps } from "#shared/application/finance/deps.ts";
import { listCloses, showDay } from "#shared/application/finance/show.ts";
import { trialBalance } from "#shared/application/finance/trial-balance.ts";
import type { LedgerReader } from "#shared/ports/ledger-reader.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import { auditMoney } from "#test/support/money-invariants.ts";
import type { MoneyTrail } from "#test/support/money-trail.ts";
import { bodyOf, bought, moneyTrail, partition, START, seedPrices } from "#test/support/money-trail.ts";

const DAY = 24 * 60 * 60 * 1000;
const HOUR = DAY / 24;
const TODAY = "2026-11-21";
/** The first moment at which the tests' day can be closed. */
const OVER = Date.parse("2026-11-22T01:00:00.000Z");

let emulator: TestDynamo;
let dynamo: TestDynamo;
let trail: MoneyTrail;
let deps: CloseDeps;
let read: CloseDeps & { readonly settlements: ReturnType<typeof dynamoSettlementStore> };

beforeAll(async () => {
  emulator = await startTestDynamo();
});
afterAll(() => emulator.stop());
beforeEach(async () => {
  dynamo = await emulator.fresh();
  await seedPrices(dynamo);
  trail = moneyTrail(dynamo);
  const { client, tableNames } = dynamo;
  read = {
    clock: trail.clock,
    changes: trail.changes,
    ledger: dynamoLedgerReader(client, tableNames.stamps),
    closes: dynamoCloseStore(client, tableNames.stamps),
    settlements: dynamoSettlementStore(client, tableNames.stamps),
    differences: dynamoDifferenceStore(client, tableNames.stamps),
  };
  deps = read;
});

const closed = () => partition(dynamo, "stamps", keys.close(TODAY).pk);
const shown = (date: string) => bodyOf(showDay({ ...read }, { params: { date } }));
const differences = async () =>
  (await read.differences.all()).map(({ kind, state, date, oursMad }) => ({ kind, state, date, oursMad }));

describe("the daily close (T10)", () => {
  it("waits for the UTC day and an hour to be over, then says what every post and channel did", async () => {
    await bought(dynamo, trail, 2);
    trail.clock.at = OVER - 1;
    expect(await closeDays(deps)).toEqual({ closed: 0, overdue: 0 });
    expect(await shown(TODAY)).toMatchObject({ state: "open", entries: 3, hash: null });
    trail.clock.at = OVER;
    expect(await closeDays(deps)).toEqual({ closed: 1, overdue: 0 });
    expect(await shown(TODAY)).toMatchObject({
      state: "closed",
      entries: 3,
      rows: [
        { kind: "issue", postId: "fr-paris", channel: null, count: 2, amountMad: 4000 },
        { kind: "capture", postId: "fr-paris", channel: "card", count: 1, amountMad: 4000 },
      ].toReversed(),
      opening: {},
      closing: { "clearing:card": 4000, "stamps:outstanding": -4000 },
      previous: null,
    });
    const total = await trialBalance(read.ledger, { from: TODAY, to: TODAY });
    expect(total).toEqual({
      balances: { "clearing:card": 4000, "stamps:outstanding": -4000 },
      sumMad: 0,
    });
  });

  it("closes once, however many runs there are at a time, and a later run changes nothing", async () => {
    await bought(dynamo, trail);
    trail.clock.at = OVER;
    const runs = await Promise.all(Array.from({ length: 10 }, () => closeDays(deps)));
    expect(runs.reduce((sum, run) => sum + run.closed, 0)).toBe(1);
    const once = await closed();
    trail.clock.at += HOUR;
    await closeDays(deps);
    expect(await closed()).toEqual(once);
  });

  it("makes up for days that no run closed, each opening with what the one before left", async () => {
    await bought(dynamo, trail);
    trail.clock.at = START + DAY;
    await bought(dynamo, trail);
    trail.clock.at = OVER + 3 * DAY;
    expect((await closeDays(deps)).closed).toBe(4);
    const { closes } = await bodyOf(listCloses(read, { query: { month: "2026-11" } }));
    expect(
      closes.map(({ date, entries, closing, faults }) => [date, entries, closing["clearing:card"], faults]),
    ).toEqual([
      ["2026-11-21", 2, 2000, []],
      ["2026-11-22", 2, 4000, []],
      ["2026-11-23", 0, 4000, []],
      ["2026-11-24", 0, 4000, []],
    ]);
  });

  it("goes on after a run that was cut off between two days, and after one cut off after the write", async () => {
    await bought(dynamo, trail);
    trail.clock.at = OVER + 2 * DAY;
    let commits = 0;
    const cutOff: CloseDeps = {
      ...deps,
      changes: {
        commit: async (change) => {
          const outcome = await deps.changes.commit(change);
          commits += 1;
          if (commits === 2) throw new Error("cut off");
          return outcome;
        },
      },
    };
    await expect(closeDays(cutOff)).rejects.toThrow("cut off");
    expect(await closed()).toHaveLength(2);
    expect((await closeDays(deps)).closed).toBe(1);
    expect((await bodyOf(listCloses(read, { query: { month: "2026-11" } }))).closes).toHaveLength(3);
  });

  it.each<[string, (item: Record<string, unknown>) => Promise<unknown>]>([
    [
      "an entry added after the close",
      (item) =>
        dynamo.client.send(
          new PutCommand({
            TableName: dynamo.tableNames.stamps,
            Item: { ...item, sk: "late", entryId: "late" },
          }),
        ),
    ],
    [
      "an amount changed",
      ({ pk, sk }) =>
        dynamo.client.send(
          new UpdateCommand({
            TableName: dynamo.tableNames.stamps,
            Key: { pk, sk },
            UpdateExpression: "SET #lines[0].amountMad = :more, #lines[1].amountMad = :less",
            ExpressionAttributeNames: { "#lines": "lines" },
            ExpressionAttributeValues: { ":more": 1, ":less": -1 },
          }),
        ),
    ],
  ])("names a closed day in which there is %s", async (_what, tamper) => {
    await bought(dynamo, trail);
    trail.clock.at = OVER;
    await closeDays(deps);
    const [entry = {}] = await partition(dynamo, "stamps", keys.ledger(TODAY, "").pk);
    await tamper(entry);
    expect((await shown(TODAY)).state).toBe("changed");
    trail.clock.at = OVER + DAY;
    await closeDays(deps);
    expect(await differences()).toEqual([{ kind: "ledger-changed", state: "open", date: TODAY }]);
    // The same change is told once; the alarm rings after three days.
    trail.clock.at = OVER + 5 * DAY;
    expect((await closeDays(deps)).overdue).toBe(1);
  });

  it("finds a close that was rewritten, and the days after it that no longer follow", async () => {
    await bought(dynamo, trail);
    trail.clock.at = OVER + DAY;
    await closeDays(deps);
    await dynamo.client.send(
      new UpdateCommand({
        TableName: dynamo.tableNames.stamps,
        Key: keys.close(TODAY),
        UpdateExpression: "SET entries = :none",
        ExpressionAttributeValues: { ":none": 0 },
      }),
    );
    const { closes } = await bodyOf(listCloses(read, { query: { month: "2026-11" } }));
    expect(closes.map(({ faults }) => faults)).toEqual([["altered"], []]);
  });

  it("reads a day page by page, in the order of its ids", async () => {
    await bought(dynamo, trail, 10);
    const ids: string[] = [];
    for await (const { entryId } of read.ledger.ofDay(TODAY)) ids.push(entryId);
    expect(ids).toHaveLength(11);
    expect(ids).toEqual(ids.toSorted());
  });

  it("racing with an entry of the day is either in the close or named after it", async () => {
    await bought(dynamo, trail);
    trail.clock.at = OVER;
    const slow: LedgerReader = {
      ofDay: async function* (date) {
        yield* read.ledger.ofDay(date);
        // Written once the day was read: what an hour of grace makes impossible.
        trail.clock.at = START;
        await bought(dynamo, trail);
        trail.clock.at = OVER;
      },
    };
    const racing: LedgerReader = {
      ofDay: (date) => (date === TODAY ? slow.ofDay(date) : read.ledger.ofDay(date)),
    };
    await closeDays({ ...deps, ledger: racing });
    trail.clock.at = OVER + DAY;
    await closeDays(deps);
    expect((await differences()).map(({ kind }) => kind)).toEqual(["ledger-changed"]);
  });

  it("T3 T6 leaves nothing for an audit of everything stored to find, and the audit finds what is wrong", async () => {
    await bought(dynamo, trail, 3);
    expect(await auditMoney(dynamo)).toEqual([]);
    const { stampKeys } = await bought(dynamo, trail);
    await dynamo.client.send(
      new UpdateCommand({
        TableName: dynamo.tableNames.stamps,
        Key: keys.stamp(stampKeys[0] ?? ""),
        UpdateExpression: "SET #state = :consumed",
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: { ":consumed": "consumed" },
      }),
    );
    const faults = await auditMoney(dynamo);
    expect(faults).toHaveLength(2);
    expect(faults.join("; ")).toMatch(/stamps:outstanding is 8000 and should be 6000; .*without a use/);
  });
});
