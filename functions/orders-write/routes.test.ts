import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { Order } from "#shared/domain/order/order.ts";
import { apiHandler } from "#shared/http/api-handler.ts";
import { apiEvent } from "#test/support/api-event.ts";
import { lambdaContext } from "#test/support/lambda-context.ts";
import type { Deps } from "./routes.ts";
import { routes } from "./routes.ts";

const placed: Order[] = [];
const unexpected = () => Promise.reject(new Error("not expected"));

const unexpectedly = () => {
  throw new Error("not expected");
};

const deps: Deps = {
  clock: { now: () => Date.parse("2026-11-21T12:00:00.000Z") },
  siteUrl: "https://wisal.example",
  changes: {
    commit: ({ answer }) => Promise.resolve({ ok: true, value: answer }),
    find: () => Promise.resolve({ ok: true, value: undefined }),
  },
  accounts: {
    find: (accountId) =>
      Promise.resolve({
        accountId,
        phone: "+33611111111",
        language: "ar",
        email: "own@example.org",
        status: "active",
        createdAt: "2026-01-01T00:00:00.000Z",
      }),
  },
  catalogue: {
    post: (id) =>
      Promise.resolve({
        id,
        country: "JP",
        city: "Tokyo",
        kind: "embassy-section",
        timeZone: "Asia/Tokyo",
        latitude: 35.7,
        longitude: 139.7,
        currency: "JPY",
      }),
    procedure: (id) =>
      Promise.resolve({
        id,
        group: "legalisation",
        calendarId: "acts",
        names: { ar: "", fr: "", es: "", en: "" },
        review: "none",
        appointment: "needed",
        urgent: false,
        minutes: 10,
        documents: [],
        ages: "any",
        feeConfirmed: true,
      }),
  },
  tariffs: {
    tariff: (procedureId) =>
      Promise.resolve({
        procedureId,
        from: "2026-01-01T00:00:00.000Z",
        components: { receipt: 0, chancery: 2000, service: 0 },
      }),
    rate: (currency) =>
      Promise.resolve({
        currency,
        madPerUnit: "0.0795",
        previousMadPerUnit: "0.0797",
        asOf: "2014-02-22T13:00:11Z",
        source: "sample",
      }),
  },
  stamps: { find: unexpected, change: unexpectedly, eraseSealed: unexpectedly },
  refunds: { open: unexpectedly },
  ledger: { entry: unexpectedly },
  orders: {
    find: unexpected,
    findWhole: unexpected,
    resendPiece: unexpectedly,
    cancel: unexpectedly,
    giveReference: unexpectedly,
    place: (order) => {
      placed.push(order);
      return { write: {}, refusal: () => ({ code: "order-wrong-state" }) };
    },
  },
  due: { put: () => ({ write: {}, refusal: () => ({ code: "internal" }) }), settle: unexpectedly },
  provider: { form: unexpected },
  wallet: { link: unexpected },
  drawReference: unexpectedly,
};

const handler = apiHandler({ routes, deps });
const caller = {
  kind: "citizen",
  accountId: "acc_TEST",
  status: "active",
  scopes: ["wisal/citizen"],
} as const;
const order = {
  postId: "jp-tokyo",
  items: [{ procedureId: "signature-legalisation", quantity: 1 }],
  phone: "+33 6 12 34 56 78",
};
const post = async (body: unknown, headers: Record<string, string> = {}) => {
  const event = apiEvent({ method: "POST", resource: "/orders", body, caller, headers });
  const { statusCode, body: text } = await handler(event, lambdaContext("orders-write"));
  const reply: unknown = JSON.parse(text);
  return { statusCode, reply };
};

const faultsSchema = z.object({ errors: z.array(z.object({ pointer: z.string(), code: z.string() })) });
const faultsOf = (reply: unknown) => faultsSchema.parse(reply).errors;

describe("POST /orders", () => {
  it("sends the codes to the buyer's own phone and e-mail, in their language, where it names none", async () => {
    const { phone: _others, ...own } = order;
    expect((await post(own)).statusCode).toBe(201);
    expect(placed.at(-1)?.delivery).toEqual({
      phone: "+33611111111",
      language: "ar",
      email: "own@example.org",
    });
  });

  it("normalises the phone, takes the language of the page, and shows whole yen", async () => {
    const { statusCode, reply } = await post(order, { "Accept-Language": "ar-MA" });
    expect(statusCode).toBe(201);
    expect(reply).toMatchObject({
      total: { amount: 2000, currency: "MAD" },
      local: { amount: 252, currency: "JPY" },
    });
    expect(placed.at(-1)?.delivery).toEqual({ phone: "+33612345678", language: "ar" });
    await post({ ...order, language: "es", email: "someone@example.org" });
    expect(placed.at(-1)?.delivery).toEqual({
      phone: "+33612345678",
      language: "es",
      email: "someone@example.org",
    });
  });

  it.each([
    ["a phone of no country", { phone: "+999 123 456 789" }, "/body/phone", "phone-invalid"],
    ["a phone without its country", { phone: "0612345678" }, "/body/phone", "phone-invalid"],
    ["a phone too long to be one", { phone: "+33".padEnd(60, "1") }, "/body/phone", "phone-invalid"],
    ["a phone that is a number", { phone: 33612345678 }, "/body/phone", "invalid-type"],
    ["an e-mail that is none", { email: "someone" }, "/body/email", "email-invalid"],
    ["an unknown language", { language: "de" }, "/body/language", "invalid-value"],
    ["no stamps", { items: [] }, "/body/items", "too-small"],
    ["eleven stamps", { items: [{ procedureId: "a", quantity: 11 }] }, "/body/items/0/quantity", "too-big"],
    [
      "half a stamp",
      { items: [{ procedureId: "a", quantity: 0.5 }] },
      "/body/items/0/quantity",
      "invalid-type",
    ],
    [
      "eleven stamps in two lines",
      {
        items: [
          { procedureId: "a", quantity: 5 },
          { procedureId: "b", quantity: 6 },
        ],
      },
      "/body/items",
      "too-many-stamps",
    ],
    ["a price of one's own", { amount: 1 }, "/body/amount", "unknown-field"],
  ])("refuses %s", async (_what, change, pointer, code) => {
    const before = placed.length;
    const { statusCode, reply } = await post({ ...order, ...change });
    expect(statusCode).toBe(400);
    expect(reply).toMatchObject({ code: "invalid-input" });
    expect(faultsOf(reply)).toContainEqual({ pointer, code });
    expect(placed).toHaveLength(before);
  });

  it("refuses malformed JSON, another content type, and a command without its key", async () => {
    expect((await post('{"postId":')).reply).toMatchObject({ code: "malformed-json" });
    expect((await post("x=1", { "Content-Type": "text/plain" })).statusCode).toBe(415);
    expect((await post(order, { "Idempotency-Key": "short" })).reply).toMatchObject({
      code: "idempotency-key-missing",
    });
  });
});
