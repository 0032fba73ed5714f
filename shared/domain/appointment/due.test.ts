import { describe, expect, it } from "vitest";
import { localDate } from "../calendar/local-time.ts";
import { presenceWindow } from "./appointment.ts";
import type { Due, TimedAppointment } from "./due.ts";
import { datesDue, dueOf } from "./due.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Booked far ahead at this local time, its presence asked for. */
const appointmentAt = (
  startsAt: string,
  timeZone: string,
  more: Partial<TimedAppointment> = {},
): TimedAppointment => ({
  state: "booked",
  moves: 0,
  startsAt: new Date(startsAt).toISOString(),
  date: localDate(Date.parse(startsAt), timeZone),
  createdAt: "2026-01-02T10:00:00.000Z",
  presence: presenceWindow(startsAt, Date.parse("2026-01-02T10:00:00.000Z")),
  ...more,
});

/** What becomes due as the clock goes by in steps of a quarter of an hour, each with its instant; carried out at once. */
const lifeOf = (appointment: TimedAppointment, timeZone: string): readonly (readonly [string, string])[] => {
  const start = Date.parse(appointment.startsAt);
  const seen: [string, string][] = [];
  let current = appointment;
  for (let now = start - 12 * DAY; now < start + 2 * DAY; now += HOUR / 4) {
    const due = dueOf(current, timeZone, now);
    if (due === undefined) continue;
    seen.push([nameOf(due), new Date(now).toISOString()]);
    current = after(current, due);
  }
  return seen;
};
const nameOf = (due: Due): string => (due.what === "remind" ? due.reminder : due.what);
const after = (appointment: TimedAppointment, due: Due): TimedAppointment => {
  if (due.what === "remind") return { ...appointment, reminded: due.reminder };
  return { ...appointment, state: due.what === "lapse" ? "lapsed" : "no-show" };
};
const confirmed = (appointment: TimedAppointment, at: string): TimedAppointment => {
  const { presence } = appointment;
  return presence === undefined
    ? appointment
    : { ...appointment, presence: { ...presence, confirmedAt: at } };
};

describe("what time does to an appointment", () => {
  it.each([
    // 10:00 in New York, whose clocks go back on 1 November: the window is counted in days of 24 hours.
    [
      "America/New_York, over the end of summer time",
      "America/New_York",
      "2026-11-05T10:00:00-05:00",
      ["2026-10-26T15:00:00.000Z", "2026-11-01T15:00:00.000Z", "2026-11-02T15:00:00.000Z"],
    ],
    [
      "Asia/Dubai",
      "Asia/Dubai",
      "2026-11-05T10:00:00+04:00",
      ["2026-10-26T06:00:00.000Z", "2026-11-01T06:00:00.000Z", "2026-11-02T06:00:00.000Z"],
    ],
    // 09:00 on the Monday after the clocks went forward: ten days before, that instant is 08:00, and nobody is
    // told before nine.
    [
      "Europe/Paris, over the begin of summer time",
      "Europe/Paris",
      "2026-03-30T09:00:00+02:00",
      ["2026-03-20T08:00:00.000Z", "2026-03-26T08:00:00.000Z", "2026-03-27T07:00:00.000Z"],
    ],
  ])(
    "A6 %s › two reminders, then it lapses on day −3",
    (_where, timeZone, startsAt, [opens, closes, lapses]) => {
      expect(lifeOf(appointmentAt(startsAt, timeZone), timeZone)).toEqual([
        ["presence-opens", opens],
        ["presence-closes", closes],
        ["lapse", lapses],
      ]);
    },
  );

  it.each([
    ["America/New_York", "2026-11-02T08:30:00-05:00", "2026-11-01T14:00:00.000Z", "2026-11-03T05:00:00.000Z"],
    ["Asia/Dubai", "2026-11-05T10:00:00+04:00", "2026-11-04T05:00:00.000Z", "2026-11-05T20:00:00.000Z"],
    ["Europe/Paris", "2026-03-30T09:00:00+02:00", "2026-03-29T07:00:00.000Z", "2026-03-30T22:00:00.000Z"],
  ])(
    "A7, A8 confirmed in %s › reminded at nine on the day before, missed at the local day's end",
    (timeZone, startsAt, eve, missed) => {
      const appointment = confirmed(appointmentAt(startsAt, timeZone), startsAt);
      expect(lifeOf(appointment, timeZone)).toEqual([
        ["day-before", eve],
        ["miss", missed],
      ]);
    },
  );

  it("A6 an evening's window opens at night › reminded in the morning, not at night", () => {
    const appointment = appointmentAt("2026-11-05T21:30:00+04:00", "Asia/Dubai");
    expect(lifeOf(appointment, "Asia/Dubai")[0]).toEqual(["presence-opens", "2026-10-27T05:00:00.000Z"]);
  });

  it("A7 who came, was served or cancelled › nothing is due, ever", () => {
    for (const state of ["arrived", "served", "cancelled", "lapsed", "moved", "no-show"] as const)
      expect(
        lifeOf(appointmentAt("2026-11-05T10:00:00+04:00", "Asia/Dubai", { state }), "Asia/Dubai"),
      ).toEqual([]);
  });

  it("A8 booked or moved later than the reminder's moment › not reminded", () => {
    const startsAt = "2026-11-05T10:00:00+04:00";
    const late = "2026-11-04T09:30:00+04:00";
    const booked = appointmentAt(startsAt, "Asia/Dubai", { createdAt: late, presence: undefined });
    expect(lifeOf(booked, "Asia/Dubai").map(([what]) => what)).toEqual(["miss"]);
    const moved = appointmentAt(startsAt, "Asia/Dubai", { movedAt: late, presence: undefined });
    expect(lifeOf(moved, "Asia/Dubai").map(([what]) => what)).toEqual(["miss"]);
  });

  it("A6 the sweep comes too late to let it lapse › people are reminded and it stands", () => {
    const startsAt = "2026-11-05T10:00:00+04:00";
    const appointment = appointmentAt(startsAt, "Asia/Dubai", { reminded: "presence-closes" });
    const now = Date.parse(startsAt) - DAY;
    expect(dueOf(appointment, "Asia/Dubai", now)).toEqual({ what: "remind", reminder: "day-before" });
    expect(dueOf(appointment, "Asia/Dubai", now - 1)).toEqual({ what: "lapse" });
  });
});

describe("the days to look at", () => {
  const now = Date.parse("2026-11-21T21:00:00Z");
  const dates = (timeZone: string, asksPresence: boolean, settledUpTo?: string) => {
    const found = datesDue({ timeZone, asksPresence, settledUpTo }, now);
    return [found[0], found.at(-1), found.length];
  };

  it("A6 up to day +10, a day more where the window's instant falls on it, in the post's own dates", () => {
    expect(dates("Asia/Dubai", true)).toEqual(["2026-11-21", "2026-12-03", 13]);
    expect(dates("America/New_York", true)).toEqual(["2026-11-20", "2026-12-02", 13]);
  });

  it("A8 up to tomorrow where no presence is asked for", () => {
    expect(dates("Asia/Dubai", false)).toEqual(["2026-11-21", "2026-11-23", 3]);
  });

  it("A7 from the day after the last that is settled; a mark of a day that has not ended counts as yesterday's", () => {
    expect(dates("America/New_York", false, "2026-11-15")).toEqual(["2026-11-16", "2026-11-22", 7]);
    expect(dates("America/New_York", false, "2027-01-15")).toEqual(["2026-11-21", "2026-11-22", 2]);
  });
});
