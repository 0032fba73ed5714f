import { describe, expect, it } from "vitest";
import type { SignedText } from "#shared/domain/call.ts";
import { apiHandler } from "#shared/http/api-handler.ts";
import { apiEvent } from "#test/support/api-event.ts";
import { lambdaContext } from "#test/support/lambda-context.ts";
import type { Deps } from "./routes.ts";
import { routes } from "./routes.ts";

const unexpected = () => {
  throw new Error("not expected");
};
const read: Readonly<Record<string, string>>[] = [];
const refused: string[] = [];
const told: (SignedText | undefined)[] = [];
const believing = {
  believes: (signed: SignedText | undefined) => {
    told.push(signed);
    return Promise.resolve(signed?.signature === "fits");
  },
};
const deps: Deps = {
  clock: { now: () => Date.parse("2026-11-21T12:00:00.000Z") },
  siteUrl: "https://wisal.example",
  changes: { commit: unexpected, find: unexpected },
  orders: {
    find: () => Promise.resolve(undefined),
    pay: unexpected,
    capture: unexpected,
    findCapture: unexpected,
    findByReference: () => Promise.resolve(undefined),
  },
  due: { settle: unexpected },
  ledger: { entry: unexpected },
  provider: {
    name: "cmi",
    read: (fields) => {
      read.push(fields);
      return Promise.resolve({ ok: false, error: "hash" });
    },
    replies: { capture: "ACTION=POSTAUTH", noted: "APPROVED", refuse: "FAILURE" },
  },
  agency: believing,
  walletNotices: believing,
  walletMerchantId: "wisal",
  onRefused: (fault) => void refused.push(fault),
};
const handler = apiHandler({ routes, deps });
const send = (body: string | undefined, type = "application/x-www-form-urlencoded") =>
  handler(
    apiEvent({
      method: "POST",
      resource: "/payments/cmi/callback",
      headers: { "Content-Type": type },
      ...(body !== undefined && { body }),
    }),
    lambdaContext("payments-callback"),
  );

describe("POST /payments/cmi/callback", () => {
  it("reads a form and answers in plain text, with no word about why", async () => {
    const answer = await send("oid=ord_1&BillToName=%C3%89lodie+B&amount=20.00");
    expect(answer).toMatchObject({ statusCode: 200, body: "FAILURE" });
    expect(answer.headers?.["Content-Type"]).toBe("text/plain; charset=utf-8");
    expect(read.at(-1)).toEqual({ oid: "ord_1", BillToName: "Élodie B", amount: "20.00" });
    expect(refused.at(-1)).toBe("hash");
  });

  it("answers FAILURE to an empty body and refuses JSON", async () => {
    expect(await send(undefined)).toMatchObject({ statusCode: 200, body: "FAILURE" });
    expect((await send("{}", "application/json")).statusCode).toBe(415);
  });

  it("refuses a field of absurd length before anything is computed", async () => {
    const before = read.length;
    expect((await send(`oid=${"x".repeat(5000)}`)).statusCode).toBe(400);
    expect(read).toHaveLength(before);
  });
});

describe("POST /payments/agency/lookups", () => {
  const look = async (body: string, headers: Record<string, string>) => {
    const { statusCode, body: text } = await handler(
      apiEvent({
        method: "POST",
        resource: "/payments/agency/lookups",
        headers: { "Content-Type": "application/json", ...headers },
        body,
      }),
      lambdaContext("payments-callback"),
    );
    const reply: unknown = JSON.parse(text);
    return { statusCode, reply };
  };

  it("judges the signature over the body exactly as it was sent, and then the reference", async () => {
    const body = '{ "reference" : "1234 5678 9092" }';
    const { statusCode, reply } = await look(body, { "wisal-signature": "fits" });
    expect(told.at(-1)).toEqual({ signature: "fits", text: body });
    expect([statusCode, reply]).toMatchObject([404, { code: "payment-reference-unknown" }]);
  });

  it.each([{}, { "Wisal-Signature": "another" }])(
    "%j › 401, without a word about the reference",
    async (headers) => {
      const { statusCode, reply } = await look('{"reference":"123456789092"}', headers);
      expect([statusCode, reply]).toMatchObject([401, { code: "signature-invalid" }]);
    },
  );

  it.each([
    ["a wrong check digit", '{"reference":"123456789093"}', "/body/reference", "invalid-reference"],
    ["no reference", "{}", "/body/reference", "missing"],
    ["a reference that is a number", '{"reference":123456789092}', "/body/reference", "invalid-type"],
  ])("%s › 400 that names the field", async (_what, body, pointer, code) => {
    expect((await look(body, { "Wisal-Signature": "fits" })).reply).toMatchObject({
      code: "invalid-input",
      errors: [{ pointer, code }],
    });
  });
});
