import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { close, readBody } from "#local/http.ts";
import { hashMatches, hashVersion3 } from "#local/payment-provider/hash.ts";
import { type PaymentProvider, startPaymentProvider } from "#local/payment-provider/provider.ts";

const merchantPort = 24_731;
const storeKey = "test|key\\";
const api = { userName: "wisal-api", password: "for this test" };
let provider: PaymentProvider;
let merchant: Server;
let calls: Record<string, string>[] = [];

beforeAll(async () => {
  provider = await startPaymentProvider({
    port: 24_730,
    clientId: "600000001",
    storeKey,
    api,
    siteUrl: `http://127.0.0.1:${merchantPort}`,
    agencySecret: "agency secret of no value",
    walletSecret: "wallet secret of no value",
  });
  merchant = createServer((request, response) => {
    void readBody(request).then((body) => {
      const fields = Object.fromEntries(new URLSearchParams(body?.toString("utf8")));
      calls.push(fields);
      response.end(hashMatches(fields, storeKey) ? "ACTION=POSTAUTH" : "FAILURE");
    });
  });
  await new Promise<void>((resolve) => merchant.listen(merchantPort, "127.0.0.1", resolve));
});
afterAll(async () => {
  await provider.stop();
  await close(merchant);
});
beforeEach(() => {
  calls = [];
});

const form = (more: Record<string, string> = {}) => {
  const fields = {
    clientid: "600000001",
    storetype: "3D_PAY_HOSTING",
    amount: "150.00",
    currency: "504",
    oid: "ord_1",
    okUrl: "http://127.0.0.1:4000/ok",
    failUrl: "http://127.0.0.1:4000/fail",
    callbackUrl: `http://127.0.0.1:${merchantPort}/callback`,
    rnd: "abc",
    encoding: "UTF-8",
    hashAlgorithm: "ver3",
    ...more,
  };
  return { ...fields, HASH: hashVersion3(fields, storeKey) };
};
const open = (fields: Record<string, string>) =>
  fetch(`${provider.url}/fim/est3Dgate`, { method: "POST", body: new URLSearchParams(fields) });
const control = async (path: string, body: object) =>
  (await fetch(`${provider.url}/control/${path}`, { method: "POST", body: JSON.stringify(body) })).json();

describe("the sandbox card page", () => {
  it("shows what will be paid, and takes the browser back with the signed result", async () => {
    const page = await (await open(form())).text();
    expect(page).toContain("150.00 MAD");
    const action = /action="(\/pay\/\w+)"/.exec(page)?.[1] ?? "";
    const back = await (
      await fetch(`${provider.url}${action}`, {
        method: "POST",
        body: new URLSearchParams({ outcome: "pay" }),
      })
    ).text();
    expect(back).toContain('action="http://127.0.0.1:4000/ok"');
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      oid: "ord_1",
      ReturnOid: "ord_1",
      ProcReturnCode: "00",
      Response: "Approved",
      mdStatus: "1",
      currency: "504",
    });
  });

  it("refuses a form that the merchant did not sign so", async () => {
    for (const changed of [{ amount: "1.00" }, { HASH: "no" }, { currency: "978" }, { clientid: "1" }]) {
      const refused = await open({ ...form(), ...changed });
      expect(refused.status).toBe(400);
    }
    expect(calls).toEqual([]);
  });

  it.each([
    ["pay", "ACTION=POSTAUTH", "150.00", "http://127.0.0.1:4000/ok"],
    ["decline", "ACTION=POSTAUTH", "150.00", "http://127.0.0.1:4000/fail"],
    ["wrong-amount", "ACTION=POSTAUTH", "149.99", "http://127.0.0.1:4000/ok"],
    ["forge", "FAILURE", "150.00", "http://127.0.0.1:4000/ok"],
  ])("plays %s for tests", async (outcome, answer, amount, url) => {
    const result = await control("pay", { form: form(), outcome });
    expect(result).toMatchObject({ outcome, callbacks: [{ status: 200, answer }], redirect: { url } });
    expect(calls[0]?.["amount"]).toBe(amount);
    expect(calls[0]?.["ProcReturnCode"]).toBe(outcome === "decline" ? "05" : "00");
  });

  it("calls twice, and again as often as it is told to", async () => {
    await control("pay", { form: form({ oid: "ord_2" }), outcome: "duplicate" });
    await control("replay", { oid: "ord_2", times: 3 });
    expect(calls).toHaveLength(5);
    expect(new Set(calls.map((fields) => fields["TransId"])).size).toBe(1);
  });
});
