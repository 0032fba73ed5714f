import { describe, expect, it } from "vitest";
import type { AppointmentTransitionName, JudgedAppointment } from "./appointment.ts";
import {
  appointmentStates,
  appointmentTransitions,
  isLate,
  presenceWindow,
  returnDelaySeconds,
  whyNot,
} from "./appointment.ts";

const START = Date.parse("2026-12-15T09:00:00.000Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const startsAt = new Date(START).toISOString();
const window = { from: "2026-12-05T09:00:00.000Z", until: "2026-12-12T09:00:00.000Z" };
const judged = (more: Partial<JudgedAppointment> = {}): JudgedAppointment => ({
  state: "booked",
  startsAt,
  moves: 0,
  ...more,
});
const why = (name: AppointmentTransitionName, now: number, more: Partial<JudgedAppointment> = {}) =>
  whyNot(appointmentTransitions[name], judged(more), now)?.code;

describe("the transitions of an appointment", () => {
  const names = Object.entries(appointmentTransitions);

  it.each(names)("%s starts from its states only, and the refusal names the state", (_name, transition) => {
    const from: readonly string[] = transition.from;
    for (const state of appointmentStates.filter((each) => !from.includes(each))) {
      expect(whyNot(transition, judged({ state }), START)).toEqual({
        code: "appointment-wrong-state",
        details: { state },
      });
    }
  });

  it.each<[string, AppointmentTransitionName, number, Partial<JudgedAppointment>, string | undefined]>([
    ["A5 cancelled just before its start", "cancel", START - 1, {}, undefined],
    ["A5 not cancelled at its start", "cancel", START, {}, "appointment-too-late"],
    ["A4 moved more than 24 h before its start", "move", START - DAY - 1, { moves: 1 }, undefined],
    ["A4 not moved 24 h before its start", "move", START - DAY, {}, "appointment-too-late"],
    ["A4 not moved a third time", "move", START - 5 * DAY, { moves: 2 }, "reschedule-spent"],
    ["A7 taken in 12 h before its start", "arrive", START - 12 * HOUR, {}, undefined],
    ["A7 not taken in before that", "arrive", START - 12 * HOUR - 1, {}, "appointment-too-early"],
    ["A7 missed a quarter of an hour after its start", "miss", START + 15 * MINUTE, {}, undefined],
    ["A7 not missed before that", "miss", START + 15 * MINUTE - 1, {}, "appointment-too-early"],
    ["T8 served after arrival", "serve", START, { state: "arrived" }, undefined],
    ["A6 presence on day −10", "confirmPresence", START - 10 * DAY, { presence: window }, undefined],
    ["A6 not before", "confirmPresence", START - 10 * DAY - 1, { presence: window }, "presence-too-early"],
    ["A6 not on day −3", "confirmPresence", START - 3 * DAY, { presence: window }, "appointment-too-late"],
    ["A6 not where it is not asked for", "confirmPresence", START - 5 * DAY, {}, "presence-not-asked"],
    [
      "A6 not twice",
      "confirmPresence",
      START - 5 * DAY,
      { presence: { ...window, confirmedAt: window.from } },
      "presence-confirmed",
    ],
    ["A6 lapses on day −3", "lapse", START - 3 * DAY, { presence: window }, undefined],
    ["A6 does not lapse before", "lapse", START - 3 * DAY - 1, { presence: window }, "presence-too-early"],
    [
      "A6 does not lapse once confirmed",
      "lapse",
      START - 2 * DAY,
      { presence: { ...window, confirmedAt: window.from } },
      "presence-confirmed",
    ],
    ["A6 does not lapse in its last day", "lapse", START - DAY, { presence: window }, "appointment-too-late"],
    [
      "A6 reminded while its window is open",
      "remindOfPresence",
      START - 4 * DAY,
      { presence: window },
      undefined,
    ],
    [
      "A6 not once it is over",
      "remindOfPresence",
      START - 3 * DAY,
      { presence: window },
      "appointment-too-late",
    ],
    ["A8 not reminded once it has begun", "remind", START, {}, "appointment-too-late"],
  ])("%s", (_what, name, now, more, code) => {
    expect(why(name, now, more)).toBe(code);
  });
});

describe("an appointment's times", () => {
  it("A6 presence is asked for between day −10 and day −3, of what is booked more than ten days ahead", () => {
    expect(presenceWindow(startsAt, START - 10 * DAY - 1)).toEqual(window);
    expect(presenceWindow(startsAt, START - 10 * DAY)).toBeUndefined();
  });

  it("A7 late is more than a quarter of an hour after the start, come or not", () => {
    const at = (minutes: number) => START + minutes * MINUTE;
    expect(isLate({ state: "booked", startsAt }, at(15))).toBe(false);
    expect(isLate({ state: "booked", startsAt }, at(16))).toBe(true);
    expect(isLate({ state: "served", startsAt }, at(60))).toBe(false);
    const arrivedAt = new Date(at(16)).toISOString();
    expect(isLate({ state: "served", startsAt, arrivedAt }, at(60))).toBe(true);
  });

  it("A5 a place returns after 5 to 60 minutes", () => {
    expect(returnDelaySeconds(() => 0)).toBe(300);
    expect(returnDelaySeconds(() => 0.999_999_9)).toBe(3600);
  });
});
