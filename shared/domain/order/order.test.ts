import { describe, expect, it } from "vitest";
import type { Order } from "./order.ts";
import { priceOf, unitsOf, whyNotPayable } from "./order.ts";

const tariff = (procedureId: string, chancery: number, service: number) => ({
  procedureId,
  from: "2026-01-01T00:00:00.000Z",
  components: { receipt: 0, chancery, service },
});
const rate = {
  currency: "EUR",
  madPerUnit: "11.1918",
  previousMadPerUnit: "11.2104",
  asOf: "2014-02-22T13:00:11Z",
  source: "sample",
};
const items = [
  { tariff: tariff("signature-legalisation", 2000, 0), quantity: 2 },
  { tariff: tariff("passport-adult", 80_000, 6000), quantity: 1 },
];

describe("an order's price (T1)", () => {
  it("adds components times quantity and converts the sum once", () => {
    expect(priceOf(items, rate)).toEqual({
      lines: [
        {
          procedureId: "signature-legalisation",
          quantity: 2,
          components: { receipt: 0, chancery: 2000, service: 0 },
          tariffFrom: "2026-01-01T00:00:00.000Z",
        },
        {
          procedureId: "passport-adult",
          quantity: 1,
          components: { receipt: 0, chancery: 80_000, service: 6000 },
          tariffFrom: "2026-01-01T00:00:00.000Z",
        },
      ],
      totalMad: 90_000,
      local: { amount: 8042, currency: "EUR" },
      rate: { currency: "EUR", madPerUnit: "11.1918", asOf: "2014-02-22T13:00:11Z" },
    });
  });

  it("is in dirhams only where no rate is posted", () => {
    expect(priceOf(items, undefined)).toMatchObject({ totalMad: 90_000, local: null, rate: null });
  });

  it("falls apart into units counted from 1", () => {
    expect(
      unitsOf(priceOf(items, rate).lines).map(({ unit, procedureId, feeMad }) => [unit, procedureId, feeMad]),
    ).toEqual([
      [1, "signature-legalisation", 2000],
      [2, "signature-legalisation", 2000],
      [3, "passport-adult", 86_000],
    ]);
  });
});

describe("whyNotPayable", () => {
  const order: Order = {
    orderId: "ord_TEST",
    accountId: "acc_TEST",
    postId: "fr-paris",
    state: "awaiting-payment",
    ...priceOf(items, rate),
    delivery: { phone: "+33612345678", language: "fr" },
    placedAt: "2026-11-21T12:00:00.000Z",
    payableUntil: "2026-11-22T12:00:00.000Z",
  };

  it("lets an order be paid until the instant it ends, and once", () => {
    const end = Date.parse(order.payableUntil);
    expect(whyNotPayable(order, end - 1)).toBeUndefined();
    expect(whyNotPayable(order, end)).toEqual({ code: "order-expired" });
    expect(whyNotPayable({ ...order, state: "paid" }, end - 1)).toEqual({ code: "order-wrong-state" });
  });
});
