import { describe, expect, it } from "vitest";
import { drawPaymentReference, readPaymentReference, showPaymentReference } from "./payment-reference.ts";

const references = Array.from({ length: 20 }, () => drawPaymentReference());

describe("a payment reference (T2)", () => {
  it("has the check digits of ISO 7064 MOD 97-10, worked by hand", () => {
    // 1234567890 × 100 mod 97 = 6, 98 − 6 = 92: the whole is 1 modulo 97.
    const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0].values();
    const reference = drawPaymentReference(() => digits.next().value ?? 0);
    expect([reference, BigInt(reference) % 97n]).toEqual(["123456789092", 1n]);
  });

  it("is read as it is printed, typed or dictated, and never begins with a zero", () => {
    for (const reference of references) {
      expect(reference).toMatch(/^[1-9]\d{11}$/);
      expect(showPaymentReference(reference)).toMatch(/^\d{4} \d{4} \d{4}$/);
      expect(readPaymentReference(showPaymentReference(reference))).toBe(reference);
      expect(readPaymentReference(` ${reference.slice(0, 6)}-${reference.slice(6)} `)).toBe(reference);
    }
  });

  it("with one wrong digit, or two neighbours swapped, is none", () => {
    for (const reference of references) {
      for (let at = 0; at < reference.length; at += 1) {
        const digit = Number(reference[at]);
        for (let other = 1; other < 10; other += 1) {
          const wrong = `${reference.slice(0, at)}${(digit + other) % 10}${reference.slice(at + 1)}`;
          expect(readPaymentReference(wrong)).toBeUndefined();
        }
        const swapped = `${reference.slice(0, at)}${reference[at + 1] ?? ""}${digit}${reference.slice(at + 2)}`;
        if (swapped !== reference) expect(readPaymentReference(swapped)).toBeUndefined();
      }
    }
  });

  it.each(["", "12345678909", "1234567890921", "12345678909a", "012345678901"])("%s is none", (typed) => {
    expect(readPaymentReference(typed)).toBeUndefined();
  });
});
