import { describe, expect, it } from "vitest";
import { apiHandler } from "#shared/http/api-handler.ts";
import { apiEvent } from "#test/support/api-event.ts";
import { lambdaContext } from "#test/support/lambda-context.ts";
import type { Deps } from "./routes.ts";
import { routes } from "./routes.ts";

const unexpected = () => {
  throw new Error("not expected");
};
const deps: Deps = {
  clock: { now: () => Date.parse("2026-11-21T12:00:00.000Z") },
  siteUrl: "https://wisal.example",
  changes: { commit: unexpected, find: () => Promise.resolve({ ok: true, value: undefined }) },
  visits: { find: () => Promise.resolve(undefined), close: unexpected },
  appointments: {
    find: () => Promise.resolve(undefined),
    changePiece: unexpected,
    freePeople: unexpected,
    missedPieces: unexpected,
    unmissedPieces: unexpected,
  },
  requests: { transitionPiece: unexpected, reopenPiece: unexpected, rebookPiece: unexpected },
  catalogue: { post: () => Promise.resolve(undefined) },
  tariffs: { tariff: unexpected },
  attachments: { of: unexpected, free: unexpected },
  stamps: { find: unexpected, change: unexpected, consumption: unexpected, eraseSealed: unexpected },
  guesses: {
    judge: () => Promise.resolve({ ok: true, value: undefined }),
    failed: () => Promise.resolve({ ok: true, value: undefined }),
  },
  stampKeys: { candidates: unexpected },
  orders: {
    find: () => Promise.resolve(undefined),
    pay: unexpected,
    capture: unexpected,
    findCapture: unexpected,
    receipt: unexpected,
  },
  due: { put: unexpected, settle: unexpected },
  refunds: { open: unexpected },
  onRefused: unexpected,
  ledger: { entry: unexpected },
};
const handler = apiHandler({ routes, deps });
const officer = (postId: string, role: "officer" | "call-centre" = "officer") => ({
  kind: "staff" as const,
  staffId: "stf_TEST",
  assignments: [{ postId, role, from: "2020-01-01", to: null }],
  scopes: ["wisal/staff"],
});
const close = async (body: unknown, caller = officer("fr-paris"), params: Record<string, string> = {}) => {
  const event = apiEvent({
    method: "POST",
    resource: "/desk/posts/{postId}/days/{date}/visits/{appointmentId}/closing",
    params: { postId: "fr-paris", date: "2026-11-21", appointmentId: "apt_22222222", ...params },
    body,
    caller,
  });
  const { statusCode, body: text } = await handler(event, lambdaContext("desk-write"));
  const reply: unknown = JSON.parse(text);
  return { statusCode, reply };
};
const closing = { desk: "3", stampCodes: [] };

describe("POST …/closing", () => {
  it("is 404 for an officer of another post and for an unknown visit, and 403 for another role", async () => {
    expect((await close(closing, officer("fr-lille"))).reply).toMatchObject({
      status: 404,
      code: "not-found",
    });
    expect((await close(closing)).reply).toMatchObject({ status: 404, code: "not-found" });
    expect((await close(closing, officer("fr-paris", "call-centre"))).statusCode).toBe(403);
  });

  it.each([
    [
      "a desk that could hold a sentence",
      { ...closing, desk: "the third desk" },
      "/body/desk",
      "desk-format",
    ],
    [
      "seven stamps",
      { ...closing, stampCodes: Array(7).fill("1".repeat(16)) },
      "/body/stampCodes",
      "too-big",
    ],
    ["a code that is none", { ...closing, stampCodes: ["12"] }, "/body/stampCodes/0", "stamp-code-format"],
    ["no list of stamps", { desk: "3" }, "/body/stampCodes", "missing"],
    ["an unknown field", { ...closing, force: true }, "/body/force", "unknown-field"],
  ])("refuses %s", async (_what, body, pointer, code) => {
    const { statusCode, reply } = await close(body);
    expect(statusCode).toBe(400);
    expect(reply).toMatchObject({ errors: [{ pointer, code }] });
  });

  it("refuses a day that does not exist", async () => {
    const { reply } = await close(closing, officer("fr-paris"), { date: "2026-02-30" });
    expect(reply).toMatchObject({ errors: [{ pointer: "/path/date", code: "impossible-date" }] });
  });
});
