import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convertFromMad, decimalString, decimalsOf, dirhams, divideRounded, money } from "./money.ts";

describe("money", () => {
  it("knows that the yen has no decimals, dinars three and most others two", () => {
    expect(["JPY", "TND", "KWD", "BHD", "EUR", "MAD", "MRU", "DZD"].map(decimalsOf)).toEqual([
      0, 3, 3, 3, 2, 2, 2, 2,
    ]);
  });

  // ISO 4217, list one: all of them whose smallest unit is not a hundredth.
  it.each([
    [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"],
    [3, "BHD IQD JOD KWD LYD OMR TND"],
    [4, "CLF UYW"],
  ])("knows who has %i decimals", (decimals, currencies) => {
    for (const currency of currencies.split(" ")) expect(decimalsOf(currency), currency).toBe(decimals);
  });

  it.each([0.5, Number.NaN, 2 ** 53])("refuses %s as a number of centimes", (amount) => {
    expect(() => money(amount, "MAD")).toThrow("integer");
  });

  it.each([
    [2000, "EUR", "11.1918", 179],
    [86_000, "EUR", "11.1918", 7684],
    [2000, "TND", "5.1466", 3886],
    [2000, "KWD", "28.9106", 692],
    [2000, "JPY", "0.0795", 252],
    [2000, "EUR", "10", 200],
    [2000, "LBP", "0.0054", 370_370],
    [0, "EUR", "11.1918", 0],
  ])("converts %i centimes to %s at %s as %i", (centimes, currency, madPerUnit, amount) => {
    expect(convertFromMad(centimes, { currency, madPerUnit })).toEqual({ amount, currency });
  });

  it("rounds a half away from zero, up for what is owed and down for what is given back", () => {
    // 0.01 MAD at 2 MAD per unit is exactly half a cent.
    const rate = { currency: "EUR", madPerUnit: "2" };
    expect(convertFromMad(1, rate).amount).toBe(1);
    expect(convertFromMad(3, rate).amount).toBe(2);
    expect(convertFromMad(-1, rate).amount).toBe(-1);
    expect(convertFromMad(-3, rate).amount).toBe(-2);
  });

  it.each([
    "0",
    "0.000",
    "-1",
    "1e3",
    "11,19",
    "",
    "1.",
    ".5",
    "x1",
    "1x",
    "1.5x",
    "1x5",
    "1.x",
    "1234567890",
    "1.1234567890",
    "Infinity",
  ])("refuses the rate %j", (madPerUnit) => {
    expect(() => convertFromMad(100, { currency: "EUR", madPerUnit })).toThrow("positive decimal");
  });

  it("is never further from the exact quotient than half of the smallest unit", () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 15n), 10n ** 15n),
        fc.bigInt(1n, 10n ** 9n),
        (numerator, denominator) => {
          const twiceError = 2n * (divideRounded(numerator, denominator) * denominator - numerator);
          expect(twiceError <= denominator && twiceError >= -denominator).toBe(true);
          expect(divideRounded(-numerator, denominator)).toBe(-divideRounded(numerator, denominator));
        },
      ),
    );
  });

  it("writes amounts with the currency's own decimals", () => {
    expect(decimalString(dirhams(2000))).toBe("20.00");
    expect(dirhams(0)).toEqual({ amount: 0, currency: "MAD" });
    expect(decimalString(dirhams(0))).toBe("0.00");
    expect(decimalString(dirhams(5))).toBe("0.05");
    expect(decimalString(dirhams(-5))).toBe("-0.05");
    expect(decimalString(money(1500, "TND"))).toBe("1.500");
    expect(decimalString(money(120, "JPY"))).toBe("120");
  });
});
