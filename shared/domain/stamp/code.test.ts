import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StampCode } from "./code.ts";
import {
  bareDigits,
  checkDigitOf,
  drawStampCode,
  formatStampCode,
  isStampCode,
  lastGroupOf,
  maskStampCode,
} from "./code.ts";

const digits = "0123456789".split("");

const known = (text: string): StampCode => {
  if (!isStampCode(text)) throw new Error("not a code");
  return text;
};

describe("the check digit (T3)", () => {
  it("agrees with the published example: 572 has the check digit 4", () => {
    expect(checkDigitOf("572")).toBe(4);
    expect(checkDigitOf("5724")).toBe(0);
  });

  it("catches every single-digit error and every swap of neighbours, whatever was read before", () => {
    // The state after any prefix is one of ten digits; from each of them two different readings must stay apart.
    for (const state of digits) {
      const reading = (read: string) => checkDigitOf(`${prefixTo(Number(state))}${read}`);
      expect(new Set(digits.map(reading)).size, `from ${state}`).toBe(10);
      for (const one of digits) {
        for (const other of digits.filter((digit) => digit !== one)) {
          expect(reading(`${one}${other}`), `${state}: ${one}${other}`).not.toBe(reading(`${other}${one}`));
        }
      }
    }
  });

  it("refuses each of the 144 single-digit errors and 15 swaps of random codes", () => {
    fc.assert(
      fc.property(fc.nat({ max: 9_999_999 }), fc.nat({ max: 99_999_999 }), (high, low) => {
        const code = drawStampCode((limit) => (limit === 10_000_000 ? high : low));
        for (let at = 0; at < code.length; at += 1) {
          for (const digit of digits.filter((other) => other !== code[at])) {
            expect(isStampCode(`${code.slice(0, at)}${digit}${code.slice(at + 1)}`)).toBe(false);
          }
          const swapped = `${code.slice(0, at)}${code[at + 1] ?? ""}${code[at] ?? ""}${code.slice(at + 2)}`;
          expect(isStampCode(swapped)).toBe(swapped === code);
        }
      }),
    );
  });
});

/** A prefix that leaves the check in the given state: reading one digit from 0 reaches every state. */
const prefixTo = (state: number): string => digits.find((digit) => checkDigitOf(digit) === state) ?? "";

describe("a stamp code (T3)", () => {
  it("has sixteen digits, also when the draw begins with zeros", () => {
    expect(drawStampCode(() => 0)).toBe("0000000000000000");
    expect(drawStampCode((limit) => limit - 1)).toMatch(/^9{15}\d$/);
    expect(isStampCode(drawStampCode())).toBe(true);
  });

  it("is hardly ever drawn twice", () => {
    expect(new Set(Array.from({ length: 1000 }, () => drawStampCode())).size).toBe(1000);
  });

  it("is not made of digits that are none, or too many", () => {
    expect(() => drawStampCode(() => 0.5)).toThrow("no code");
    expect(() => drawStampCode((limit) => limit)).toThrow("no code");
  });

  it.each([
    "",
    "123",
    "12345678901234567",
    "0".repeat(15),
    "0".repeat(17),
    `${"0".repeat(16)}\n`,
    "abcdefghijklmnop",
    " 000000000000000",
  ])("is not %j", (text) => {
    expect(isStampCode(text)).toBe(false);
  });

  const code = "1234567890123450";
  const groups = "1234 5678 9012 3450";

  it("is shown in groups of four, and masked but for the last", () => {
    expect(drawStampCode((limit) => (limit === 10_000_000 ? 1_234_567 : 89_012_345))).toBe(code);
    expect(formatStampCode(known(code))).toBe(groups);
    expect(lastGroupOf(known(code))).toBe("3450");
    expect(maskStampCode("3450")).toBe("•••• •••• •••• 3450");
  });

  it.each([
    ["spaces", groups],
    ["no-break and thin spaces", groups.replaceAll(" ", "\u00a0\u2009")],
    ["hyphens and dashes", groups.replaceAll(" ", "–").replace("–", "-")],
    [
      "Arabic-Indic digits",
      groups.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit))),
    ],
    ["Persian digits", groups.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x06f0 + Number(digit)))],
    ["direction marks", `\u202a\u200e${groups}\u200f\u202c\u2066\u2069\ufeff`],
    ["line breaks", ` ${groups.replaceAll(" ", "\n")}\t`],
  ])("is read with %s", (_kind, typed) => {
    expect(bareDigits(typed)).toBe(code);
  });

  it("is not read out of other text", () => {
    expect(bareDigits(`code ${groups}`)).not.toMatch(/^\d{16}$/);
    expect(bareDigits("１２３４")).toBe("１２３４");
  });
});
