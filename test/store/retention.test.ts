import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { dynamoRetentionStore } from "#shared/adapters/dynamodb/retention-store.ts";
import { listDeletions } from "#shared/application/documents/list-deletions.ts";
import type { RetiringDeps } from "#shared/application/documents/retire-papers.ts";
import { retirePapers } from "#shared/application/documents/retire-papers.ts";
import { eraseRequest } from "#shared/application/requests/erase-request.ts";
import { CORRECTION_DAYS, VALIDITY_DAYS } from "#shared/domain/request/request.ts";
import { RETENTION_DAYS } from "#shared/domain/request/retention.ts";
import { citizenCall, officerCall } from "#test/support/citizen.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import type { Filing } from "#test/support/filing.ts";
import { codeOf, done, filing } from "#test/support/filing.ts";

const now = Date.parse("2026-11-21T12:00:00Z");
const DAY = 86_400_000;
const accepted = ["accept", "accept", "accept", "accept"] as const;
const rejected = ["accept", "accept", "accept", "reject"] as const;

let dynamo: TestDynamo;
let desk: Filing;

beforeAll(async () => {
  dynamo = await startTestDynamo();
  desk = await filing(dynamo, now);
});
afterAll(() => dynamo.stop());

/** Everything with a clock and a storage of the test's; `cut` ends a run as a crash would. */
const job = (at: number, files: Map<string, number>, cut: () => void = () => undefined): RetiringDeps => ({
  ...desk.deps,
  clock: { now: () => at },
  retention: dynamoRetentionStore(dynamo.client, dynamo.tableNames.core),
  files: {
    removeAll: async (requestId) => {
      const count = files.get(requestId) ?? 0;
      files.delete(requestId);
      cut();
      return count;
    },
  },
});
const logOf = (at: number) =>
  done(
    listDeletions(job(at, new Map()), {
      ...officerCall({}, undefined, { now: at, postId: "*", role: "network-administrator" }),
      query: { date: new Date(at).toISOString().slice(0, 10) },
    }),
  );
const papersOf = async (requestId: string) => {
  const papers = await desk.deps.documents.papers(requestId);
  return Object.keys(papers?.uploads ?? {}).length;
};
/** Every value that is stored of a request. */
const stored = async (requestId: string): Promise<string> => {
  const { Items } = await dynamo.client.send(
    new QueryCommand({
      TableName: dynamo.tableNames.core,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": keys.request(requestId).pk },
    }),
  );
  return JSON.stringify(Items);
};

const submitted = async (at = now): Promise<string> => {
  const requestId = await desk.file({ now: at });
  await done(desk.submit(requestId, { now: at }));
  return requestId;
};

/** One of each way in which a request ends, with its end. */
const endings = async () => {
  const withdrawn = await submitted();
  await done(desk.withdraw(withdrawn, { now: now + DAY }));
  const uncorrected = await submitted();
  await done(desk.decide(uncorrected, { now }, rejected));
  const unbooked = await submitted();
  await done(desk.decide(unbooked, { now }, accepted));
  const draft = await desk.file({ now });
  return [
    [withdrawn, now + DAY],
    [uncorrected, now + CORRECTION_DAYS * DAY],
    [unbooked, now + VALIDITY_DAYS * DAY],
    [draft, now],
  ] as const;
};

describe("D4 papers go ninety days after the end of their request", () => {
  it("with the clock moved on, each goes when it is due and not a moment before; nothing overdue is left, and the log proves it", async () => {
    const ended = await endings();
    const going = await submitted();
    const files = new Map([...ended.map(([id]) => id), going].map((id) => [id, 4]));
    const dates = ended.map(([, end]) => end + RETENTION_DAYS * DAY);
    const last = Math.max(...dates);
    for (let at = now; at <= last + DAY; at += DAY / 2) {
      await retirePapers(job(at, files));
      for (const [requestId, end] of ended)
        expect(files.has(requestId), requestId).toBe(at < end + RETENTION_DAYS * DAY);
      expect((await logOf(at)).overdue).toBe(false);
    }
    for (const [requestId, end] of ended) {
      const at = end + RETENTION_DAYS * DAY;
      const { deletions } = await logOf(at);
      expect(deletions.find((line) => line.requestId === requestId)).toEqual({
        requestId,
        postId: "fr-paris",
        cause: "retention",
        endedAt: new Date(end).toISOString(),
        dueAt: new Date(at).toISOString(),
        deletedAt: new Date(at).toISOString(),
        files: 4,
      });
      expect(await papersOf(requestId)).toBe(0);
      expect(await stored(requestId)).not.toContain("too dark");
    }
    // It still waits for an officer: whatever time it takes, its papers stay.
    expect([files.has(going), await papersOf(going)]).toEqual([true, 4]);
  });

  it("a run cut off between deleting and saying so is done again: one line, one fact", async () => {
    const requestId = await submitted();
    await done(desk.withdraw(requestId, { now }));
    const files = new Map([[requestId, 4]]);
    const at = now + 1000 * DAY;
    const cut = () => {
      throw new Error("the machine is gone");
    };
    await expect(retirePapers(job(at, files, cut))).rejects.toThrow("gone");
    expect((await logOf(at + DAY)).overdue).toBe(true);
    await retirePapers(job(at, files));
    await retirePapers(job(at, files));
    const lines = (await logOf(at)).deletions.filter((line) => line.requestId === requestId);
    expect(lines).toHaveLength(1);
    expect((await logOf(at + DAY)).overdue).toBe(false);
  });
});

describe("D4 POST /requests/{requestId}/erasure", () => {
  const erase = (requestId: string, at = now, accountId?: string) =>
    codeOf(
      eraseRequest(
        { ...desk.deps, retention: job(at, new Map()).retention },
        citizenCall({ requestId }, undefined, { now: at, ...(accountId && { accountId }) }),
      ),
    );

  it("leaves no name, birth date or number of an ended request, and its papers go with the next run", async () => {
    const requestId = await submitted();
    await done(desk.withdraw(requestId, { now }));
    const before = await stored(requestId);
    for (const personal of ["Alaoui", "Yasmine", "1990-02-03"]) expect(before).toContain(personal);
    expect(await erase(requestId)).toBe("ok");
    const files = new Map([[requestId, 4]]);
    await retirePapers(job(now + 1000, files));
    const after = await stored(requestId);
    for (const personal of ["Alaoui", "Yasmine", "1990-02-03", "photo.jpg", "AB"])
      expect(after).not.toContain(personal);
    expect(files.has(requestId)).toBe(false);
    expect((await logOf(now)).deletions.find((line) => line.requestId === requestId)).toMatchObject({
      cause: "erasure",
      files: 4,
    });
    // What is left reads as a request of nobody.
    expect(await desk.deps.requests.findWhole(requestId)).toMatchObject({ beneficiaries: [], uploads: {} });
  });

  it("is for ended requests of one's own: not for a draft, one in review or a valid one, nor somebody else's", async () => {
    const draft = await desk.file({ now });
    const waiting = await submitted();
    const valid = await submitted();
    await done(desk.decide(valid, { now }, accepted));
    for (const requestId of [draft, waiting, valid])
      expect(await erase(requestId)).toBe("request-wrong-state");
    expect(await erase(valid, now + 31 * DAY, "acc_OTHER")).toBe("not-found");
    expect(await erase(valid, now + 31 * DAY)).toBe("ok");
    const Key = keys.retention(new Date(now + 31 * DAY).toISOString(), valid);
    expect(
      (await dynamo.client.send(new GetCommand({ TableName: dynamo.tableNames.core, Key }))).Item,
    ).toBeDefined();
  });
});
