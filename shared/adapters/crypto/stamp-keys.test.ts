import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { drawStampCode } from "#shared/domain/stamp/code.ts";
import { hmacStampKeys } from "./stamp-keys.ts";

const code = drawStampCode();
const keysWith = (secret: string) => hmacStampKeys({ read: async () => secret }, "stamp-secret");
const first = "first secret, longer than thirty-two letters";
const second = "second secret, longer than thirty-two letters";
const digest = (secret: string) => createHmac("sha256", secret).update(code).digest("base64url");

describe("hmacStampKeys (T3)", () => {
  it("takes a plain string as the only key, with the id 1", async () => {
    const keys = keysWith(first);
    expect(await keys.current(code)).toBe(`1.${digest(first)}`);
    expect(await keys.candidates(code)).toEqual([`1.${digest(first)}`]);
  });

  it("finds after a rotation what was issued before it, and issues under the new key", async () => {
    const rotated = keysWith(JSON.stringify({ current: "2", keys: { "1": first, "2": second } }));
    expect(await rotated.current(code)).toBe(`2.${digest(second)}`);
    expect(await rotated.candidates(code)).toEqual([`2.${digest(second)}`, `1.${digest(first)}`]);
  });

  it.each([
    ["a current key that is missing", { current: "3", keys: { "1": first } }],
    ["a short key", { current: "1", keys: { "1": "short" } }],
    ["an id that could end a key", { current: "1.", keys: { "1.": first } }],
  ])("refuses %s", async (_what, secret) => {
    await expect(keysWith(JSON.stringify(secret)).current(code)).rejects.toThrow();
  });
});
