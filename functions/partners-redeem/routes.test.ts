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
  options: { scopes?: string[]; params?: Record<string, string> } = {},
) => {
  const caller = { kind: "partner" as const, partnerId: "passport-form", scopes: options.scopes ?? scopes };
  const event = apiEvent({
    method,
    resource,
    body,
    caller,
    ...(options.params && { params: options.params }),
  });
  const { statusCode, body: text } = await handler(event, lambdaContext("partners-redeem"));
  const reply: unknown = JSON.parse(text);
  return { statusCode, reply };
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
    expect(reply).toMatchObject({ errors: [{ pointer: "/body/procedureId", code: "missing" }] });
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
