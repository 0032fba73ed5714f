import { describe, expect, it } from "vitest";
import type { DeskReadDeps } from "#shared/application/desk/deps.ts";
import { apiHandler } from "#shared/http/api-handler.ts";
import { apiEvent } from "#test/support/api-event.ts";
import { lambdaContext } from "#test/support/lambda-context.ts";
import { routes } from "./routes.ts";

const none = () => Promise.resolve(undefined);
const deps: DeskReadDeps = {
  clock: { now: () => Date.parse("2026-11-21T12:00:00.000Z") },
  siteUrl: "https://wisal.example",
  visits: { find: none, ofDay: () => Promise.resolve([]) },
  requests: { find: none, findWhole: none, idOf: none },
  tariffs: { tariff: none },
  attachments: { of: () => Promise.resolve([]) },
  stamps: { find: none },
  guesses: {
    judge: () => Promise.resolve({ ok: true, value: undefined }),
    failed: () => Promise.resolve({ ok: true, value: undefined }),
  },
  stampKeys: { candidates: () => Promise.resolve([]) },
};
const handler = apiHandler({ routes, deps });
const caller = {
  kind: "staff" as const,
  staffId: "stf_TEST",
  assignments: [{ postId: "fr-paris", role: "head-of-post" as const, from: "2020-01-01", to: null }],
  scopes: ["wisal/staff"],
};
const list = async (query: Record<string, string>, postId = "fr-paris") => {
  const event = apiEvent({
    method: "GET",
    resource: "/desk/posts/{postId}/visits",
    params: { postId },
    query,
    caller,
  });
  const { statusCode, body: text } = await handler(event, lambdaContext("desk-read"));
  const reply: unknown = JSON.parse(text);
  return { statusCode, reply };
};

describe("GET /desk/posts/{postId}/visits", () => {
  it("takes a day or a reference, exactly one of the two", async () => {
    expect(await list({ date: "2026-11-21" })).toEqual({ statusCode: 200, reply: { visits: [] } });
    expect(await list({ reference: "req_22222222" })).toEqual({ statusCode: 200, reply: { visits: [] } });
    for (const query of [{}, { date: "2026-11-21", reference: "req_22222222" }]) {
      expect((await list(query)).reply).toMatchObject({
        errors: [{ pointer: "/query", code: "date-or-reference" }],
      });
    }
  });

  it("is 404 at another post, and 400 for a day that does not exist", async () => {
    expect((await list({ date: "2026-11-21" }, "fr-lille")).statusCode).toBe(404);
    expect((await list({ date: "2026-02-30" })).statusCode).toBe(400);
  });
});

describe("POST /desk/posts/{postId}/stamp-checks", () => {
  it("needs no Idempotency-Key: it changes nothing", async () => {
    const event = apiEvent({
      method: "POST",
      resource: "/desk/posts/{postId}/stamp-checks",
      params: { postId: "fr-paris" },
      body: { code: "0000 0000 0000 0000" },
      headers: { "Idempotency-Key": "" },
      caller,
    });
    expect((await handler(event, lambdaContext("desk-read"))).statusCode).toBe(404);
  });
});
