import { describe, expect, it } from "vitest";
import { fitsText, SIGNATURE_SECONDS, signText } from "./signed-text.ts";

const AT = 1_795_262_400;
const now = AT * 1000;
const text = '{"reference":"123456789002","amount":2000}';
// printf '%s' '1795262400.<text>' | openssl dgst -sha256 -hmac secret-one
const GOLDEN = "0824ec2069bd98fb035b847213bae76c1ac61530e593548de4a808c27e32e546";

describe("signText", () => {
  it("is the HMAC of time and raw text, as openssl computes it", () => {
    expect(signText("secret-one", text, AT)).toBe(`t=${AT},v1=${GOLDEN}`);
  });
});

describe("fitsText", () => {
  const signature = signText("secret-one", text, AT);

  it("believes either of two secrets, and a sender who signs with both", () => {
    expect(fitsText(["secret-two", "secret-one"], signature, text, now)).toBe(true);
    const both = `${signText("secret-three", text, AT)},${signature.slice(signature.indexOf("v1"))}`;
    expect(fitsText(["secret-one"], both, text, now)).toBe(true);
  });

  it("believes it for five minutes, either way", () => {
    const edge = SIGNATURE_SECONDS * 1000;
    const fits = (at: number) => fitsText(["secret-one"], signature, text, at);
    expect([fits(now + edge), fits(now - edge), fits(now + edge + 1), fits(now - edge - 1)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it.each([
    ["another text", signature, `${text} `, "secret-one"],
    ["another secret", signature, text, "secret-two"],
    ["another time", signature.replace(String(AT), String(AT + 1)), text, "secret-one"],
    ["no signature", "", text, "secret-one"],
    ["no digest", `t=${AT}`, text, "secret-one"],
    ["a digest cut short", signature.slice(0, -2), text, "secret-one"],
    ["no time", signature.slice(signature.indexOf("v1")), text, "secret-one"],
  ])("does not believe %s", (_what, given, what, secret) => {
    expect(fitsText([secret], given, what, now)).toBe(false);
  });
});
