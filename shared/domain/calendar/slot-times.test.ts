import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { hostHolidays, moroccanHolidays } from "#shared/catalogue/holidays.ts";
import { posts } from "#shared/catalogue/posts.ts";
import { testCalendar } from "#test/support/calendar.ts";
import type { Calendar, CalendarException, OpeningHours, Period } from "./calendar.ts";
import { isOpenAt, placesPerSlot, slotTimesOn } from "./calendar.ts";
import { datesFrom, localDate } from "./local-time.ts";
import { minutesOf, timeOf, withoutBreaks } from "./open-spans.ts";

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const timesOn = (calendar: Calendar, date: string): readonly string[] =>
  slotTimesOn(calendar, date).map(({ time }) => time);

describe("S1 periods, breaks, exceptions and holidays", () => {
  const weekly = [{ weekdays: [1, 2, 3, 4, 5], from: "09:00", to: "11:00" }];

  it("a period's hours hold instead of the usual ones from its first to its last day", () => {
    const periods = [
      {
        name: "Ramadan",
        from: "2027-02-08",
        to: "2027-03-09",
        weekly: [{ weekdays: [1, 2, 3, 4], from: "10:00", to: "11:00" }],
      },
    ];
    const calendar = testCalendar({ weekly, periods });
    expect(timesOn(calendar, "2027-02-05")).toHaveLength(4);
    expect(timesOn(calendar, "2027-02-08")).toEqual(["10:00", "10:30"]);
    expect(timesOn(calendar, "2027-02-12")).toEqual([]);
    expect(timesOn(calendar, "2027-03-09")).toEqual(["10:00", "10:30"]);
    expect(timesOn(calendar, "2027-03-10")).toHaveLength(4);
  });

  it("after a break slots begin anew", () => {
    const hours = {
      weekdays: [2],
      from: "09:00",
      to: "12:00",
      breaks: [{ from: "10:15", to: "10:40" }],
    };
    expect(timesOn(testCalendar({ weekly: [hours] }), "2026-11-24")).toEqual([
      "09:00",
      "09:30",
      "10:40",
      "11:10",
    ]);
  });

  it("a closed day is closed, a holiday of either country leaves extra hours only, extra hours open a Sunday", () => {
    const calendar = testCalendar({
      weekly,
      exceptions: [
        { kind: "closed", date: "2026-11-24", reason: "works" },
        { kind: "extra", date: "2026-11-18", reason: "election", from: "14:00", to: "15:00" },
        { kind: "extra", date: "2026-11-22", reason: "open day", from: "10:00", to: "10:30" },
      ],
      holidays: { moroccan: moroccanHolidays([2026]), host: hostHolidays("FR") },
    });
    expect(timesOn(calendar, "2026-11-24")).toEqual([]);
    expect(timesOn(calendar, "2026-11-06")).toEqual([]);
    expect(timesOn(calendar, "2026-11-11")).toEqual([]);
    expect(timesOn(calendar, "2026-11-18")).toEqual(["14:00", "14:30"]);
    expect(timesOn(calendar, "2026-11-22")).toEqual(["10:00"]);
  });

  it("S6 a visit is open while it is whole within the hours, on whatever minute it begins", () => {
    const calendar = testCalendar({ weekly, slotMinutes: 20 });
    expect(
      ["08:50", "09:00", "10:30", "10:40", "10:50"].map((at) => isOpenAt(calendar, "2026-11-24", at)),
    ).toEqual([false, true, true, true, false]);
  });

  it("S3 the public has what desks and people per desk give and nobody else keeps", () => {
    const capacity = { desks: 5, peoplePerDesk: 2, reserved: { desk: 1, urgent: 2 } };
    expect(placesPerSlot(capacity)).toEqual({ public: 7, desk: 1, urgent: 2 });
  });
});

describe("S1 holiday lists", () => {
  it("every country of the network has national holidays in 2026 and 2027, each on a date of its own", () => {
    for (const country of new Set(posts.map((post) => post.country))) {
      const dates = hostHolidays(country).map(({ date }) => date);
      expect(dates.filter((date) => date.startsWith("2026")).length, country).toBeGreaterThanOrEqual(2);
      expect(dates.filter((date) => date.startsWith("2027")).length, country).toBeGreaterThanOrEqual(2);
      expect(new Set(dates).size, country).toBe(dates.length);
      for (const date of dates) expect(Temporal.PlainDate.from(date).toString()).toBe(date);
    }
    expect(hostHolidays("XX")).toEqual([]);
  });

  it("movable ones fall on their weekday", () => {
    const weekdays = (country: string, name: string) =>
      hostHolidays(country)
        .filter((holiday) => holiday.name === name)
        .map(({ date }) => Temporal.PlainDate.from(date).dayOfWeek);
    expect(weekdays("FR", "Easter Monday")).toEqual([1, 1]);
    expect(weekdays("FR", "Ascension")).toEqual([4, 4]);
    expect(weekdays("BE", "Whit Monday")).toEqual([1, 1]);
    expect(weekdays("ES", "Good Friday")).toEqual([5, 5]);
    expect(weekdays("US", "Thanksgiving")).toEqual([4, 4]);
    expect(weekdays("US", "Labor Day")).toEqual([1, 1]);
    expect(weekdays("CA", "Victoria Day")).toEqual([1, 1]);
    expect(weekdays("GB", "Spring Bank Holiday")).toEqual([1, 1]);
  });
});

describe("S2 a day on which the clocks change", () => {
  it("a slot that the gap would push past closing time, or into the next one, is not made", () => {
    // Paris skips 02:00–03:00 on 28 March 2027.
    const calendar = testCalendar({
      slotMinutes: 45,
      weekly: [{ weekdays: everyDay, from: "00:00", to: "04:00" }],
    });
    expect(timesOn(calendar, "2027-03-28")).toEqual(["00:00", "00:45", "01:30"]);
    const short = { ...calendar, weekly: [{ weekdays: everyDay, from: "01:00", to: "03:00" }] };
    expect(timesOn(short, "2027-03-28")).toEqual(["01:00"]);
  });

  it("the Moroccan clocks: hours stay what the wall says whatever offset the runtime's zone rules give", () => {
    const calendar = testCalendar({
      timeZone: "Africa/Casablanca",
      weekly: [{ weekdays: everyDay, from: "01:00", to: "05:00" }],
    });
    for (const date of datesFrom("2026-02-10", 60)) {
      for (const { time, startsAt } of slotTimesOn(calendar, date)) {
        const local = Temporal.Instant.from(startsAt).toZonedDateTimeISO("Africa/Casablanca");
        expect([
          local.toPlainDate().toString(),
          local.toPlainTime().toString({ smallestUnit: "minute" }),
        ]).toEqual([date, time]);
      }
    }
  });
});

/** Any calendar that can be published, and some that cannot: the arithmetic must hold for both. */
const timeArbitrary = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((step) => step * 5);
const hoursArbitrary = fc
  .tuple(timeArbitrary(0, 200), timeArbitrary(6, 86), timeArbitrary(1, 40), timeArbitrary(1, 20))
  .map(([from, length, pauseAfter, pause]) => {
    const to = Math.min(from + length, 24 * 60 - 1);
    const begins = Math.min(from + pauseAfter, to);
    const ends = Math.min(begins + pause, to);
    return {
      from: timeOf(from),
      to: timeOf(to),
      breaks: begins < ends ? [{ from: timeOf(begins), to: timeOf(ends) }] : [],
    };
  });
const weeklyArbitrary: fc.Arbitrary<OpeningHours[]> = fc.array(
  fc
    .tuple(fc.subarray(everyDay, { minLength: 1 }), hoursArbitrary)
    .map(([weekdays, hours]) => ({ weekdays, ...hours })),
  { maxLength: 4 },
);
const zoneArbitrary = fc.constantFrom(...new Set(posts.map(({ timeZone }) => timeZone)), "Africa/Casablanca");

const scenario = fc
  .record({
    // Three years and a leap day: every change of the clocks there is.
    offset: fc.integer({ min: 0, max: 1095 }),
    timeZone: zoneArbitrary,
    slotMinutes: fc.constantFrom(5, 10, 15, 20, 30, 40, 45, 60, 90),
    weekly: weeklyArbitrary,
    summer: weeklyArbitrary,
    ramadan: weeklyArbitrary,
    extra: fc.array(hoursArbitrary, { maxLength: 2 }),
    closed: fc.boolean(),
    holiday: fc.boolean(),
  })
  .map(({ offset, timeZone, slotMinutes, weekly, summer, ramadan, extra, closed, holiday }) => {
    const [date = ""] = datesFrom("2026-01-01", 1096).slice(offset);
    const periods: Period[] = [
      { name: "summer", from: "2026-07-01", to: "2026-08-31", weekly: summer },
      { name: "ramadan", from: "2026-02-18", to: "2026-03-19", weekly: ramadan },
      { name: "ramadan", from: "2027-02-08", to: "2027-03-09", weekly: ramadan },
      { name: "leap day", from: "2028-02-29", to: "2028-02-29", weekly: summer },
    ];
    const exceptions: CalendarException[] = [
      ...extra.map((hours) => ({ kind: "extra" as const, date, reason: "extra", ...hours })),
      ...(closed ? [{ kind: "closed" as const, date, reason: "closed" }] : []),
    ];
    const holidays = { moroccan: holiday ? [{ date, name: "feast" }] : [], host: [] };
    return { date, calendar: testCalendar({ timeZone, slotMinutes, weekly, periods, exceptions, holidays }) };
  });

/** The same hours worked out minute by minute, as the rules read. */
const openAtMinute = (calendar: Calendar, date: string, minute: number): boolean => {
  const { exceptions, holidays, periods } = calendar;
  const today = exceptions.filter((exception) => exception.date === date);
  if (today.some(({ kind }) => kind === "closed")) return false;
  const extra = today.flatMap((exception) => (exception.kind === "extra" ? [exception] : []));
  const period = periods.find(({ from, to }) => from <= date && date <= to);
  const weekday = Temporal.PlainDate.from(date).dayOfWeek;
  const usual = [...holidays.moroccan, ...holidays.host].some((holiday) => holiday.date === date)
    ? []
    : (period?.weekly ?? calendar.weekly).filter(({ weekdays }) => weekdays.includes(weekday));
  return [...usual, ...extra].some(({ from, to, breaks = [] }) => {
    const within = (span: { from: string; to: string }) =>
      minutesOf(span.from) <= minute && minute < minutesOf(span.to);
    return within({ from, to }) && !breaks.some(within);
  });
};

describe("S1 S2 property: the slots of any calendar", () => {
  it("lie whole within the opening hours and outside breaks and closures, at the time the wall shows", () => {
    fc.assert(
      fc.property(scenario, ({ date, calendar }) => {
        for (const { time, startsAt } of slotTimesOn(calendar, date)) {
          const from = minutesOf(time);
          for (let minute = from; minute < from + calendar.slotMinutes; minute += 1)
            expect(openAtMinute(calendar, date, minute)).toBe(true);
          expect(isOpenAt(calendar, date, time)).toBe(true);
          expect(localDate(Date.parse(startsAt), calendar.timeZone)).toBe(date);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("never overlap, in wall-clock time or in real time", () => {
    fc.assert(
      fc.property(scenario, ({ date, calendar }) => {
        const times = slotTimesOn(calendar, date);
        for (const [index, { time, startsAt }] of times.entries()) {
          const next = times[index + 1];
          if (next === undefined) continue;
          expect(minutesOf(next.time) - minutesOf(time)).toBeGreaterThanOrEqual(calendar.slotMinutes);
          expect(Date.parse(next.startsAt) - Date.parse(startsAt)).toBeGreaterThanOrEqual(
            calendar.slotMinutes * 60_000,
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  it("are the same in whatever order hours, periods and exceptions are listed", () => {
    fc.assert(
      fc.property(scenario, ({ date, calendar }) => {
        const reversed: Calendar = {
          ...calendar,
          weekly: calendar.weekly.toReversed(),
          periods: calendar.periods
            .toReversed()
            .map((period) => ({ ...period, weekly: period.weekly.toReversed() })),
          exceptions: calendar.exceptions.toReversed(),
        };
        expect(slotTimesOn(reversed, date)).toEqual(slotTimesOn(calendar, date));
      }),
      { numRuns: 100 },
    );
  });

  it("breaks leave hours in order, without overlap and within them", () => {
    fc.assert(
      fc.property(hoursArbitrary, (hours) => {
        let last = minutesOf(hours.from);
        for (const { from, to } of withoutBreaks(hours)) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          last = to;
        }
        expect(last).toBeLessThanOrEqual(minutesOf(hours.to));
      }),
    );
  });
});
