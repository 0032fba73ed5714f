import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Envelope } from "#events/envelope.ts";
import { auditEntryOf, dynamoAuditStore } from "#shared/adapters/dynamodb/audit-store.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import type { AuditDeps } from "#shared/application/audit/record-event.ts";
import { recordEvent } from "#shared/application/audit/record-event.ts";
import { chainOf, verifyChain } from "#shared/domain/audit/chain.ts";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";

let dynamo: TestDynamo;
let deps: AuditDeps;

beforeAll(async () => {
  dynamo = await startTestDynamo();
  deps = {
    trail: dynamoAuditStore(dynamo.client, dynamo.tableNames.audit),
    // Others get their turn; how long a pause is, is the queue's business.
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  };
});
afterAll(async () => {
  await dynamo.stop();
});

const event = (number: number, postid: string | undefined): Envelope => ({
  specversion: "1.0",
  id: `cmd_${postid ?? "network"}${number}.0`,
  source: "wisal",
  type: "gov.wisal.requests.drafted.v1",
  time: `2026-11-21T10:00:${String(number % 60).padStart(2, "0")}.000Z`,
  subject: `req_${number}`,
  ...(postid !== undefined && { postid }),
  actor: { kind: "citizen", id: "acc_1" },
  data: { requestId: `req_${number}`, procedureId: "passport-adult", beneficiaries: 1 },
});

/** What the queue does: deliver again until the record is done. */
const record = async (body: Envelope): Promise<void> => {
  try {
    await recordEvent(deps, body);
  } catch (error) {
    if (!(error instanceof RedeliveryWanted)) throw error;
    await record(body);
  }
};

const chainIn = async (postid: string | undefined) => {
  const chain = chainOf({ postid, time: "2026-11-21T00:00:00.000Z" });
  const { pk } = keys.auditHead(keys.auditChain(chain.postId, chain.date));
  const { Items } = await dynamo.client.send(
    new QueryCommand({
      TableName: dynamo.tableNames.audit,
      KeyConditionExpression: "pk = :pk AND sk < :head",
      ExpressionAttributeValues: { ":pk": pk, ":head": "HEAD" },
      ConsistentRead: true,
    }),
  );
  return { chain, entries: (Items ?? []).map(auditEntryOf), head: await deps.trail.head(chain) };
};

describe("the audit trail", () => {
  it("is unbroken and complete after 30 events recorded at the same time", async () => {
    const events = Array.from({ length: 30 }, (_, number) => event(number, "fr-paris"));
    await Promise.all(events.map(record));
    const { chain, entries, head } = await chainIn("fr-paris");
    expect(verifyChain(chain, entries, head)).toEqual({ ok: true, value: { entries: 30 } });
    expect(new Set(entries.map(({ eventId }) => eventId))).toEqual(new Set(events.map(({ id }) => id)));
  });

  it("records an event once, however often and in however many places it is delivered", async () => {
    const once = event(1, "es-madrid");
    await Promise.all(Array.from({ length: 10 }, () => record(once)));
    await record(once);
    const { chain, entries, head } = await chainIn("es-madrid");
    expect(verifyChain(chain, entries, head)).toEqual({ ok: true, value: { entries: 1 } });
  });

  it("keeps a chain of its own for what concerns no post", async () => {
    await record(event(1, undefined));
    const { chain, entries, head } = await chainIn(undefined);
    expect(chain.postId).toBe("network");
    expect(verifyChain(chain, entries, head)).toEqual({ ok: true, value: { entries: 1 } });
  });

  it("asks for redelivery when it is outrun every time", async () => {
    const outrun: AuditDeps = {
      ...deps,
      trail: { ...deps.trail, append: () => Promise.resolve("contended") },
    };
    await expect(recordEvent(outrun, event(1, "it-roma"))).rejects.toThrow("audit-contended");
  });
});
