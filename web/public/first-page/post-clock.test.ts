import { describe, expect, it } from "vitest";
import { formatDate, formatDay, formatMoney, formatTime } from "#web/public/first-page/format.ts";
import { wallClock } from "#web/public/first-page/post-clock.ts";

const told = (localTime: string) => ({ localTime, rate: undefined, procedures: new Map() });

describe("a post's clock", () => {
  it("runs from the API's time, not from the device's clock or rules", () => {
    const clock = wallClock("Africa/Casablanca", told("2026-11-21T20:07:00+01:00"), 180_000, 0);
    expect(clock && formatTime(clock)).toBe("20:10");
  });

  it("passes midnight", () => {
    const clock = wallClock("Europe/Paris", told("2026-12-31T23:59:30+01:00"), 60_000, 0);
    expect(clock && formatDay(clock, "en-GB")).toBe("Friday 1 January");
  });

  it("is the device's guess until the API has answered", () => {
    const clock = wallClock("America/Toronto", undefined, 0, Date.parse("2026-07-01T02:30:00Z"));
    expect(clock?.toISOString()).toBe("2026-06-30T22:30:00.000Z");
  });

  it("is unknown on a device that does not know the zone", () => {
    expect(wallClock("Mars/Olympus", undefined, 0, 0)).toBeUndefined();
  });
});

describe("formats", () => {
  it("write money in the currency's own decimals", () => {
    expect(formatMoney({ amount: 7_684, currency: "EUR" }, "fr")).toBe("76,84\u00a0€");
    expect(formatMoney({ amount: 16_710, currency: "TND" }, "en-GB")).toBe("TND\u00a016.710");
    expect(formatMoney({ amount: 9_000, currency: "EUR" }, "es")).toBe("90\u00a0€");
  });

  it("write Arabic with Western digits and Moroccan months", () => {
    expect(formatDate("2026-11-21T13:00:11Z", "ar-MA")).toBe("21 نونبر 2026");
  });
});
