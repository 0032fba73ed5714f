import { describe, expect, it } from "vitest";
import { instantAt } from "#web/areas/admin/zoned.ts";

describe("S2 the instant of a wall-clock time at a post", () => {
  it.each([
    ["2026-11-24", "09:00", "Europe/Paris", "2026-11-24T08:00:00.000Z"],
    ["2026-07-01", "09:00", "Europe/Paris", "2026-07-01T07:00:00.000Z"],
    ["2026-03-29", "01:30", "Europe/Paris", "2026-03-29T00:30:00.000Z"],
    ["2026-03-29", "03:30", "Europe/Paris", "2026-03-29T01:30:00.000Z"],
    ["2026-11-24", "00:00", "Asia/Dubai", "2026-11-23T20:00:00.000Z"],
    ["2026-11-24", "23:30", "America/Montreal", "2026-11-25T04:30:00.000Z"],
  ])("%s %s in %s is %s", (date, time, timeZone, instant) => {
    expect(instantAt(date, time, timeZone)).toBe(instant);
  });

  it("is none for what is no time", () => {
    expect(instantAt("2026-11-24", "9h", "Europe/Paris")).toBeUndefined();
    expect(instantAt("", "09:00", "Europe/Paris")).toBeUndefined();
  });
});
