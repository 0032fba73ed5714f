import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testCalendar } from "#test/support/calendar.ts";
import type { Calendar } from "./calendar.ts";
import { slotTimesOn, workingDayAfter } from "./calendar.ts";
import { datesFrom, localDate, localDateTime } from "./local-time.ts";

const calendar = (more: Parameters<typeof testCalendar>[0] = {}): Calendar =>
  testCalendar({ weekly: [{ weekdays: [1, 2, 3, 4, 5], from: "09:00", to: "10:30" }], ...more });
const everyDay = [1, 2, 3, 4, 5, 6, 7];

describe("S1 slotTimesOn", () => {
  it("makes a slot for each whole length that ends within the hours, and none on a closed day", () => {
    expect(slotTimesOn(calendar(), "2026-11-24").map(({ time }) => time)).toEqual([
      "09:00",
      "09:30",
      "10:00",
    ]);
    expect(slotTimesOn(calendar({ slotMinutes: 40 }), "2026-11-24").map(({ time }) => time)).toEqual([
      "09:00",
      "09:40",
    ]);
    expect(slotTimesOn(calendar(), "2026-11-22")).toEqual([]);
    expect(slotTimesOn(calendar({ closedOn: ["2026-11-24"] }), "2026-11-24")).toEqual([]);
  });

  it("leaves out the break between two periods", () => {
    const weekly = [
      { weekdays: [2], from: "09:00", to: "10:00" },
      { weekdays: [2], from: "14:00", to: "15:00" },
    ];
    expect(slotTimesOn(calendar({ weekly }), "2026-11-24").map(({ time }) => time)).toEqual([
      "09:00",
      "09:30",
      "14:00",
      "14:30",
    ]);
  });
});

describe("S2 wall-clock time at the post", () => {
  const night = (timeZone: string) =>
    calendar({ timeZone, weekly: [{ weekdays: everyDay, from: "01:00", to: "04:00" }] });

  it("a daylight-saving gap makes no slot", () => {
    // Paris skips 02:00–03:00 on 29 March 2026.
    expect(slotTimesOn(night("Europe/Paris"), "2026-03-29").map(({ time }) => time)).toEqual([
      "01:00",
      "01:30",
      "03:00",
      "03:30",
    ]);
  });

  it("a slot cut short by a gap keeps its length: the next one waits for it", () => {
    // The Canaries skip 01:00–02:00 on 29 March 2026: 00:50 lasts, in real minutes, until 02:15.
    const slots = slotTimesOn(
      calendar({
        timeZone: "Atlantic/Canary",
        slotMinutes: 25,
        weekly: [{ weekdays: everyDay, from: "00:00", to: "03:00" }],
      }),
      "2026-03-29",
    );
    expect(slots.map(({ time }) => time)).toEqual(["00:00", "00:25", "00:50", "02:30"]);
  });

  it("a repeated hour makes each slot once, at the first of its two instants", () => {
    // Paris repeats 02:00–03:00 on 25 October 2026.
    const repeated = slotTimesOn(night("Europe/Paris"), "2026-10-25").filter(({ time }) =>
      time.startsWith("02"),
    );
    expect(repeated.map(({ startsAt }) => startsAt)).toEqual([
      "2026-10-25T00:00:00.000Z",
      "2026-10-25T00:30:00.000Z",
    ]);
  });

  it("29 February is a day like another, and hours that reach midnight end there", () => {
    expect(slotTimesOn(calendar(), "2028-02-29")).toHaveLength(3);
    expect(
      slotTimesOn(calendar({ weekly: [{ weekdays: everyDay, from: "23:00", to: "23:59" }] }), "2026-11-24"),
    ).toHaveLength(1);
  });

  it("each post sees its own date and offset at the same instant", () => {
    const instant = Date.parse("2026-11-21T23:30:00Z");
    expect([localDate(instant, "America/New_York"), localDate(instant, "Asia/Dubai")]).toEqual([
      "2026-11-21",
      "2026-11-22",
    ]);
    expect(localDateTime(instant, "Asia/Dubai")).toBe("2026-11-22T03:30:00+04:00");
  });

  it("property: slots of any zone and day are in order, apart by at least their length, and show their own wall-clock time", () => {
    const zones = [
      "Europe/Paris",
      "America/New_York",
      "Africa/Casablanca",
      "Asia/Riyadh",
      "Atlantic/Canary",
      "America/Toronto",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 1500 }),
        fc.constantFrom(10, 15, 20, 25, 30, 45, 60),
        (timeZone, offset, slotMinutes) => {
          const [date = ""] = datesFrom("2026-01-01", 1501).slice(offset);
          const times = slotTimesOn(
            calendar({ timeZone, slotMinutes, weekly: [{ weekdays: everyDay, from: "00:00", to: "23:59" }] }),
            date,
          );
          for (const [index, { time, startsAt }] of times.entries()) {
            expect(localDateTime(Date.parse(startsAt), timeZone).slice(0, 16)).toBe(`${date}T${time}`);
            const next = times[index + 1];
            if (next)
              expect(Date.parse(next.startsAt) - Date.parse(startsAt)).toBeGreaterThanOrEqual(
                slotMinutes * 60_000,
              );
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("R5 workingDayAfter", () => {
  it("skips week-ends and closed days", () => {
    expect(workingDayAfter(calendar({ closedOn: ["2026-11-23"] }), "2026-11-20", 2)).toBe("2026-11-25");
  });
  it("ends for a calendar that never opens", () => {
    expect(workingDayAfter(calendar({ weekly: [] }), "2026-11-20", 2)).toBe("2027-11-21");
  });
});
