import { describe, expect, it } from "vitest";
import { queueCursor } from "#shared/application/reviews/queue-cursor.ts";
import type { StaffRole } from "#shared/domain/caller.ts";
import { apiHandler } from "#shared/http/api-handler.ts";
import type { Post } from "#shared/ports/catalogue-store.ts";
import type { QueuePlace } from "#shared/ports/review-queue.ts";
import { apiEvent } from "#test/support/api-event.ts";
import { lambdaContext } from "#test/support/lambda-context.ts";
import type { Deps } from "./routes.ts";
import { routes } from "./routes.ts";

const paris: Post = {
  id: "fr-paris",
  country: "FR",
  city: "Paris",
  kind: "consulate-general",
  timeZone: "Europe/Paris",
  latitude: 48.857,
  longitude: 2.352,
  currency: "EUR",
};
const unused = () => {
  throw new Error("not asked for here");
};
const asked: { postId: string; limit: number; after: QueuePlace | undefined }[] = [];
const deps: Deps = {
  clock: { now: () => Date.parse("2026-11-21T12:00:00.000Z") },
  siteUrl: "https://wisal.example",
  catalogue: { post: () => Promise.resolve(paris), procedure: unused },
  calendars: { calendar: unused },
  queue: {
    find: unused,
    leasePiece: unused,
    acceptPiece: unused,
    decidePiece: unused,
    noteBreach: unused,
    noteDecision: unused,
    whole: () => Promise.resolve([]),
    breaches: () => Promise.resolve([]),
    page: (postId, limit, after) => {
      asked.push({ postId, limit, after });
      return Promise.resolve([]);
    },
  },
  requests: { find: unused, findWhole: unused, transitionPiece: unused, documentsPiece: unused },
  changes: { commit: unused, find: () => Promise.resolve({ ok: true, value: undefined }) },
};
const handler = apiHandler({ routes, deps });

const get = async (
  list: "review-queue" | "review-breaches",
  query: Record<string, string>,
  role: StaffRole = "officer",
  postId = "fr-paris",
) => {
  const event = apiEvent({
    method: "GET",
    resource: `/staff/posts/{postId}/${list}`,
    params: { postId },
    query,
    caller: {
      kind: "staff",
      staffId: "stf_TEST",
      assignments: [{ postId: "fr-paris", role, from: "2020-01-01", to: null }],
      scopes: ["wisal/staff"],
    },
  });
  const { statusCode, body } = await handler(event, lambdaContext("reviews-decide"));
  const reply: unknown = JSON.parse(body);
  return { statusCode, reply };
};

describe("GET /staff/posts/{postId}/review-queue (R4, R5)", () => {
  it("asks for 50 from the first unless told otherwise, and continues behind a cursor", async () => {
    const place = { submittedAt: "2026-11-21T10:00:00.000Z", requestId: "req_22222222" };
    expect(await get("review-queue", {})).toEqual({ statusCode: 200, reply: { requests: [] } });
    await get("review-queue", { cursor: queueCursor(place), limit: "100" });
    expect(asked.slice(-2)).toEqual([
      { postId: "fr-paris", limit: 51, after: undefined },
      { postId: "fr-paris", limit: 101, after: place },
    ]);
  });

  it.each([
    { query: { cursor: "not-ours" }, fault: { pointer: "/query/cursor", code: "invalid-cursor" } },
    {
      query: { cursor: Buffer.from("2026-11-21T10:00:00.000Z QUEUE#fr-lyon").toString("base64url") },
      fault: { pointer: "/query/cursor", code: "invalid-cursor" },
    },
    { query: { limit: "0" }, fault: { pointer: "/query/limit", code: "invalid-limit" } },
    { query: { limit: "101" }, fault: { pointer: "/query/limit", code: "too-many" } },
    { query: { sort: "up" }, fault: { pointer: "/query/sort", code: "unknown-field" } },
  ])("E1 given $query › 400 with the field", async ({ query, fault }) => {
    const { statusCode, reply } = await get("review-queue", { ...query });
    expect(statusCode).toBe(400);
    expect(reply).toMatchObject({ code: "invalid-input", errors: [fault] });
  });

  it("E2 is 404 at another post, and 403 without a role that reviews", async () => {
    expect((await get("review-queue", {}, "officer", "fr-lille")).statusCode).toBe(404);
    expect((await get("review-queue", {}, "call-centre")).statusCode).toBe(403);
  });
});

describe("GET /staff/posts/{postId}/review-breaches (R5)", () => {
  it("is the head of post's: an officer gets 403, another post's head 404", async () => {
    const query = { month: "2026-11" };
    expect(await get("review-breaches", query, "head-of-post")).toEqual({
      statusCode: 200,
      reply: { waiting: [], decided: [] },
    });
    expect((await get("review-breaches", query)).statusCode).toBe(403);
    expect((await get("review-breaches", query, "head-of-post", "fr-lille")).statusCode).toBe(404);
  });

  it("E1 needs a month that exists", async () => {
    for (const query of [{}, { month: "2026-13" }, { month: "2026-11-01" }])
      expect((await get("review-breaches", query, "head-of-post")).statusCode).toBe(400);
  });
});
