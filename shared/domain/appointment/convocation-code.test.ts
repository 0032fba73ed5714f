import { describe, expect, it } from "vitest";
import { convocationCode, readConvocationCode } from "./convocation-code.ts";

const claims = { a: "apt_A", r: "7K4M9-Q2XDT", p: "fr-paris", t: "2026-11-24T09:30", n: 3, s: 0 };
const sealOf = (content: unknown): string =>
  `e30.${Buffer.from(JSON.stringify(content)).toString("base64url")}.c2ln`;

describe("a convocation's code (A8)", () => {
  it("is taken apart into its claims and its seal", () => {
    const seal = sealOf(claims);
    expect(readConvocationCode(convocationCode(seal))).toEqual({ seal, claims });
  });

  it.each([
    ["a stamp's code", "1234567890123456"],
    ["another platform's", "https://example.org/"],
    ["a beginning without an end", "WISAL1:A:"],
    ["something else than JSON", "WISAL1:A:a.b.c"],
    ["other claims", convocationCode(sealOf({ ...claims, name: "Yasmine" }))],
    ["nobody", convocationCode(sealOf({ ...claims, n: 0 }))],
  ])("is not seen in %s", (_what, scanned) => {
    expect(readConvocationCode(scanned)).toBeUndefined();
  });
});
