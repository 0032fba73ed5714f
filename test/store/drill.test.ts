import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { envelopeSchema } from "#events/envelope.ts";
import { type BackedTable, itemsOf } from "#local/drill/backup.ts";
import { faultsIn, type Item, plain } from "#local/drill/invariants.ts";
import { runDrill } from "#local/drill/run-drill.ts";
import { DynamodbClient } from "#local/emulators/dynamodb-client.ts";
import { type JsonObject, list, obj, parseJson, str } from "#local/json.ts";
import { dynamoAuditReader } from "#shared/adapters/dynamodb/audit-reader.ts";
import { dynamoAuditStore } from "#shared/adapters/dynamodb/audit-store.ts";
import { kmsAnchorSeal } from "#shared/adapters/kms/anchor-seal.ts";
import { anchorTrail } from "#shared/application/audit/anchor-trail.ts";
import { recordEvent } from "#shared/application/audit/record-event.ts";
import { verifyTrail } from "#shared/application/audit/verify-trail.ts";
import type { Anchor } from "#shared/domain/audit/anchor.ts";
import type { AnchorStore } from "#shared/ports/anchor-store.ts";
import { bodyOf, bookingStage } from "#test/support/booking.ts";
import { testCalendar } from "#test/support/calendar.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import { bought, moneyTrail, START, seedPrices } from "#test/support/money-trail.ts";
import { signingKms } from "#test/support/signing-kms.ts";

const DAY = "2026-11-24";
const calendar = testCalendar({
  weekly: [{ weekdays: [1, 2, 3, 4, 5], from: "09:00", to: "11:00" }],
  horizonDays: 5,
});

let dynamo: TestDynamo;
let client: DynamodbClient;
const folder = mkdtempSync(join(tmpdir(), "wisal-drill-"));
const said: string[] = [];
let faults: readonly string[];
let late: number;

/** Anchors in memory. */
const anchorsHere = (): AnchorStore => {
  const kept = new Map<string, Anchor>();
  return {
    keep: async (hour, anchor) => {
      kept.set(hour, anchor);
      return "kept";
    },
    hours: async (from) => [...kept.keys()].filter((hour) => hour >= from),
    read: async (hour) => kept.get(hour),
  };
};

/** A table of the test's as a template would say it, with its stream. */
const backed = async (name: string, streamed: boolean): Promise<BackedTable> => {
  const { Table } = await dynamo.client.send(new DescribeTableCommand({ TableName: name }));
  const indexes = Table?.GlobalSecondaryIndexes ?? [];
  const creation = {
    TableName: name,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: Table?.AttributeDefinitions,
    KeySchema: Table?.KeySchema,
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: indexes.map(({ IndexName, KeySchema, Projection }) => ({
        IndexName,
        KeySchema,
        Projection: { ProjectionType: Projection?.ProjectionType },
      })),
    }),
  };
  return {
    name,
    creation: obj(parseJson(JSON.stringify(creation))),
    streamView: streamed ? "NEW_IMAGE" : undefined,
  };
};

const stored = async (table: "core" | "stamps"): Promise<readonly Item[]> =>
  plain(await itemsOf(client, dynamo.tableNames[table]));

beforeAll(async () => {
  dynamo = await startTestDynamo();
  client = new DynamodbClient(
    Number(new URL(dynamo.config.endpoint).port),
    dynamo.config.credentials.accessKeyId,
  );
  const { tableNames } = dynamo;
  await seedPrices(dynamo);
  await bought(dynamo, moneyTrail(dynamo), 2);
  const stage = await bookingStage(dynamo, calendar, START);
  const requestId = await stage.request();
  const { slotsGrant } = await bodyOf(stage.list(requestId, DAY));
  const { holdToken } = await bodyOf(stage.hold(requestId, `${DAY}T09:30`, slotsGrant));
  await bodyOf(stage.confirm(requestId, holdToken));

  const commands = [...(await stored("core")), ...(await stored("stamps"))].filter(({ sk }) => sk === "CMD");
  const events = commands.flatMap(({ events: own }) => z.array(envelopeSchema).parse(own));
  const trail = dynamoAuditStore(dynamo.client, tableNames.audit);
  // The last was committed, and the end came before it was published.
  for (const event of events.slice(0, -1))
    await recordEvent({ trail, pause: () => Promise.resolve() }, event);
  const deps = {
    clock: { now: () => START },
    trail: dynamoAuditReader(dynamo.client, tableNames.audit),
    anchors: anchorsHere(),
    seals: kmsAnchorSeal("anchors-key", signingKms().client),
  };
  await anchorTrail(deps);
  faults = await runDrill({
    client,
    tables: {
      core: await backed(tableNames.core, true),
      stamps: await backed(tableNames.stamps, true),
      audit: await backed(tableNames.audit, false),
    },
    folder,
    verify: () => verifyTrail(deps),
    say: (line) => said.push(line),
  });
  late = events.length;
});
afterAll(async () => {
  client.close();
  await dynamo.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("the restore drill", () => {
  it("brings back every item, with the ledger, places, stamps, trail and anchors whole (T10, A3, T3, E3)", () => {
    expect(faults).toEqual([]);
    expect(said.filter((line) => line.startsWith("restored"))).toHaveLength(3);
    expect(said.at(-1)).toContain(`verified   ${late - 1} links`);
  });

  it("puts what was committed and not published once more, and only that, so that the stream carries it (N1)", async () => {
    expect(said.join("\n").match(/1 commands put again/g)).toHaveLength(1);
    const published = await Promise.all(
      [dynamo.tableNames.core, dynamo.tableNames.stamps].map(async (table) => {
        const StreamArn = (await client.streamArn(table)) ?? "";
        const call = (operation: string, input: JsonObject) =>
          client.call(operation, input, "DynamoDBStreams");
        const { StreamDescription } = await call("DescribeStream", { StreamArn });
        const records = await Promise.all(
          list(obj(StreamDescription)["Shards"]).map(async (shard) => {
            const { ShardIterator } = await call("GetShardIterator", {
              StreamArn,
              ShardId: str(obj(shard)["ShardId"]),
              ShardIteratorType: "TRIM_HORIZON",
            });
            return list((await call("GetRecords", { ShardIterator: str(ShardIterator) }))["Records"]);
          }),
        );
        return records.flat();
      }),
    );
    expect(published.flat()).toHaveLength(1);
  });

  it.each<readonly [string, "core" | "stamps", (item: Item) => boolean, string]>([
    ["an appointment", "core", ({ pk }) => String(pk).startsWith("VISITS#"), "which is not there"],
    ["a slot", "core", ({ sk, pk }) => sk === "09:30" && String(pk).endsWith(DAY), "has 0 places of 1"],
    ["a stamp", "stamps", ({ sk }) => sk === "STM", "names no stamp of its own"],
    ["a capture", "stamps", ({ sk }) => String(sk).startsWith("PAY#"), "was not captured once"],
    ["an order", "stamps", ({ sk }) => sk === "ORD", "belongs to no order"],
  ])("sees that %s is missing", async (_name, table, isGone, fault) => {
    const kept = { core: await stored("core"), stamps: await stored("stamps") };
    const without = { ...kept, [table]: kept[table].filter((item) => !isGone(item)) };
    expect(without[table].length).toBeLessThan(kept[table].length);
    expect(faultsIn(without.core, without.stamps).join("\n")).toContain(fault);
  });

  it("sees an entry of the ledger that does not balance (T10)", async () => {
    const stamps = (await stored("stamps")).map((item) =>
      String(item["pk"]).startsWith("LEDGER#")
        ? { ...item, lines: [{ account: "bank", amountMad: 1 }] }
        : item,
    );
    expect(faultsIn(await stored("core"), stamps).join("\n")).toContain("sums to 1");
  });
});
