import { DeleteObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { DeleteCommand, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { type FauxqsServer, startFauxqs } from "fauxqs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { linesOf } from "#local/verify-audit.ts";
import { dynamoAuditReader } from "#shared/adapters/dynamodb/audit-reader.ts";
import { auditEntryOf, dynamoAuditStore } from "#shared/adapters/dynamodb/audit-store.ts";
import type { Key } from "#shared/adapters/dynamodb/keys.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { kmsAnchorSeal } from "#shared/adapters/kms/anchor-seal.ts";
import { s3AnchorStore } from "#shared/adapters/s3/anchor-store.ts";
import type { AnchorDeps } from "#shared/application/audit/anchor-trail.ts";
import { anchorTrail } from "#shared/application/audit/anchor-trail.ts";
import { recordEvent } from "#shared/application/audit/record-event.ts";
import type { VerifyDeps } from "#shared/application/audit/verify-trail.ts";
import { verifyTrail } from "#shared/application/audit/verify-trail.ts";
import type { Anchor } from "#shared/domain/audit/anchor.ts";
import type { ChainName } from "#shared/domain/audit/chain.ts";
import { EMPTY_HEAD, nextEntry } from "#shared/domain/audit/chain.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import { signingKms } from "#test/support/signing-kms.ts";

const HOUR = 60 * 60 * 1000;
const DATE = "2026-11-21";
const START = Date.parse(`${DATE}T10:02:00.000Z`);
const paris: ChainName = { postId: "fr-paris", date: DATE };

let emulator: TestDynamo;
let storage: FauxqsServer;
let s3: S3Client;
let buckets = 0;

let dynamo: TestDynamo;
let bucket: string;
let deps: AnchorDeps & VerifyDeps;
const clock = { at: START, now: () => clock.at };

beforeAll(async () => {
  emulator = await startTestDynamo();
  storage = await startFauxqs({ port: 0, host: "127.0.0.1", logger: false });
  s3 = new S3Client({
    endpoint: `http://127.0.0.1:${storage.port}`,
    region: "eu-west-3",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
});
afterAll(async () => {
  s3.destroy();
  await storage.stop();
  await emulator.stop();
});
beforeEach(async () => {
  clock.at = START;
  dynamo = await emulator.fresh();
  buckets += 1;
  bucket = `anchors-${buckets}`;
  storage.setup({ buckets: [bucket] });
  deps = {
    clock,
    trail: dynamoAuditReader(dynamo.client, dynamo.tableNames.audit),
    anchors: s3AnchorStore(s3, bucket),
    seals: kmsAnchorSeal("anchors-key", signingKms().client),
  };
});

let events = 0;

/** Records some events of a post at the time of the clock. */
const happens = async (postId: string, times: number): Promise<void> => {
  const trail = dynamoAuditStore(dynamo.client, dynamo.tableNames.audit);
  for (let number = 0; number < times; number += 1) {
    events += 1;
    await recordEvent(
      { trail, pause: () => Promise.resolve() },
      {
        specversion: "1.0",
        id: `cmd_event${events}.0`,
        source: "wisal",
        type: "gov.wisal.requests.drafted.v1",
        time: new Date(clock.at).toISOString(),
        subject: `req_${events}`,
        postid: postId,
        actor: { kind: "citizen", id: "acc_1" },
        data: { requestId: `req_${events}`, procedureId: "passport-adult", beneficiaries: 1 },
      },
    );
  }
};

const anchor = async () => {
  const made = await anchorTrail(deps);
  clock.at += HOUR;
  return made;
};

const found = async () => linesOf(await verifyTrail(deps)).filter((line) => line.startsWith("BROKEN"));

const link = (sequence: number): Key => keys.auditEntry(keys.auditChain("fr-paris", DATE), sequence);
const head = (): Key => keys.auditHead(keys.auditChain("fr-paris", DATE));
const TableName = () => dynamo.tableNames.audit;

const stored = async (key: Key): Promise<Readonly<Record<string, unknown>>> =>
  (await dynamo.client.send(new GetCommand({ TableName: TableName(), Key: key, ConsistentRead: true })))
    .Item ?? {};
const put = (item: Readonly<Record<string, unknown>>) =>
  dynamo.client.send(new PutCommand({ TableName: TableName(), Item: item }));
const remove = (key: Key) => dynamo.client.send(new DeleteCommand({ TableName: TableName(), Key: key }));

/** Rewrites a chain from a link to its end as if it had always been so, head and all. */
const rewrite = async (from: number, to: number): Promise<void> => {
  let previous = from === 1 ? EMPTY_HEAD : auditEntryOf(await stored(link(from - 1)));
  for (let sequence = from; sequence <= to; sequence += 1) {
    const { eventId, type, subject, actor, at, data } = auditEntryOf(await stored(link(sequence)));
    const other = sequence === from ? "req_forged" : subject;
    const entry = nextEntry(paris, previous, { eventId, type, subject: other, actor, at, data });
    await put({ ...link(sequence), ...entry });
    previous = entry;
  }
  await put({ ...head(), sequence: previous.sequence, hash: previous.hash });
};

describe("anchors of the audit trail (E3)", () => {
  it("hold the head of each chain, once an hour, and every link up to there is vouched for", async () => {
    await happens("fr-paris", 4);
    await happens("es-madrid", 2);
    const runs = [await anchorTrail(deps), await anchorTrail(deps)];
    expect(runs.map(({ outcome, chains }) => [outcome, chains])).toEqual([
      ["kept", 2],
      ["there", 0],
    ]);
    clock.at += HOUR;
    await happens("fr-paris", 1);
    await anchor();
    await happens("es-madrid", 1);
    expect(await verifyTrail(deps)).toEqual({
      from: DATE,
      to: DATE,
      chains: 2,
      links: 8,
      anchored: 7,
      anchors: 2,
      lastAnchor: `${DATE}T11`,
      brokenAnchors: [],
      brokenChains: [],
    });
  });

  it("hold in the first of a day what came late to the fourteen days before", async () => {
    await happens("fr-paris", 1);
    await anchor();
    const opening = clock.at;
    clock.at = START + 14 * 24 * HOUR;
    expect((await anchor()).chains).toBe(1);
    clock.at = opening;
    await happens("fr-paris", 1);
    clock.at = START + 14 * 24 * HOUR + HOUR;
    expect((await anchor()).chains).toBe(0);
    expect(await found()).toEqual([]);
  });

  it("tell at once of a chain that lost links since the anchor before", async () => {
    await happens("fr-paris", 3);
    await happens("es-madrid", 1);
    await anchor();
    await remove(link(3));
    await put({ ...(await stored(head())), sequence: 2, hash: auditEntryOf(await stored(link(2))).hash });
    expect((await anchor()).receded.map(({ postId, sequence }) => [postId, sequence])).toEqual([
      ["fr-paris", 3],
    ]);
  });
});

/** What somebody with the table in their hands does to a chain of six, five of them anchored, and where it is found. */
const tampered: readonly (readonly [string, () => Promise<unknown>, string])[] = [
  [
    "an actor flipped",
    async () => put({ ...(await stored(link(3))), actor: { kind: "staff", id: "stf_X" } }),
    "link 3  altered",
  ],
  ["an attribute added", async () => put({ ...(await stored(link(2))), note: "x" }), "link 2  altered"],
  ["an entry deleted in the middle", () => remove(link(3)), "link 3  missing"],
  ["the first entry deleted", () => remove(link(1)), "link 1  missing"],
  [
    "two entries swapped",
    async () => {
      const [one, other] = [await stored(link(2)), await stored(link(3))];
      await put({ ...other, ...link(2) });
      await put({ ...one, ...link(3) });
    },
    "link 2  misplaced",
  ],
  [
    "the tail cut off with its head",
    async () => {
      for (const sequence of [4, 5, 6]) await remove(link(sequence));
      await put({ ...head(), sequence: 3, hash: auditEntryOf(await stored(link(3))).hash });
    },
    "link 4  missing",
  ],
  ["the end cut off behind the last anchor", () => remove(link(6)), "link 6  missing"],
  ["the head deleted", () => remove(head()), "link 6  head"],
  ["an entry rewritten with all after it and the head", () => rewrite(4, 6), "link 3  rewritten"],
  [
    "a whole chain deleted, with its marks",
    async () => {
      for (const sequence of [1, 2, 3, 4, 5, 6]) await remove(link(sequence));
      await remove(head());
      await remove(keys.auditDay(DATE, "fr-paris"));
    },
    "link 1  missing",
  ],
];

describe("verifying the trail (E3)", () => {
  it.each(tampered)("given %s › names the place", async (_name, tamper, place) => {
    await happens("fr-paris", 2);
    await happens("es-madrid", 1);
    await anchor();
    await happens("fr-paris", 3);
    await anchor();
    await happens("fr-paris", 1);
    expect(await found()).toEqual([]);
    await tamper();
    expect(await found()).toEqual([expect.stringContaining(`chain fr-paris ${DATE}  ${place}`)]);
  });

  const at = (hour: number): string => `${DATE}T${hour}`;
  const Key = `anchors/${at(11)}.json`;
  const write = (anchored: unknown) =>
    s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: JSON.stringify(anchored) }));
  const kept = async (hour: number): Promise<Anchor> => {
    const anchored = await deps.anchors.read(at(hour));
    if (anchored === undefined) throw new Error(`no anchor of ${hour}`);
    return anchored;
  };

  it.each<readonly [string, () => Promise<unknown>, string]>([
    [
      "sealed by somebody else",
      async () => {
        const anchored = await kept(11);
        const claims = await deps.seals.open(anchored.seal);
        const stranger = kmsAnchorSeal("other-key", signingKms().client);
        if (claims !== undefined) await write({ ...anchored, seal: await stranger.seal(claims) });
      },
      "forged",
    ],
    [
      "with other heads",
      async () => write({ ...(await kept(11)), heads: (await kept(10)).heads }),
      "altered",
    ],
    ["that is another hour's", async () => write(await kept(10)), "misplaced"],
    ["that is none", () => write("nothing"), "unreadable"],
    ["that is gone", () => s3.send(new DeleteObjectCommand({ Bucket: bucket, Key })), "missing"],
  ])("given an anchor %s › names it, and goes by the others", async (_name, tamper, fault) => {
    for (const _hour of [10, 11, 12]) {
      await happens("fr-paris", 1);
      await anchor();
    }
    expect(await found()).toEqual([]);
    await tamper();
    expect(await found()).toEqual([expect.stringContaining(`anchor ${at(11)}  ${fault}`)]);
    await rewrite(2, 3);
    expect(await found()).toContainEqual(expect.stringContaining("link 2  rewritten"));
  });

  it("says that nothing vouches for the trail where there is no anchor", async () => {
    await happens("fr-paris", 1);
    expect(await found()).toEqual([expect.stringContaining("none: there is no anchor at all")]);
  });
});
