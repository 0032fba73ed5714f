import { describe, expect, it } from "vitest";
import type { Tariff } from "./tariff.ts";
import { rateInForce, tariffInForce, totalOf } from "./tariff.ts";

const tariff = (from: string, chancery: number): Tariff => ({
  procedureId: "signature-legalisation",
  from,
  components: { receipt: 0, chancery, service: 0 },
});

describe("tariffs and rates (T1)", () => {
  const tariffs = [
    tariff("2026-01-01T00:00:00Z", 2000),
    tariff("2027-01-01T00:00:00Z", 3000),
    tariff("2025-01-01T00:00:00Z", 1500),
  ];
  const at = (instant: string) =>
    tariffInForce(tariffs, "signature-legalisation", Date.parse(instant))?.components.chancery;

  it("takes the latest tariff that has begun, from its very first instant", () => {
    expect(at("2026-06-01T00:00:00Z")).toBe(2000);
    expect(at("2026-12-31T23:59:59.999Z")).toBe(2000);
    expect(at("2027-01-01T00:00:00.000Z")).toBe(3000);
  });

  it("knows no tariff before the first or for another act", () => {
    expect(at("2024-12-31T23:59:59Z")).toBeUndefined();
    expect(tariffInForce(tariffs, "passport-adult", Date.parse("2026-06-01T00:00:00Z"))).toBeUndefined();
  });

  it("adds receipt, chancery and service", () => {
    expect(totalOf({ receipt: 7500, chancery: 3000, service: 6000 })).toBe(16_500);
  });

  it("takes the latest published rate of that currency only", () => {
    const rate = (currency: string, madPerUnit: string, asOf: string) => ({
      currency,
      madPerUnit,
      previousMadPerUnit: madPerUnit,
      asOf,
      source: "sample",
    });
    const rates = [
      rate("EUR", "11.1918", "2014-02-22T13:00:11Z"),
      rate("EUR", "11.3000", "2014-02-24T13:00:00Z"),
      rate("USD", "8.1470", "2014-02-23T13:00:11Z"),
    ];
    expect(rateInForce(rates, "EUR", Date.parse("2014-02-23T00:00:00Z"))?.madPerUnit).toBe("11.1918");
    expect(rateInForce(rates, "TRY", Date.parse("2026-02-23T00:00:00Z"))).toBeUndefined();
  });
});
