import { describe, expect, it } from "vitest";
import type { PaymentDeps } from "#shared/application/payments/deps.ts";
import { apiHandler } from "#shared/http/api-handler.ts";
import { apiEvent } from "#test/support/api-event.ts";
import { lambdaContext } from "#test/support/lambda-context.ts";
import { routes } from "./routes.ts";

const unexpected = () => {
  throw new Error("not expected");
};
const read: Readonly<Record<string, string>>[] = [];
const refused: string[] = [];
const deps: PaymentDeps = {
  clock: { now: () => Date.parse("2026-11-21T12:00:00.000Z") },
  siteUrl: "https://wisal.example",
  changes: { commit: unexpected, find: unexpected },
  orders: {
    find: () => Promise.resolve(undefined),
    pay: unexpected,
    capture: unexpected,
    findCapture: unexpected,
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
