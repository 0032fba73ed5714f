import { describe, expect, it } from "vitest";
import type { PartnerDeps } from "#shared/application/partners/deps.ts";
import { drawStampCode, formatStampCode } from "#shared/domain/stamp/code.ts";
import { apiHandler } from "#shared/http/api-handler.ts";
import { apiEvent } from "#test/support/api-event.ts";
import { lambdaContext } from "#test/support/lambda-context.ts";
import { routes } from "./routes.ts";

const unexpected = () => {
  throw new Error("not expected");
};
const lookedUp: string[] = [];
let taken = 0;
let allowed = Number.POSITIVE_INFINITY;
const deps: PartnerDeps = {
  clock: { now: () => Date.parse("2026-11-21T12:00:00.000Z") },
  siteUrl: "https://wisal.example",
  changes: { commit: unexpected, find: () => Promise.resolve({ ok: true, value: undefined }) },
  stamps: {
    find: () => Promise.resolve(undefined),
    change: unexpected,
    consumption: unexpected,
    eraseSealed: unexpected,
  },
  reservations: { find: () => Promise.resolve(undefined), open: unexpected, settle: unexpected },
  ledger: { entry: unexpected },
  due: { put: unexpected, settle: unexpected },
  holderKeys: { matches: unexpected },
  guesses: {
    judge: () => Promise.resolve({ ok: true, value: undefined }),
    failed: () => Promise.resolve({ ok: true, value: undefined }),
  },
  allowance: {
    take: () => {
      taken += 1;
      const headers = { RateLimit: `"calls";r=0;t=60` };
      return Promise.resolve(
        taken > allowed
          ? { headers, refusal: { code: "too-many-requests", retryAfterSeconds: 60 } }
          : { headers },
      );
    },
  },
  stampKeys: {
    candidates: (code) => {
      lookedUp.push(code);
      return Promise.resolve([code]);
    },
  },
};
const handler = apiHandler({ routes, deps });
const scopes = ["wisal/stamps.verify", "wisal/stamps.redeem"];
const send = async (
  method: string,
  resource: string,
  body: unknown,
  options: { scopes?: string[]; postIds?: string[]; params?: Record<string, string> } = {},
) => {
  const terms = {
    procedureIds: ["passport-adult"],
    postIds: options.postIds ?? ["*"],
    callsPerMinute: 60,
  };
  const caller = {
    kind: "partner" as const,
    partnerId: "passport-form",
    scopes: options.scopes ?? scopes,
    terms,
  };
  const event = apiEvent({
    method,
    resource,
    body,
    caller,
    ...(options.params && { params: options.params }),
  });
  const { statusCode, body: text, headers } = await handler(event, lambdaContext("partners-redeem"));
  const reply: unknown = JSON.parse(text);
  return { statusCode, reply, headers };
};
const verification = "/partner/stamps/verification";
const code = drawStampCode();
const arabic = formatStampCode(code).replaceAll(/\d/g, (digit) =>
  String.fromCodePoint(0x0660 + Number(digit)),
);

describe("POST /partner/stamps/verification", () => {
  it.each([code, formatStampCode(code), `\u200f${arabic}\u200f`])("reads the code %j", async (typed) => {
    const { statusCode, reply } = await send("POST", verification, {
      code: typed,
      procedureId: "passport-adult",
    });
    expect(statusCode).toBe(404);
    expect(reply).toMatchObject({ code: "stamp-unknown", errors: [{ pointer: "/body/code" }] });
    expect(lookedUp.at(-1)).toBe(code);
  });

  it("refuses a mistyped code before any look-up", async () => {
    const before = lookedUp.length;
    const mistyped = `${code.slice(0, 15)}${(Number(code[15]) + 1) % 10}`;
    const { statusCode, reply } = await send("POST", verification, {
      code: mistyped,
      procedureId: "passport-adult",
    });
    expect([statusCode, reply]).toMatchObject([422, { code: "stamp-check-digit" }]);
    expect(lookedUp).toHaveLength(before);
  });

  it.each(["", "12345", "12345678901234567", "abcd", "1".repeat(100)])(
    "refuses %j as no code at all",
    async (typed) => {
      const { statusCode, reply } = await send("POST", verification, {
        code: typed,
        procedureId: "passport-adult",
      });
      expect(statusCode).toBe(400);
      expect(reply).toMatchObject({ errors: [{ pointer: "/body/code", code: "stamp-code-format" }] });
    },
  );

  it("needs the second fact", async () => {
    const { reply } = await send("POST", verification, { code });
    expect(reply).toMatchObject({ errors: [{ pointer: "/body/procedureId", code: "second-fact-missing" }] });
  });

  it("is refused for an act that is none of the partner's, before any look-up (T7)", async () => {
    const before = lookedUp.length;
    const { statusCode, reply } = await send("POST", verification, {
      code,
      procedureId: "power-of-attorney",
    });
    expect([statusCode, reply]).toMatchObject([
      403,
      { code: "act-not-agreed", errors: [{ pointer: "/body/procedureId" }] },
    ]);
    expect(lookedUp).toHaveLength(before);
  });

  it.each(["", "ABCD-1", "1234567890123"])("refuses the holder's number %j", async (holder) => {
    const { reply } = await send("POST", verification, { code, holder });
    expect(reply).toMatchObject({
      errors: [{ pointer: "/body/holder", code: "document-number-format" }],
    });
  });

  it("tells what is left of the minute, and past it refuses before any look-up (T7)", async () => {
    const body = { code, procedureId: "passport-adult" };
    expect((await send("POST", verification, body)).headers).toMatchObject({ RateLimit: `"calls";r=0;t=60` });
    allowed = taken;
    const before = lookedUp.length;
    const { statusCode, reply, headers } = await send("POST", verification, body);
    allowed = Number.POSITIVE_INFINITY;
    expect([statusCode, reply]).toMatchObject([429, { code: "too-many-requests" }]);
    expect(headers).toMatchObject({ "Retry-After": "60", RateLimit: `"calls";r=0;t=60` });
    expect(lookedUp).toHaveLength(before);
  });
});

describe("scopes", () => {
  it("let a partner that may only verify do nothing else", async () => {
    const verifyOnly = { scopes: ["wisal/stamps.verify"] };
    const body = { code, procedureId: "passport-adult", reference: "F-1" };
    expect((await send("POST", "/partner/reservations", body, verifyOnly)).statusCode).toBe(403);
    expect(
      (await send("POST", verification, { code, procedureId: "a" }, { scopes: ["wisal/stamps.redeem"] }))
        .statusCode,
    ).toBe(403);
  });
});

describe("reservations", () => {
  it.each([0, 31, 1.5, "15"])("refuse to stand for %j minutes (T7)", async (minutes) => {
    const body = { code, procedureId: "passport-adult", reference: "F-1", minutes };
    expect((await send("POST", "/partner/reservations", body)).reply).toMatchObject({
      errors: [{ pointer: "/body/minutes" }],
    });
  });

  it.each([undefined, "fr-lyon"])("refuse the post %j that is none of the partner's (T7)", async (postId) => {
    const body = { code, procedureId: "passport-adult", reference: "F-1", ...(postId && { postId }) };
    const { statusCode, reply } = await send("POST", "/partner/reservations", body, {
      postIds: ["fr-paris"],
    });
    expect([statusCode, reply]).toMatchObject([
      403,
      { code: "post-not-agreed", errors: [{ pointer: "/body/postId" }] },
    ]);
  });

  it("refuse a reference that could hold a sentence, and ids that are none", async () => {
    const body = { code, procedureId: "passport-adult", reference: "Mr Alaoui, born 1990" };
    expect((await send("POST", "/partner/reservations", body)).reply).toMatchObject({
      errors: [{ pointer: "/body/reference", code: "reference-format" }],
    });
    const resource = "/partner/reservations/{reservationId}";
    expect(
      (await send("DELETE", resource, undefined, { params: { reservationId: "stm_1" } })).statusCode,
    ).toBe(400);
    const unknown = await send("DELETE", resource, undefined, { params: { reservationId: "rsv_22222222" } });
    expect([unknown.statusCode, unknown.reply]).toMatchObject([404, { code: "reservation-unknown" }]);
  });
});
