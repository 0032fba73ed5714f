import { describe, expect, it } from "vitest";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { isStampCode, lastGroupOf } from "#shared/domain/stamp/code.ts";
import { apiHandler } from "#shared/http/api-handler.ts";
import type { IssuedUnit } from "#shared/ports/order-store.ts";
import type { StoredStamp } from "#shared/ports/stamp-store.ts";
import { apiEvent } from "#test/support/api-event.ts";
import { receiptFacts, sampleCode } from "#test/support/documents.ts";
import { lambdaContext } from "#test/support/lambda-context.ts";
import type { Deps } from "./routes.ts";
import { routes } from "./routes.ts";

const { order, post, procedures } = receiptFacts("fr", 1);
const citizen: CitizenCaller = {
  kind: "citizen",
  accountId: order.accountId,
  status: "active",
  scopes: ["wisal/citizen"],
};
const NOW = Date.parse("2026-11-22T12:00:00.000Z");
const signedIn = (secondsAgo: number): CitizenCaller => ({
  ...citizen,
  signIn: { at: NOW / 1000 - secondsAgo, secondFactor: false },
});
const code = isStampCode(sampleCode) ? sampleCode : undefined;
if (code === undefined) throw new Error("no code");

const unit: IssuedUnit = {
  orderId: order.orderId,
  unit: 1,
  procedureId: "passport-adult",
  feeMad: 40_000,
  stampId: "stm_TEST",
  stampKey: "k1.key",
  issuedAt: "2026-11-21T12:00:01.000Z",
  validUntil: "2027-11-21T12:00:01.000Z",
  lastGroup: lastGroupOf(code),
  delivery: { at: "2026-11-21T12:00:01.000Z" },
};
const stored: StoredStamp = {
  stampKey: unit.stampKey,
  stamp: {
    stampId: unit.stampId,
    state: "issued",
    procedureId: unit.procedureId,
    amountMad: unit.feeMad,
    components: { receipt: 30_000, chancery: 0, service: 10_000 },
    issuedAt: unit.issuedAt,
    validUntil: unit.validUntil,
    orderId: unit.orderId,
    unit: 1,
  },
};

const handlerWith = (more: {
  readonly order?: Partial<typeof order>;
  readonly state?: StoredStamp["stamp"]["state"];
  readonly erased?: boolean;
}) => {
  const opened: string[] = [];
  const rendered: string[] = [];
  const deps: Deps = {
    clock: { now: () => NOW },
    siteUrl: "https://wisal.example",
    orders: { findWhole: async () => ({ order: { ...order, ...more.order }, units: [unit] }) },
    stamps: { find: async () => ({ ...stored, stamp: { ...stored.stamp, state: more.state ?? "issued" } }) },
    catalogue: { post: async () => post, procedures: async () => procedures },
    deliveries: {
      sealedCopy: async () =>
        more.erased === true ? undefined : { stampId: unit.stampId, ciphertext: "sealed" },
    },
    unsealer: {
      unseal: async (stampId) => {
        opened.push(stampId);
        return code;
      },
    },
    documents: {
      render: async (_template, content) => {
        rendered.push(JSON.stringify(content));
        return Buffer.from("%PDF-1.7 é", "latin1");
      },
    },
  };
  const handler = apiHandler({ routes, deps });
  return {
    opened,
    rendered,
    get: async (caller = signedIn(60), query: Readonly<Record<string, string>> = { codes: "full" }) =>
      await handler(
        apiEvent({
          method: "GET",
          resource: "/orders/{orderId}/receipt.pdf",
          params: { orderId: order.orderId },
          caller,
          query,
          headers: { Accept: "application/pdf" },
        }),
        lambdaContext("receipts-read"),
      ),
  };
};

const agent = { staffId: "stf_TEST", channel: "desk", postId: "fr-paris" } as const;
const GROUPS = "1234 5678 9012 3450";

describe("GET /orders/{orderId}/receipt.pdf", () => {
  it("is a PDF that nobody keeps, with the code in it and nowhere else (T4)", async () => {
    const { get, rendered } = handlerWith({});
    const answer = await get();
    expect([answer.statusCode, answer.isBase64Encoded]).toEqual([200, true]);
    expect(answer.headers).toMatchObject({
      "Content-Type": "application/pdf",
      "Cache-Control": "no-store",
      "Content-Disposition": `attachment; filename="wisal-${order.orderId}.pdf"`,
    });
    expect(rendered[0]).toContain(GROUPS);
    expect(JSON.stringify(answer.headers)).not.toContain("3450");
  });

  it.each([
    ["the stamp is used", { state: "consumed" }],
    ["the stamp is refunded", { state: "refunded" }],
    ["the sealed copy is over", { erased: true }],
  ] as const)("once %s › opens nothing and shows the last group", async (_when, more) => {
    const { get, opened, rendered } = handlerWith(more);
    expect((await get()).statusCode).toBe(200);
    expect(opened).toEqual([]);
    expect(rendered[0]).toContain("•••• •••• •••• 3450");
  });

  it("shows the last group alone unless the codes are asked for, and opens nothing (T4)", async () => {
    const { get, opened, rendered } = handlerWith({});
    expect((await get(signedIn(60), {})).statusCode).toBe(200);
    expect(opened).toEqual([]);
    expect(rendered[0]).toContain("•••• •••• •••• 3450");
  });

  it.each([
    ["whoever holds a session of six minutes ago", signedIn(360)],
    ["one whose token says not when they signed in", citizen],
    ["an agent who acts for the buyer (R1)", { ...citizen, agent }],
  ])("whole codes › for %s › are refused, and nothing is opened", async (_who, caller) => {
    const { get, opened } = handlerWith({});
    const answer = await get(caller);
    expect([answer.statusCode, opened]).toEqual([401, []]);
    expect(String(answer.headers?.["WWW-Authenticate"])).toContain("max_age=300");
  });

  it("is an agent's too, with the last groups (R1)", async () => {
    const { get, opened, rendered } = handlerWith({});
    expect((await get({ ...citizen, agent }, {})).statusCode).toBe(200);
    expect([opened, rendered[0]?.includes(GROUPS)]).toEqual([[], false]);
  });

  it.each([
    ["somebody else's", { accountId: "acc_OTHER" }, 404, "not-found"],
    ["one not paid", { state: "awaiting-payment", paidAt: undefined }, 409, "order-wrong-state"],
  ] as const)("%s › is refused, and nothing is opened (E2)", async (_what, changed, status, refusal) => {
    const { get, opened } = handlerWith({ order: changed });
    const answer = await get();
    expect([answer.statusCode, opened]).toEqual([status, []]);
    expect(answer.body).toContain(`"${refusal}"`);
  });
});
