import { describe, expect, it } from "vitest";
import { quietEnd } from "./quiet-hours.ts";

const hours = { from: "21:00", until: "08:00" };
const ends = (timeZone: string, now: string): string | undefined => {
  const at = quietEnd(hours, timeZone, Date.parse(now));
  return at === undefined ? undefined : new Date(at).toISOString();
};

describe("quiet hours (N3)", () => {
  for (const [zone, now, until] of [
    ["Europe/Paris", "2026-11-21T19:59:59.000Z", undefined],
    ["Europe/Paris", "2026-11-21T20:00:00.000Z", "2026-11-22T07:00:00.000Z"],
    ["Europe/Paris", "2026-11-22T06:59:59.000Z", "2026-11-22T07:00:00.000Z"],
    ["Europe/Paris", "2026-11-22T07:00:00.000Z", undefined],
    ["America/New_York", "2026-11-22T03:00:00.000Z", "2026-11-22T13:00:00.000Z"],
    ["Asia/Riyadh", "2026-11-21T18:00:00.000Z", "2026-11-22T05:00:00.000Z"],
    // The night in which the clocks go back, and the one in which they go forward.
    ["Europe/Paris", "2026-10-24T20:00:00.000Z", "2026-10-25T07:00:00.000Z"],
    ["Europe/Paris", "2027-03-27T21:00:00.000Z", "2027-03-28T06:00:00.000Z"],
  ] as const) {
    it(`N3 in ${zone} at ${now} end ${until ?? "not, by day"}`, () => {
      expect(ends(zone, now)).toBe(until);
    });
  }
});
