import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Deps } from "#functions/requests-read/routes.ts";
import { routes } from "#functions/requests-read/routes.ts";
import { dynamoAppointmentStore } from "#shared/adapters/dynamodb/appointment-store.ts";
import { dynamoCalendarStore } from "#shared/adapters/dynamodb/calendar-store.ts";
import { dynamoCatalogueStore, postItem, procedureItem } from "#shared/adapters/dynamodb/catalogue-store.ts";
import { dynamoDrawEntries } from "#shared/adapters/dynamodb/draw-entries.ts";
import { dynamoDrawStore } from "#shared/adapters/dynamodb/draw-store.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import { dynamoSlotStore } from "#shared/adapters/dynamodb/slot-store.ts";
import { posts } from "#shared/catalogue/posts.ts";
import { procedures } from "#shared/catalogue/procedures.ts";
import { apiHandler } from "#shared/http/api-handler.ts";
import { apiEvent } from "#test/support/api-event.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import { lambdaContext } from "#test/support/lambda-context.ts";

const now = Date.parse("2026-11-21T12:00:00Z");
const requestId = "req_ABCDEFGH23456789";

let dynamo: TestDynamo;
let answer: (
  query: Record<string, string>,
  accountId?: string,
) => Promise<{ readonly status: number; readonly body: unknown }>;
let dayReads = 0;

const saveRequest = async (state: string, party: number): Promise<void> => {
  await dynamo.client.send(
    new PutCommand({
      TableName: dynamo.tableNames.core,
      Item: {
        pk: `REQ#${requestId}`,
        sk: "STATE",
        gpk: "ACC#acc_TESTTEST#REQ",
        gsk: "2026-11-20T12:00:00.000Z",
        requestId,
        accountId: "acc_TESTTEST",
        postId: "fr-paris",
        calendarId: "acts",
        procedureId: "signature-legalisation",
        urgent: false,
        state,
        names: Array.from({ length: party }, () => "Yasmine ALAOUI"),
        personKeys: Array.from({ length: party }, (_, index) => `person-${index}`),
        createdAt: "2026-11-20T12:00:00.000Z",
      },
    }),
  );
};

beforeAll(async () => {
  dynamo = await startTestDynamo();
  const table = dynamo.tableNames.core;
  const put = (Item: Record<string, unknown>) =>
    dynamo.client.send(new PutCommand({ TableName: table, Item }));
  const calendars = dynamoCalendarStore(dynamo.client, table);
  for (const post of posts) await put({ ...postItem(post) });
  for (const procedure of procedures) await put({ ...procedureItem(procedure) });
  const counts: Readonly<Record<string, Readonly<Record<string, number>>>> = {
    "fr-paris": { "2026-11-20": 9, "2026-12-08": 1, "2026-12-10": 4 },
    "fr-orly": { "2026-12-02": 1, "2026-12-09": 6 },
    "fr-lille": { "2026-11-30": 2 },
    "es-madrid": { "2026-11-25": 6 },
    "fr-lyon": { "2026-12-01": 0 },
  };
  for (const [postId, days] of Object.entries(counts)) {
    await calendars.saveDays(postId, "acts", days, 1);
    await calendars.saveOutlook(
      postId,
      "acts",
      Object.keys(days).filter((date) => (days[date] ?? 0) > 0),
    );
  }
  await calendars.saveOutlook("fr-dijon", "biometrics", ["2026-11-22"]);
  const deps: Deps = {
    clock: { now: () => now },
    siteUrl: "https://wisal.example",
    catalogue: dynamoCatalogueStore(dynamo.client, table, { now: () => now }),
    requests: dynamoRequestStore(dynamo.client, table),
    slots: dynamoSlotStore(dynamo.client, table),
    calendars: {
      days: (postId, calendarId) => {
        dayReads += 1;
        return calendars.days(postId, calendarId);
      },
      calendar: calendars.calendar,
    },
    appointments: dynamoAppointmentStore(dynamo.client, table),
    draws: dynamoDrawStore(dynamo.client, table),
    entries: dynamoDrawEntries(dynamo.client, table),
    tokens: { sign: async () => "", read: async () => ({ ok: false, error: "invalid" }) },
  };
  const handler = apiHandler({ routes, deps });
  answer = async (query, accountId = "acc_TESTTEST") => {
    const event = apiEvent({
      method: "GET",
      resource: "/requests/{requestId}/search",
      params: { requestId },
      query,
      caller: { kind: "citizen", accountId, status: "active", scopes: ["wisal/citizen"] },
    });
    const { statusCode, body } = await handler(event, lambdaContext("requests-read"));
    const parsed: unknown = JSON.parse(body);
    return { status: statusCode, body: parsed };
  };
});
afterAll(() => dynamo.stop());

describe("S5 GET /requests/{requestId}/search", () => {
  it("near a post › the earliest day for the party there and around, with distance, soonest first", async () => {
    await saveRequest("valid", 2);
    expect(await answer({ near: "fr-paris", within_km: "300" })).toEqual({
      status: 200,
      body: {
        party: 2,
        posts: [
          {
            postId: "fr-lille",
            city: "Lille",
            country: "FR",
            timeZone: "Europe/Paris",
            distanceKm: 203,
            firstDay: "2026-11-30",
            inDays: 9,
          },
          expect.objectContaining({ postId: "fr-orly", distanceKm: 13, firstDay: "2026-12-09" }),
          expect.objectContaining({ postId: "fr-paris", distanceKm: 0, firstDay: "2026-12-10", inDays: 19 }),
        ],
      },
    });
  });

  it("near a point › the posts within so many kilometres only; for one person earlier days do", async () => {
    await saveRequest("draft", 1);
    expect(await answer({ near: "48.73,2.36", within_km: "30" })).toMatchObject({
      body: {
        posts: [
          { postId: "fr-orly", distanceKm: 3, firstDay: "2026-12-02" },
          { postId: "fr-paris", firstDay: "2026-12-08" },
        ],
      },
    });
  });

  it("without a place › the whole network, reading the days of at most 15 posts; never a slot's time (S4)", async () => {
    await saveRequest("valid", 1);
    dayReads = 0;
    const { body } = await answer({});
    expect(body).toMatchObject({
      posts: [
        { postId: "es-madrid", distanceKm: null, firstDay: "2026-11-25" },
        { postId: "fr-lille" },
        { postId: "fr-orly" },
        { postId: "fr-paris" },
      ],
    });
    expect(dayReads).toBeLessThanOrEqual(15);
    expect(JSON.stringify(body)).not.toMatch(/\d{2}:\d{2}/);
  });

  it("E1 a place that is none › invalid-input with its pointer", async () => {
    const refusal = (pointer: string, code: string) => ({
      status: 400,
      body: { code: "invalid-input", errors: [{ pointer, code }] },
    });
    expect(await answer({ near: "atlantis" })).toMatchObject(refusal("/query/near", "unknown-post"));
    expect(await answer({ near: "91,0" })).toMatchObject(refusal("/query/near", "invalid-place"));
    expect(await answer({ near: "48.8;2.3" })).toMatchObject(refusal("/query/near", "invalid-place"));
    expect(await answer({ within_km: "50" })).toMatchObject(refusal("/query/near", "missing"));
    expect(await answer({ near: "fr-paris", within_km: "0" })).toMatchObject(
      refusal("/query/within_km", "too-small"),
    );
  });

  it("E2 somebody else's request › 404; one that is neither draft nor valid › request-wrong-state", async () => {
    expect(await answer({}, "acc_OTHEROTHER")).toMatchObject({ status: 404 });
    await saveRequest("submitted", 1);
    expect(await answer({})).toMatchObject({ status: 409, body: { code: "request-wrong-state" } });
  });
});
