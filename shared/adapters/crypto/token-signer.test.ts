import { describe, expect, it } from "vitest";
import * as z from "zod";
import { hmacTokenSigner } from "./token-signer.ts";

const signer = hmacTokenSigner({ read: async () => "one secret" }, "id");
const schema = z.strictObject({ requestId: z.string() });
const now = 1_000_000;
const sign = () => signer.sign("hold", { requestId: "req_1" }, now / 1000 + 10);

describe("signed tokens", () => {
  it("come back as they were given", async () => {
    expect(await signer.read("hold", await sign(), schema, now)).toEqual({
      ok: true,
      value: { requestId: "req_1" },
    });
  });
  it("are worthless for another purpose, under another secret, or altered by one character", async () => {
    const token = await sign();
    const other = hmacTokenSigner({ read: async () => "another secret" }, "id");
    const altered = `${token.slice(0, 5)}${token[5] === "A" ? "B" : "A"}${token.slice(6)}`;
    for (const reading of [
      await signer.read("slots", token, schema, now),
      await other.read("hold", token, schema, now),
      await signer.read("hold", altered, schema, now),
      await signer.read("hold", `${token}.x`, schema, now),
      await signer.read("hold", "", schema, now),
    ]) {
      expect(reading).toEqual({ ok: false, error: "invalid" });
    }
  });
  it("expire by the platform's clock", async () => {
    expect(await signer.read("hold", await sign(), schema, now + 10_000)).toEqual({
      ok: false,
      error: "expired",
    });
  });
});
