import { describe, expect, it } from "vitest";
import { cmiNotices, cmiPage } from "./cmi.ts";
import { fitsHashV3, hashV3 } from "./hash-v3.ts";

const STORE_KEY = "a store key of no value";
const secrets = { read: async () => STORE_KEY };
const merchant = { clientId: "600000001", secretId: "cmi" };
const page = cmiPage(secrets, {
  ...merchant,
  pageUrl: "https://pay.example/fim/est3Dgate",
  siteUrl: "https://wisal.example",
});
const notices = cmiNotices(secrets, merchant);
const order = { orderId: "ord_2A3B4C5D", amountMad: 2000, nonce: "cmd_1" };

const signed = (fields: Record<string, string>) => ({ ...fields, HASH: hashV3(fields, STORE_KEY) });
const approved = {
  clientid: "600000001",
  oid: "ord_2A3B4C5D",
  amount: "20.00",
  currency: "504",
  TransId: "26325LkJG11842",
  ProcReturnCode: "00",
  Response: "Approved",
  mdStatus: "1",
};

describe("the hosted page's form", () => {
  it("asks for dirhams with a hash that fits, and says nothing about the buyer", async () => {
    const { action, fields } = await page.form({ ...order, language: "ar" });
    expect(action).toBe("https://pay.example/fim/est3Dgate");
    expect(fields).toMatchObject({
      clientid: "600000001",
      oid: "ord_2A3B4C5D",
      amount: "20.00",
      currency: "504",
      TranType: "PreAuth",
      storetype: "3D_PAY_HOSTING",
      hashAlgorithm: "ver3",
      lang: "ar",
      callbackUrl: "https://wisal.example/api/payments/cmi/callback",
      BillToName: "ord_2A3B4C5D",
    });
    expect(fitsHashV3(fields, fields["HASH"] ?? "", STORE_KEY)).toBe(true);
    expect(Object.keys(fields).filter((name) => /mail|tel|phone/i.test(name))).toEqual([]);
  });

  it("is the same for the same command, and speaks a language of the provider's", async () => {
    const first = await page.form({ ...order, language: "es" });
    expect(first.fields["lang"]).toBe("fr");
    expect(await page.form({ ...order, language: "es" })).toEqual(first);
  });
});

describe("a notice", () => {
  it("is read when its hash fits", async () => {
    expect(await notices.read(signed(approved))).toEqual({
      ok: true,
      value: {
        orderId: "ord_2A3B4C5D",
        transactionId: "26325LkJG11842",
        amountMad: 2000,
        approved: true,
        reason: "00",
      },
    });
  });

  it.each(Object.keys(approved))("is not believed when %s was changed on the way", async (name) => {
    const forged = { ...signed(approved), [name]: "999" };
    expect(await notices.read(forged)).toEqual({ ok: false, error: "hash" });
  });

  it("is not believed without a hash, with an empty one, or with one under another key", async () => {
    expect(await notices.read(approved)).toEqual({ ok: false, error: "hash" });
    expect(await notices.read({ ...approved, HASH: "" })).toEqual({ ok: false, error: "hash" });
    expect(await notices.read({ ...approved, hash: hashV3(approved, "other") })).toEqual({
      ok: false,
      error: "hash",
    });
    expect(await notices.read({})).toEqual({ ok: false, error: "hash" });
  });

  it.each([
    ["merchant", { clientid: "600000002" }],
    ["currency", { currency: "978" }],
    ["amount", { amount: "20.005" }],
    ["amount", { amount: "-20.00" }],
    ["amount", { amount: "2e1" }],
    ["shape", { oid: "" }],
    ["shape", { oid: "a b" }],
    ["shape", { TransId: "" }],
  ])("signed, but with a wrong %s is refused: %j", async (fault, change) => {
    expect(await notices.read(signed({ ...approved, ...change }))).toEqual({ ok: false, error: fault });
  });

  it.each([
    [{ ProcReturnCode: "05", Response: "Declined" }, "05"],
    [{ ProcReturnCode: "00", Response: "Declined" }, "00"],
    [{ ProcReturnCode: "99", Response: "Approved" }, "99"],
  ])("is a refusal unless code and word agree: %j", async (change, reason) => {
    const read = await notices.read(signed({ ...approved, ...change }));
    expect(read).toMatchObject({ ok: true, value: { approved: false, reason } });
  });

  it("of a payment that never reached the bank is named by its signature", async () => {
    const fields = signed({ ...approved, TransId: "", ProcReturnCode: "", Response: "Error" });
    const read = await notices.read(fields);
    expect(read).toMatchObject({ ok: true, value: { approved: false, reason: "none" } });
    expect(read.ok && read.value.transactionId).toMatch(/^none-[A-Za-z0-9]{24}$/);
    expect(await notices.read(fields)).toEqual(read);
  });

  it.each([
    ["20", 2000],
    ["20.5", 2050],
    ["0.05", 5],
    ["1234567.89", 123_456_789],
  ])("reads the amount %s as %i centimes", async (amount, centimes) => {
    expect(await notices.read(signed({ ...approved, amount }))).toMatchObject({
      value: { amountMad: centimes },
    });
  });
});
