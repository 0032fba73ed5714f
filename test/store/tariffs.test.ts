import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { routes } from "#functions/tariffs-write/routes.ts";
import { dynamoCatalogueStore, procedureItem } from "#shared/adapters/dynamodb/catalogue-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoTariffBook } from "#shared/adapters/dynamodb/tariff-book.ts";
import { dynamoTariffStore, tariffItem } from "#shared/adapters/dynamodb/tariff-store.ts";
import { procedures } from "#shared/catalogue/procedures.ts";
import type { StaffRole } from "#shared/domain/caller.ts";
import { apiHandler } from "#shared/http/api-handler.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import { apiEvent } from "#test/support/api-event.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import { lambdaContext } from "#test/support/lambda-context.ts";

const START = Date.parse("2026-11-21T12:00:00.000Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let dynamo: TestDynamo;
let now = START;
let calls = 0;
const clock = { now: () => now };

beforeAll(async () => {
  dynamo = await startTestDynamo();
  const { client, tableNames } = dynamo;
  const items = [
    ...procedures.map(procedureItem),
    tariffItem("passport-adult", "2018-01-01T00:00:00.000Z", { receipt: 2000, chancery: 0, service: 50000 }),
  ];
  for (const Item of items) await client.send(new PutCommand({ TableName: tableNames.core, Item }));
});
afterAll(() => dynamo.stop());

const told: { readonly type: string; readonly actor: string }[] = [];
/** The facts of the changes that were committed, with who made them. */
const noting = (changes: ChangeStore): ChangeStore => ({
  ...changes,
  commit: async (change) => {
    const outcome = await changes.commit(change);
    if (outcome.ok) told.push(...change.facts.map(({ type }) => ({ type, actor: change.command.actor.id })));
    return outcome;
  },
});

interface Sent {
  readonly method?: "GET" | "POST";
  readonly body?: unknown;
  readonly query?: Record<string, string>;
  readonly key?: string;
  readonly role?: StaffRole;
  readonly post?: string;
  readonly type?: string;
}

const send = async (resource: string, sent: Sent = {}): Promise<{ status: number; body: unknown }> => {
  const { client, tableNames } = dynamo;
  const handler = apiHandler({
    routes,
    deps: {
      clock,
      siteUrl: "https://wisal.example",
      catalogue: dynamoCatalogueStore(client, tableNames.core, clock),
      book: dynamoTariffBook(client, tableNames.core),
      changes: noting(dynamoChangeStore(client, tableNames.core)),
    },
  });
  calls += 1;
  const answer = await handler(
    apiEvent({
      method: sent.method ?? "POST",
      resource,
      query: sent.query ?? {},
      headers: {
        "Idempotency-Key": sent.key ?? `tariffs-test-${calls}`,
        ...(sent.type !== undefined && { "Content-Type": sent.type }),
      },
      body: sent.body,
      caller: {
        kind: "staff",
        staffId: "stf_TEST",
        assignments: [
          {
            postId: sent.post ?? "*",
            role: sent.role ?? "network-administrator",
            from: "2020-01-01",
            to: null,
          },
        ],
        scopes: ["wisal/staff"],
      },
    }),
    lambdaContext("tariffs-write"),
  );
  const body: unknown = JSON.parse(answer.body);
  return { status: answer.statusCode, body };
};

const fee = (from: number, service = 60_000) => ({
  procedureId: "passport-adult",
  from: new Date(from).toISOString(),
  components: { receipt: 2000, chancery: 0, service },
});
const inForce = (at: number) =>
  dynamoTariffStore(dynamo.client, dynamo.tableNames.core, clock).tariff("passport-adult", at);

const HEADING = "currency,mad,previousMad,changePercent,asOf";
const sheet = (...lines: readonly string[]): string => [HEADING, ...lines].join("\r\n");
const post = (body: string, sent: Sent = {}) =>
  send("/staff/rates", { body, type: "text/csv", query: { source: "Board of the day" }, ...sent });

describe("T1 POST /staff/tariffs", () => {
  it("is in force from its instant on and not before; the old one still counts for what came before", async () => {
    expect((await send("/staff/tariffs", { body: fee(START + 2 * DAY) })).status).toBe(201);
    expect((await inForce(START + 2 * DAY - 1))?.components.service).toBe(50_000);
    expect((await inForce(START + 2 * DAY))?.components.service).toBe(60_000);
  });

  it("given less than a day's notice › tariff-too-early with the earliest instant, and nothing is stored", async () => {
    expect(await send("/staff/tariffs", { body: fee(START + DAY - 1) })).toMatchObject({
      status: 422,
      body: { code: "tariff-too-early", details: { earliest: "2026-11-22T12:00:00.000Z" } },
    });
    expect((await inForce(START + 2 * DAY - 1))?.components.service).toBe(50_000);
  });

  it("twenty at once for the same instant › one is announced, the others are told so", async () => {
    const at = START + 3 * DAY;
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) => send("/staff/tariffs", { body: fee(at, 70_000 + index) })),
    );
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(all.filter(({ status }) => status === 409)).toHaveLength(19);
  });

  it("E1 repeated under its key › the same answer; an unknown procedure or a fraction › 400 naming the field", async () => {
    const body = fee(START + 5 * DAY);
    const first = await send("/staff/tariffs", { body, key: "same-tariff-key" });
    expect(await send("/staff/tariffs", { body, key: "same-tariff-key" })).toEqual(first);
    expect(await send("/staff/tariffs", { body: { ...body, procedureId: "no-such" } })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/body/procedureId" }] },
    });
    const components = { receipt: 20.5, chancery: 0, service: 0 };
    expect(await send("/staff/tariffs", { body: { ...body, components } })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/body/components/receipt" }] },
    });
  });

  it("E2 only a network administrator of the whole network may", async () => {
    const body = fee(START + 6 * DAY);
    expect((await send("/staff/tariffs", { body, role: "head-of-post" })).status).toBe(403);
    expect((await send("/staff/tariffs", { body, post: "fr-paris" })).status).toBe(403);
  });

  it("an announced one is withdrawn until an hour before, one in force never", async () => {
    const { procedureId, from } = fee(START + 8 * DAY);
    await send("/staff/tariffs", { body: fee(START + 8 * DAY) });
    now = START + 8 * DAY - HOUR;
    expect(await send("/staff/tariffs/withdrawal", { body: { procedureId, from } })).toMatchObject({
      status: 409,
      body: { code: "tariff-in-force" },
    });
    now -= 1;
    expect((await send("/staff/tariffs/withdrawal", { body: { procedureId, from } })).status).toBe(200);
    expect((await send("/staff/tariffs/withdrawal", { body: { procedureId, from } })).status).toBe(404);
    now = START;
    const old = { procedureId, from: "2018-01-01T00:00:00.000Z" };
    expect((await send("/staff/tariffs/withdrawal", { body: old })).status).toBe(409);
    expect(await send("/staff/tariffs", { method: "GET" })).toMatchObject({ status: 200 });
  });
});

describe("T1 POST /staff/rates", () => {
  const morning = "2026-11-21T09:00:00+00:00";
  const rates = async () =>
    (await dynamoTariffBook(dynamo.client, dynamo.tableNames.core).board()).rates.map(
      ({ currency, madPerUnit }) => `${currency} ${madPerUnit}`,
    );

  it("a sheet with one bad line › every fault by line and column, and none of it is posted", async () => {
    const body = sheet(`EUR,11.1918,11.2104,-0.17,${morning}`, `GBP,13;5,13.6,-0.5,${morning}`, "USD,8.1");
    expect(await post(body)).toMatchObject({
      status: 400,
      body: { code: "invalid-input", errors: [{ pointer: "/body/4", code: "csv-malformed-line" }] },
    });
    const other = sheet(`EUR,11.1918,11.2104,-0.17,${morning}`, `GBP,13;5,13.6,-0.5,${morning}`);
    expect(await post(other)).toMatchObject({
      status: 422,
      body: { code: "rates-invalid", errors: [{ pointer: "/body/3/mad", code: "not-a-rate" }] },
    });
    expect(await rates()).toEqual([]);
  });

  it("another heading, another type and an empty body are told apart", async () => {
    expect(await post("currency;mad\nEUR;11")).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/body", code: "csv-other-heading" }] },
    });
    expect((await post(sheet(), { type: "application/json" })).status).toBe(415);
    expect((await post(sheet())).status).toBe(422);
    expect((await post("")).status).toBe(400);
  });

  it("a sheet with a byte order mark and Windows line ends is posted whole; sent again it changes nothing", async () => {
    const body = `\uFEFF${sheet(`EUR,11.1918,11.2104,-0.17,${morning}`, `TND,5.1466,5.1601,-0.26,${morning}`)}\r\n`;
    expect(await post(body)).toMatchObject({ status: 200, body: { unchanged: 0, posted: [{}, {}] } });
    expect(await post(body)).toMatchObject({ status: 200, body: { unchanged: 2, posted: [] } });
    expect(await rates()).toEqual(["EUR 11.1918", "TND 5.1466"]);
  });

  it("E1 the same command again › its own answer, though the sheet is posted by then", async () => {
    const body = sheet(`XAF,0.0170,0.0170,0.00,${morning}`);
    const key = "tariffs-test-repeated";
    const first = await post(body, { key });
    expect(first).toMatchObject({ status: 200, body: { unchanged: 0, posted: [{ currency: "XAF" }] } });
    expect((await post(body, { key })).body).toEqual(first.body);
  });

  it("a later sheet takes over from its instant on; the same instant with another figure is refused", async () => {
    expect(await post(sheet(`EUR,11.2000,11.2104,-0.09,${morning}`))).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/body/2/mad", code: "posted-otherwise" }] },
    });
    expect((await post(sheet("EUR,11.2500,11.1918,0.52,2026-11-21T11:00:00Z"))).status).toBe(200);
    const store = dynamoTariffStore(dynamo.client, dynamo.tableNames.core, clock);
    expect((await store.rate("EUR", Date.parse(morning)))?.madPerUnit).toBe("11.1918");
    expect((await store.rate("EUR", START))?.madPerUnit).toBe("11.2500");
  });

  it("twelve sheets at once with other figures for one instant › one is posted, the others post nothing", async () => {
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        post(
          sheet(`CAD,7.33${10 + index},7.3300,${((0.001 + index / 10_000) / 0.0733).toFixed(2)},${morning}`),
        ),
      ),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await rates()).filter((rate) => rate.startsWith("CAD"))).toHaveLength(1);
  });

  it("E3 each change leaves a fact for the audit trail with who did it", () => {
    expect(new Set(told.map(({ type, actor }) => `${type} ${actor}`))).toEqual(
      new Set([
        "gov.wisal.tariffs.announced.v1 stf_TEST",
        "gov.wisal.tariffs.withdrawn.v1 stf_TEST",
        "gov.wisal.rates.posted.v1 stf_TEST",
      ]),
    );
  });
});
