import { describe, expect, it } from "vitest";
import type { Place } from "../slot/places.ts";
import { NEVER, RETURNING, WITHDRAWN } from "../slot/places.ts";
import { peopleFigures, percentile, placeFigures, reviewFigures } from "./figures.ts";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const seconds = NOW / 1000;
const free: Place = { kind: "public", until: 0 };
const booked: Place = { kind: "public", until: NEVER, appointmentId: "apt_1" };
const held: Place = { kind: "public", until: seconds + 60, requestId: "req_1", hold: "h1" };
const lapsed: Place = { ...held, until: seconds };
const returning: Place = { kind: "public", until: seconds + 60, hold: RETURNING };

describe("statistics of places", () => {
  it("A3 offered are the places of every kind, booked those under an appointment, fill their share", () => {
    const slots = [{ places: [free, booked, { ...free, kind: "desk" as const }, lapsed] }];
    expect(placeFigures(slots, NOW)).toMatchObject({ offered: 4, booked: 1, fillPercent: 25 });
  });

  it("S6 a withdrawn place is offered to nobody, but counts while somebody keeps an appointment on it", () => {
    const places = [
      { ...free, kind: WITHDRAWN },
      { ...booked, kind: WITHDRAWN },
    ] as const;
    expect(placeFigures([{ places }], NOW)).toMatchObject({ offered: 1, booked: 1, fillPercent: 100 });
  });

  it("A1 lapsed are the places held that were neither confirmed nor given back and hold no more", () => {
    const slots = [{ places: [booked, held, lapsed, returning], held: 5, ended: 2 }];
    // Five taken: one confirmed, one given back, one still holds; two have lapsed, of which one was taken again.
    expect(placeFigures(slots, NOW)).toMatchObject({ held: 5, lapsed: 2 });
  });

  it("a day without slots offered nothing: zeros, and no fill at all", () => {
    expect(placeFigures([], NOW)).toEqual({ offered: 0, booked: 0, fillPercent: null, held: 0, lapsed: 0 });
  });
});

describe("statistics of people", () => {
  it("A7 each person of an appointment counts as what became of it", () => {
    const appointments = (["served", "served", "no-show", "cancelled", "moved", "booked"] as const).map(
      (state, index) => ({ state, names: index === 0 ? ["A", "B", "C"] : ["A"] }),
    );
    expect(peopleFigures(appointments)).toEqual({
      expected: 1,
      arrived: 0,
      served: 4,
      noShow: 1,
      cancelled: 1,
      lapsed: 0,
      moved: 1,
    });
  });
});

describe("statistics of reviews", () => {
  it("R5 median and ninetieth percentile are times that decisions took, and none where nothing was decided", () => {
    const times = [0, 0, 1, 1, 1, 2, 2, 2, 3, 9];
    const decisions = times.map((workingDays) => ({
      accepted: true,
      workingDays,
      late: workingDays > 2,
      seconds: workingDays === 9 ? undefined : 60 + workingDays,
    }));
    expect(reviewFigures(decisions)).toEqual({
      decided: 10,
      accepted: 10,
      rejected: 0,
      medianWorkingDays: 1,
      p90WorkingDays: 3,
      medianSeconds: 61,
      breaches: 2,
    });
    expect(reviewFigures([])).toMatchObject({ decided: 0, medianWorkingDays: null, p90WorkingDays: null });
    expect([percentile([7], 0.5), percentile([7], 0.9)]).toEqual([7, 7]);
  });
});
