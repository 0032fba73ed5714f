import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { routes } from "#functions/audit-read/routes.ts";
import { dynamoAuditReader } from "#shared/adapters/dynamodb/audit-reader.ts";
import { dynamoAuditStore } from "#shared/adapters/dynamodb/audit-store.ts";
import { recordEvent } from "#shared/application/audit/record-event.ts";
import type { Actor, StaffRole } from "#shared/domain/caller.ts";
import { apiHandler } from "#shared/http/api-handler.ts";
import { trailReplySchema } from "#shared/http/contracts/audit.ts";
import { apiEvent } from "#test/support/api-event.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import { lambdaContext } from "#test/support/lambda-context.ts";

const DATE = "2026-11-21";
const agent: Actor = {
  kind: "staff",
  id: "stf_AGENT",
  onBehalfOf: { accountId: "acc_ONE", channel: "phone", postId: "fr-paris" },
};
const citizen: Actor = { kind: "citizen", id: "acc_ONE" };

let dynamo: TestDynamo;
let handler: ReturnType<typeof apiHandler>;

beforeAll(async () => {
  dynamo = await startTestDynamo();
  const { client, tableNames } = dynamo;
  const trail = dynamoAuditStore(client, tableNames.audit);
  let events = 0;
  const happens = async (
    postid: string | undefined,
    type: string,
    actor: Actor,
    data = {},
  ): Promise<void> => {
    events += 1;
    const event = {
      specversion: "1.0",
      id: `cmd_event${events}.0`,
      source: "wisal",
      type: `gov.wisal.${type}.v1`,
      time: `${DATE}T10:00:00.000Z`,
      subject: `req_${events}`,
      ...(postid && { postid }),
      actor,
      data,
    };
    await recordEvent({ trail, pause: () => Promise.resolve() }, event);
  };
  await happens("fr-paris", "requests.drafted", citizen);
  await happens("fr-paris", "stamps.consumed", agent, { stamps: [{ stampId: "stm_X" }] });
  await happens("fr-paris", "requests.submitted", agent);
  await happens(undefined, "tariffs.announced", { kind: "staff", id: "stf_MINISTRY" });
  for (let number = 0; number < 205; number += 1) await happens("es-madrid", "visits.closed", citizen);
  handler = apiHandler({
    routes,
    deps: {
      clock: { now: () => Date.parse(`${DATE}T12:00:00.000Z`) },
      siteUrl: "https://wisal.example",
      trail: dynamoAuditReader(client, tableNames.audit),
    },
  });
});
afterAll(() => dynamo.stop());

const asked = (
  postId: string,
  query: Record<string, string> = {},
  {
    role = "head-of-post",
    at = "fr-paris",
    csv = "",
  }: { role?: StaffRole; at?: string; csv?: ".csv" | "" } = {},
) =>
  handler(
    apiEvent({
      method: "GET",
      resource: `/staff/posts/{postId}/audit${csv}`,
      params: { postId },
      query: { date: DATE, ...query },
      caller: {
        kind: "staff",
        staffId: "stf_TEST",
        assignments: [{ postId: at, role, from: "2020-01-01", to: null }],
        scopes: ["wisal/staff"],
      },
    }),
    lambdaContext("audit-read"),
  );

const network = { role: "network-administrator", at: "*" } as const;
const page = async (...call: Parameters<typeof asked>) => {
  const { statusCode, body } = await asked(...call);
  expect(statusCode).toBe(200);
  return trailReplySchema.parse(JSON.parse(body));
};
const types = async (...call: Parameters<typeof asked>) =>
  (await page(...call)).entries.map(({ type }) => type.slice("gov.wisal.".length, -".v1".length));

describe("GET /staff/posts/{postId}/audit (E3, E2)", () => {
  it("shows the head of post what happened there that day, oldest first", async () => {
    const { entries, next } = await page("fr-paris");
    expect(entries.map(({ sequence, actor }) => [sequence, actor])).toEqual([
      [1, citizen],
      [2, agent],
      [3, agent],
    ]);
    expect(next).toBeNull();
    expect(await types("fr-paris", { date: "2026-11-20" })).toEqual([]);
  });

  it.each<readonly [Record<string, string>, readonly string[]]>([
    [{ actor: "stf_AGENT" }, ["stamps.consumed", "requests.submitted"]],
    [{ actor: "acc_ONE" }, ["requests.drafted", "stamps.consumed", "requests.submitted"]],
    [{ action: "requests" }, ["requests.drafted", "requests.submitted"]],
    [{ action: "requests.submitted" }, ["requests.submitted"]],
    [{ action: "gov.wisal.requests.submitted.v1", actor: "acc_TWO" }, []],
    [{ object: "req_1" }, ["requests.drafted"]],
    [{ object: "stm_X" }, ["stamps.consumed"]],
  ])("given %j › shows only that", async (query, wanted) => {
    expect(await types("fr-paris", query)).toEqual(wanted);
  });

  it("gives 200 a page, and the next ones until there is none", async () => {
    const first = await page("es-madrid", {}, network);
    expect([first.entries.length, first.next]).toEqual([200, 200]);
    const second = await page("es-madrid", { after: "200" }, network);
    expect([second.entries.map(({ sequence }) => sequence), second.next]).toEqual([
      [201, 202, 203, 204, 205],
      null,
    ]);
  });

  it("shows the network's own chain to the network's administrator, and no other post's to a head", async () => {
    expect(await types("network", {}, network)).toEqual(["tariffs.announced"]);
    expect((await asked("network")).statusCode).toBe(404);
    expect((await asked("es-madrid")).statusCode).toBe(404);
    expect((await asked("fr-paris", {}, { role: "officer" })).statusCode).toBe(403);
  });

  it.each([{ date: "2026-02-30" }, { after: "x" }, { actor: "a b" }, { action: "Stamps" }, { other: "1" }])(
    "given %j › names the field",
    async (query) => {
      const { statusCode, body } = await asked("fr-paris", query);
      expect(statusCode).toBe(400);
      expect(body).toContain(`/query/${Object.keys(query)[0]}`);
    },
  );

  it("as a table gives a row for each link, with its hash and its data", async () => {
    const { statusCode, body, headers } = await asked("fr-paris", { action: "stamps" }, { csv: ".csv" });
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      "Content-Disposition": 'attachment; filename="audit-fr-paris-2026-11-21-1.csv"',
    });
    const [heading, row, ...rest] = body.trim().split("\r\n");
    expect(heading).toContain("sequence,at,type,subject,actor_kind,actor");
    expect(row).toContain("gov.wisal.stamps.consumed.v1,req_2,staff,stf_AGENT,acc_ONE,phone");
    expect(rest).toEqual([]);
  });
});
