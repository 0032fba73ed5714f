import { describe, expect, it } from "vitest";
import { CLAIM_MS, nextLook, refundWindow, whyNotInWindow } from "./refund.ts";

const PAID = "2026-11-21T12:00:00.000Z";
const at = (instant: string, by: "buyer" | "second-person" = "buyer") =>
  whyNotInWindow(PAID, Date.parse(instant), by)?.code;

describe("the window of a refund (T9)", () => {
  it("opens on day 3 for the buyer, at once for two persons, and ends with month 18 for all", () => {
    expect(at("2026-11-24T11:59:59.999Z")).toBe("refund-too-early");
    expect(at("2026-11-24T12:00:00.000Z")).toBeUndefined();
    expect(at("2026-11-21T12:00:00.000Z", "second-person")).toBeUndefined();
    expect(at("2028-05-21T11:59:59.999Z")).toBeUndefined();
    expect(at("2028-05-21T12:00:00.000Z")).toBe("refund-too-late");
    expect(at("2028-05-21T12:00:00.000Z", "second-person")).toBe("refund-too-late");
  });

  it("ends on the last day of a month that has no such day", () => {
    expect(refundWindow("2026-08-31T10:00:00.000Z").until).toBe("2028-02-29T10:00:00.000Z");
  });
});

describe("looking at a refund again (T9)", () => {
  it("waits longer each time, a day at most, and always longer than a call may last", () => {
    const waits = Array.from({ length: 12 }, (_, tries) => Date.parse(nextLook(0, tries)));
    expect(waits.toSorted((one, other) => one - other)).toEqual(waits);
    expect(Math.min(...waits)).toBeGreaterThan(CLAIM_MS);
    expect(Math.max(...waits)).toBe(86_400_000);
  });
});
