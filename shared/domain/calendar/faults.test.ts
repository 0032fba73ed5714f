import { describe, expect, it } from "vitest";
import { testCalendar } from "#test/support/calendar.ts";
import type { Timetable } from "./calendar.ts";
import { calendarFaults } from "./faults.ts";
import { unusual } from "./forecast.ts";

const hours = { weekdays: [1, 2], from: "09:00", to: "12:00" };
const period = { name: "summer", from: "2027-07-01", to: "2027-08-31", weekly: [hours] };
const faultsOf = (more: Partial<Timetable>): readonly string[] =>
  calendarFaults(testCalendar({ weekly: [hours], ...more }), "").map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );

describe("S1 what is impossible about a calendar", () => {
  it("nothing about a sound one, nor about one that never opens", () => {
    expect(faultsOf({ periods: [period] })).toEqual([]);
    expect(faultsOf({ weekly: [] })).toEqual([]);
  });

  it.each<[string, Partial<Timetable>, string]>([
    [
      "hours that end before they begin",
      { weekly: [{ ...hours, to: "08:00" }] },
      "/weekly/0/to ends-before-it-begins",
    ],
    ["hours shorter than a slot", { weekly: [{ ...hours, to: "09:20" }] }, "/weekly/0 no-slot-fits"],
    ["a weekday twice", { weekly: [{ ...hours, weekdays: [1, 1] }] }, "/weekly/0/weekdays weekday-repeated"],
    [
      "hours that overlap on a weekday",
      { weekly: [hours, { weekdays: [2], from: "11:00", to: "13:00" }] },
      "/weekly/1 hours-overlap",
    ],
    [
      "a break beyond the hours",
      { weekly: [{ ...hours, breaks: [{ from: "11:30", to: "12:30" }] }] },
      "/weekly/0/breaks/0 break-outside-hours",
    ],
    [
      "a break that ends before it begins",
      { weekly: [{ ...hours, breaks: [{ from: "11:00", to: "10:30" }] }] },
      "/weekly/0/breaks/0/to ends-before-it-begins",
    ],
    [
      "breaks that overlap",
      {
        weekly: [
          {
            ...hours,
            breaks: [
              { from: "10:00", to: "10:30" },
              { from: "10:15", to: "10:45" },
            ],
          },
        ],
      },
      "/weekly/0/breaks/1 breaks-overlap",
    ],
    [
      "a period that ends before it begins",
      { periods: [{ ...period, to: "2027-06-01" }] },
      "/periods/0/to ends-before-it-begins",
    ],
    [
      "two periods on one day",
      { periods: [period, { ...period, from: "2027-08-31", to: "2027-09-02" }] },
      "/periods/1 periods-overlap",
    ],
    [
      "hours of a period without a slot",
      { periods: [{ ...period, weekly: [{ ...hours, to: "09:10" }] }] },
      "/periods/0/weekly/0 no-slot-fits",
    ],
    [
      "a day both closed and open for longer",
      {
        exceptions: [
          { kind: "closed", date: "2027-01-05", reason: "works" },
          { kind: "extra", date: "2027-01-05", reason: "open day", from: "14:00", to: "15:00" },
        ],
      },
      "/exceptions/1 exceptions-contradict",
    ],
    [
      "extra hours without a slot",
      { exceptions: [{ kind: "extra", date: "2027-01-05", reason: "open day", from: "14:00", to: "14:10" }] },
      "/exceptions/0 no-slot-fits",
    ],
    [
      "a holiday twice in a list",
      {
        holidays: {
          moroccan: [],
          host: [
            { date: "2027-01-01", name: "a" },
            { date: "2027-01-01", name: "b" },
          ],
        },
      },
      "/holidays/host/1/date date-repeated",
    ],
    ["S3 more places than a slot can have", { desks: 11, peoplePerDesk: 2 }, "/desks too-many-places"],
    [
      "S3 more reserved than there are",
      { desks: 2, reserved: { urgent: 2, desk: 1 } },
      "/reserved more-reserved-than-places",
    ],
  ])("%s", (_name, more, expected) => {
    expect(faultsOf(more)).toEqual([expected]);
  });
});

describe("S1 what is unusual about a preview", () => {
  it("none, less than half, more than double; the bounds themselves are usual, and a first calendar has no measure", () => {
    expect([0, 49, 50, 100, 200, 201].map((places) => unusual(places, 100))).toEqual([
      "no-places",
      "less-than-half",
      undefined,
      undefined,
      undefined,
      "more-than-double",
    ]);
    expect([unusual(0, 0), unusual(500, 0)]).toEqual(["no-places", undefined]);
  });
});
