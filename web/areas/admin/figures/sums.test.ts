import { describe, expect, it } from "vitest";
import { daysOf, type Row } from "#web/areas/admin/figures/sums.ts";

const row = (more: Partial<Row>): Row => ({
  date: "2026-11-24",
  calendarId: "acts",
  places: { offered: 10, booked: 5, fillPercent: 50, held: 6, lapsed: 1 },
  people: { expected: 0, arrived: 0, served: 4, noShow: 1, cancelled: 0, lapsed: 0, moved: 0 },
  firstFree: { inDays: 3 },
  submitted: 2,
  reviews: {
    decided: 1,
    accepted: 1,
    rejected: 0,
    medianWorkingDays: 2,
    p90WorkingDays: 2,
    medianSeconds: 90,
    breaches: 0,
  },
  ...more,
});

describe("the figures of several calendars on a day", () => {
  it("add what is counted, take the soonest place and the slowest review", () => {
    const other = row({
      calendarId: "biometrics",
      places: { offered: 30, booked: 5, fillPercent: 16.7, held: 9, lapsed: 2 },
      firstFree: { inDays: 1 },
    });
    expect(daysOf([row({}), other])).toEqual([
      { date: "2026-11-24", firstFree: 1, fill: 25, noShow: 2, review: 2, lapsed: 3 },
    ]);
  });

  it("say null, not zero, where nothing is known", () => {
    const [day] = daysOf([row({ places: null, firstFree: null })]);
    expect(day).toMatchObject({ fill: null, lapsed: null, firstFree: null });
  });
});
