import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { obj, toJson } from "#local/json.ts";
import { itemBytes } from "#local/proxy/units.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { NO_SHOW_LIMIT } from "#shared/domain/appointment/appointment.ts";
import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import { isOpenOn } from "#shared/domain/calendar/calendar.ts";
import { datesFrom } from "#shared/domain/calendar/local-time.ts";
import { HOLD_SECONDS, NEVER, RETURNING } from "#shared/domain/slot/places.ts";
import type { BookingStage } from "#test/support/booking.ts";
import { ACT, bodyOf, bookingStage, codeOf, POST } from "#test/support/booking.ts";
import { putSlot, testCalendar } from "#test/support/calendar.ts";
import { newCommand } from "#test/support/citizen.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";

const START = Date.parse("2026-11-21T12:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const calendar: Calendar = testCalendar({
  postId: POST,
  calendarId: "acts",
  timeZone: "Europe/Paris",
  weekly: [
    { weekdays: [1, 2, 3, 4, 5, 6], from: "09:00", to: "12:00" },
    { weekdays: [1, 2, 3, 4, 5, 6], from: "14:00", to: "16:00" },
  ],
  slotMinutes: 30,
  places: { public: 2, urgent: 1 },
  horizonDays: 60,
});

let dynamo: TestDynamo;
let stage: BookingStage;

beforeAll(async () => {
  dynamo = await startTestDynamo();
  stage = await bookingStage(dynamo, calendar, START);
});
afterAll(() => dynamo.stop());
/** A day of its own for each test, so that the places of one are not another's. */
const openDays = datesFrom("2026-11-23", 49)
  .filter((date) => isOpenOn(calendar, date))
  .values();
const nextDay = (): string => openDays.next().value ?? "no open day is left";
let day = "";
beforeEach(() => {
  stage.clock.at = START;
  day = nextDay();
});

const at = (time: string): string => `${day}T${time}`;
const grant = async (requestId: string, date = day) => (await bodyOf(stage.list(requestId, date))).slotsGrant;

const held = async (time: string, people = 1) => {
  const requestId = await stage.request(Array.from({ length: people }, () => stage.person()));
  const hold = await bodyOf(stage.hold(requestId, at(time), await grant(requestId)));
  return { requestId, holdToken: hold.holdToken };
};
const booked = async (time: string, people = 1) => {
  const { requestId, holdToken } = await held(time, people);
  return { requestId, ...(await bodyOf(stage.confirm(requestId, holdToken))) };
};
const stateOf = async (requestId: string) => (await stage.deps.requests.find(requestId))?.state;
const appointment = (date: string, appointmentId: string) =>
  stage.deps.appointments.find(POST, date, appointmentId);
const takenBy = async (slotId: string, appointmentId: string) =>
  ((await stage.slot(slotId))?.places ?? []).filter((place) => place.appointmentId === appointmentId).length;
const guardsOf = async (requestId: string) => {
  const record = await stage.deps.requests.find(requestId);
  return await Promise.all((record?.personKeys ?? []).map((personKey) => stage.guard(personKey)));
};
const startOf = async (slotId: string) => Date.parse((await stage.slot(slotId))?.startsAt ?? "");

describe("extending a hold (A1)", () => {
  it("keeps the places 10 minutes more, and the token of the hold confirms them", async () => {
    const { requestId, holdToken } = await held("09:00");
    stage.clock.at += 9 * MINUTE;
    const { until } = await bodyOf(stage.extend(requestId));
    expect(Date.parse(until)).toBe(START + 2 * HOLD_SECONDS * 1000);
    stage.clock.at = START + 19 * MINUTE;
    expect(await codeOf(stage.confirm(requestId, holdToken))).toBe("ok");
  });

  it("happens once, and not to a hold that has lapsed or to none", async () => {
    const { requestId } = await held("09:00");
    const both = await Promise.all([codeOf(stage.extend(requestId)), codeOf(stage.extend(requestId))]);
    expect(both.toSorted()).toEqual(["hold-extended", "ok"]);
    const late = await held("09:30");
    stage.clock.at += HOLD_SECONDS * 1000;
    expect(await codeOf(stage.extend(late.requestId))).toBe("hold-none");
    expect(await codeOf(stage.extend(await stage.request()))).toBe("hold-none");
  });

  it("given it was extended and lapsed › hold-lapsed, and the place is another's", async () => {
    const { requestId, holdToken } = await held("10:00");
    await bodyOf(stage.extend(requestId));
    stage.clock.at += 2 * HOLD_SECONDS * 1000;
    expect(["hold-lapsed", "hold-token-invalid"]).toContain(
      await codeOf(stage.confirm(requestId, holdToken)),
    );
    await booked("10:00");
    await booked("10:00");
  });
});

describe("cancelling (A2, A5)", () => {
  it("ends appointment and guards, reopens the request, and the places return after 5 to 60 minutes, not at once", async () => {
    const { requestId, appointmentId } = await booked("09:00", 2);
    const random = () => 0.5;
    const answer = await bodyOf(stage.cancel(requestId, random));
    expect(answer).toMatchObject({ appointmentId, state: "cancelled" });
    expect(await stateOf(requestId)).toBe("valid");
    expect(await appointment(day, appointmentId)).toMatchObject({ state: "cancelled", sequence: 1 });
    expect(await guardsOf(requestId)).toEqual([undefined, undefined]);
    const places = (await stage.slot(at("09:00")))?.places.filter(({ kind }) => kind === "public");
    const returnAt = START / 1000 + 300 + Math.floor(0.5 * 3301);
    expect(places).toEqual([
      { kind: "public", until: returnAt, hold: RETURNING },
      { kind: "public", until: returnAt, hold: RETURNING },
    ]);
    // The same people, at once elsewhere; and these places to anybody once their time has come.
    const again = await bodyOf(stage.hold(requestId, at("10:00"), await grant(requestId)));
    expect(await codeOf(stage.confirm(requestId, again.holdToken))).toBe("ok");
    const other = await stage.request();
    const slotsGrant = await grant(other);
    expect(await codeOf(stage.hold(other, at("09:00"), slotsGrant))).toBe("slot-full");
    stage.clock.at = returnAt * 1000;
    expect(await codeOf(stage.hold(other, at("09:00"), await grant(other)))).toBe("ok");
  });

  it("the delay is drawn between 5 and 60 minutes", async () => {
    for (const [random, minutes] of [
      [0, 5],
      [0.999999, 60],
    ] as const) {
      const { requestId } = await booked(random === 0 ? "09:30" : "10:00");
      await bodyOf(stage.cancel(requestId, () => random));
      const slot = await stage.slot(at(random === 0 ? "09:30" : "10:00"));
      expect(slot?.places.map(({ until }) => until)).toContain(START / 1000 + minutes * 60);
    }
  });

  it("twice › refused with its state; with the same key › the same answer", async () => {
    const { requestId } = await booked("09:00");
    const command = newCommand();
    const first = await bodyOf(stage.cancel(requestId, undefined, command));
    expect(await stage.cancel(requestId)).toMatchObject({
      error: { code: "appointment-wrong-state", details: { state: "cancelled" } },
    });
    expect(await stage.deps.changes.find(command)).toMatchObject({ value: { body: first } });
  });

  it("once it has begun, of another's, or of none › refused, nothing stored", async () => {
    const { requestId, appointmentId } = await booked("09:00");
    expect(await codeOf(stage.cancel(await stage.request()))).toBe("appointment-none");
    stage.clock.at = await startOf(at("09:00"));
    expect(await codeOf(stage.cancel(requestId))).toBe("appointment-too-late");
    expect(await appointment(day, appointmentId)).toMatchObject({ state: "booked" });
  });
});

describe("rescheduling (A4)", () => {
  const move = async (requestId: string, slotId: string) =>
    stage.reschedule(requestId, slotId, await grant(requestId, slotId.slice(0, 10)));

  it("to another day: same id, next sequence, guards and request follow, the old places return later", async () => {
    const { requestId, appointmentId } = await booked("09:00", 2);
    stage.clock.at = Math.min(START, (await startOf(at("09:00"))) - 25 * HOUR);
    const target = "2027-01-18T10:00";
    const moved = await bodyOf(move(requestId, target));
    expect(moved).toMatchObject({ appointmentId, date: "2027-01-18", time: "10:00", movesLeft: 1 });
    expect(await appointment("2027-01-18", appointmentId)).toMatchObject({
      state: "booked",
      sequence: 1,
      moves: 1,
    });
    expect(await appointment(day, appointmentId)).toMatchObject({
      state: "moved",
      movedTo: { date: "2027-01-18", time: "10:00" },
    });
    expect(await takenBy(target, appointmentId)).toBe(2);
    expect(await takenBy(at("09:00"), appointmentId)).toBe(0);
    expect((await stage.slot(at("09:00")))?.places.filter(({ hold }) => hold === RETURNING)).toHaveLength(2);
    for (const guard of await guardsOf(requestId))
      expect(guard).toMatchObject({ appointmentId, date: "2027-01-18" });
    expect((await stage.deps.requests.find(requestId))?.appointment).toMatchObject({ date: "2027-01-18" });
    // Back where it was, then no more.
    stage.clock.at += 61 * MINUTE;
    expect(await codeOf(move(requestId, at("09:00")))).toBe("ok");
    expect(await appointment(day, appointmentId)).toMatchObject({
      state: "booked",
      moves: 2,
      sequence: 2,
    });
    expect(await codeOf(stage.list(requestId, day))).toBe("reschedule-spent");
    await bodyOf(stage.cancel(requestId));
  });

  it("on the same day › one item, no trace; into the slot it is in › slot-unchanged", async () => {
    const { requestId, appointmentId } = await booked("14:00");
    expect(await codeOf(move(requestId, at("14:00")))).toBe("slot-unchanged");
    await bodyOf(move(requestId, at("15:00")));
    expect(await appointment(day, appointmentId)).toMatchObject({
      state: "booked",
      time: "15:00",
      moves: 1,
    });
    expect(await takenBy(at("15:00"), appointmentId)).toBe(1);
  });

  it("given the new slot is full › slot-full with alternatives, and the old appointment untouched", async () => {
    await booked("10:30", 2);
    const { requestId, appointmentId } = await booked("09:00");
    const slotsGrant = await grant(requestId);
    const refused = await stage.reschedule(requestId, at("10:30"), slotsGrant);
    expect(refused).toMatchObject({
      error: { code: "slot-full", details: { alternatives: [at("10:00"), at("11:00"), at("09:30")] } },
    });
    expect(await appointment(day, appointmentId)).toMatchObject({
      state: "booked",
      time: "09:00",
      sequence: 0,
    });
    expect(await takenBy(at("09:00"), appointmentId)).toBe(1);
  });

  it("in the last 24 hours, with a foreign grant, into a slot unknown or past › refused", async () => {
    const { requestId } = await booked("09:00");
    const slotsGrant = await grant(requestId);
    const other = await stage.request();
    expect(await codeOf(stage.reschedule(requestId, at("10:00"), await grant(other)))).toBe(
      "slots-grant-invalid",
    );
    expect(await codeOf(stage.reschedule(requestId, at("12:45"), slotsGrant))).toBe("slot-unknown");
    stage.clock.at = (await startOf(at("09:00"))) - 24 * HOUR - MINUTE;
    const late = await grant(requestId);
    stage.clock.at += MINUTE;
    expect(await codeOf(stage.reschedule(requestId, at("10:00"), late))).toBe("appointment-too-late");
    expect(await codeOf(stage.list(requestId, day))).toBe("appointment-too-late");
  });
});

describe("confirming presence (A6)", () => {
  it("between day −10 and day −3, once, where the calendar asks for it; asked again for a new day", async () => {
    const { appointmentId, requestId } = await booked("09:00");
    expect(await codeOf(stage.presence(requestId))).toBe("presence-not-asked");
    await bodyOf(stage.cancel(requestId));
    await stage.saveCalendar({ ...calendar, confirmPresence: true });
    const date = "2027-01-11";
    const slotId = `${date}T09:00`;
    const hold = await bodyOf(stage.hold(requestId, slotId, await grant(requestId, date)));
    const again = await bodyOf(stage.confirm(requestId, hold.holdToken));
    expect(again.appointmentId).not.toBe(appointmentId);
    const start = await startOf(slotId);
    expect(await codeOf(stage.presence(requestId))).toBe("presence-too-early");
    stage.clock.at = start - 10 * 24 * HOUR;
    const both = await Promise.all([codeOf(stage.presence(requestId)), codeOf(stage.presence(requestId))]);
    expect(both.toSorted()).toEqual(["ok", "presence-confirmed"]);
    expect(await appointment(date, again.appointmentId)).toMatchObject({
      state: "booked",
      sequence: 0,
      presence: { confirmedAt: new Date(stage.clock.at).toISOString() },
    });
    // Nearer than ten days: the new time asks nothing.
    stage.clock.at += HOUR;
    await bodyOf(stage.reschedule(requestId, `${date}T09:30`, await grant(requestId, date)));
    expect((await appointment(date, again.appointmentId))?.presence).toBeUndefined();
    await stage.saveCalendar(calendar);
  });

  it("from day −3 on › appointment-too-late", async () => {
    await stage.saveCalendar({ ...calendar, confirmPresence: true });
    const requestId = await stage.request();
    const date = "2027-01-11";
    const hold = await bodyOf(stage.hold(requestId, `${date}T10:00`, await grant(requestId, date)));
    await bodyOf(stage.confirm(requestId, hold.holdToken));
    stage.clock.at = (await startOf(`${date}T10:00`)) - 3 * 24 * HOUR;
    expect(await codeOf(stage.presence(requestId))).toBe("appointment-too-late");
    await stage.saveCalendar(calendar);
  });
});

describe("races: one consistent outcome (A3)", () => {
  const consistent = async (date: string) => {
    const visits = await stage.appointmentsOn(date);
    const live = visits.filter(({ state }) => ["booked", "arrived", "served"].includes(state));
    const slots = await stage.deps.slots.day(POST, "acts", date, { consistent: true });
    const places = slots.flatMap((slot) => slot.places.map((place) => ({ ...place, time: slot.time })));
    for (const visit of live) {
      const own = places.filter(({ appointmentId }) => appointmentId === visit.appointmentId);
      expect(own.map(({ until }) => until)).toEqual(visit.personKeys.map(() => NEVER));
      expect(new Set(own.map(({ time }) => time))).toEqual(new Set([visit.time]));
    }
    const known = new Set(live.map(({ appointmentId }) => appointmentId));
    for (const { appointmentId } of places)
      if (appointmentId !== undefined) expect(known.has(appointmentId)).toBe(true);
    return live;
  };

  it("10 rounds of cancel, reschedule, cancel and close of one appointment at once", async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 10; round += 1) {
      stage.clock.at = START;
      const { requestId, appointmentId } = await booked("09:00");
      stage.clock.at = Math.max(START, (await startOf(at("09:00"))) - 25 * HOUR);
      const slotsGrant = await grant(requestId);
      const codes = await Promise.all([
        codeOf(stage.cancel(requestId)),
        codeOf(stage.reschedule(requestId, at("10:00"), slotsGrant)),
        codeOf(stage.cancel(requestId)),
        codeOf(stage.close(appointmentId, day)),
      ]);
      const state = (await appointment(day, appointmentId))?.state;
      outcomes.add(`${state} after ${codes.join(" ")}`);
      const live = await consistent(day);
      const guarded = (await guardsOf(requestId)).filter((guard) => guard !== undefined).length;
      expect([state, await stateOf(requestId), guarded]).toEqual(
        state === "served" ? ["served", "served", 0] : ["cancelled", "valid", 0],
      );
      // Either cancelled once or served: whoever came second was told so.
      expect(codes.filter((code, index) => code === "ok" && index !== 1)).toHaveLength(1);
      expect(live.filter((visit) => visit.requestId === requestId)).toHaveLength(state === "served" ? 1 : 0);
      day = nextDay();
    }
    expect(outcomes.size).toBeGreaterThan(0);
  }, 120_000);

  it("10 appointments move into one slot of two places at once, while 10 others press for it › two get it", async () => {
    const date = "2027-01-13";
    const target = `${date}T10:00`;
    const movers: { requestId: string; appointmentId: string }[] = [];
    for (const time of ["09:00", "09:30", "10:30", "11:00", "11:30"]) {
      for (let place = 0; place < 2; place += 1) {
        const requestId = await stage.request();
        const hold = await bodyOf(stage.hold(requestId, `${date}T${time}`, await grant(requestId, date)));
        movers.push({ requestId, ...(await bodyOf(stage.confirm(requestId, hold.holdToken))) });
      }
    }
    const pressing = await Promise.all(Array.from({ length: 10 }, () => stage.request()));
    const grants = await Promise.all(
      [...movers.map(({ requestId }) => requestId), ...pressing].map((id) => grant(id, date)),
    );
    const results = await Promise.all([
      ...movers.map(({ requestId }, index) =>
        codeOf(stage.reschedule(requestId, target, grants[index] ?? "")),
      ),
      ...pressing.map((requestId, index) => codeOf(stage.hold(requestId, target, grants[index + 10] ?? ""))),
    ]);
    expect(results.filter((code) => code === "ok")).toHaveLength(2);
    expect(new Set(results.filter((code) => code !== "ok"))).toEqual(new Set(["slot-full"]));
    expect(await consistent(date)).toHaveLength(10);
  });

  it("two appointments exchange their full slots at once › neither can, both keep theirs", async () => {
    const date = "2027-01-14";
    const [one, other] = ["09:00", "09:30"];
    const book = async (time: string) => {
      const requestId = await stage.request([stage.person(), stage.person()]);
      const hold = await bodyOf(stage.hold(requestId, `${date}T${time}`, await grant(requestId, date)));
      await bodyOf(stage.confirm(requestId, hold.holdToken));
      return requestId;
    };
    const [first, second] = [await book(one), await book(other)];
    const grants = [await grant(first, date), await grant(second, date)];
    const codes = await Promise.all([
      codeOf(stage.reschedule(first, `${date}T${other}`, grants[0] ?? "")),
      codeOf(stage.reschedule(second, `${date}T${one}`, grants[1] ?? "")),
    ]);
    expect(codes).toEqual(["slot-full", "slot-full"]);
    expect(await consistent(date)).toHaveLength(2);
  });
});

describe("the desk (A7)", () => {
  it("takes people in: on time, or late after a quarter of an hour; not the day before; then serves them", async () => {
    const onTime = await booked("09:00");
    const late = await booked("09:00");
    const start = await startOf(at("09:00"));
    stage.clock.at = start - 13 * HOUR;
    expect(await codeOf(stage.arrive(onTime.appointmentId, day))).toBe("appointment-too-early");
    stage.clock.at = start + 15 * MINUTE;
    expect(await bodyOf(stage.arrive(onTime.appointmentId, day))).toMatchObject({ late: false });
    stage.clock.at += MINUTE;
    expect(await bodyOf(stage.arrive(late.appointmentId, day))).toMatchObject({ late: true });
    expect(await codeOf(stage.arrive(late.appointmentId, day))).toBe("appointment-wrong-state");
    expect(await codeOf(stage.miss(onTime.appointmentId, day))).toBe("appointment-wrong-state");
    expect(await codeOf(stage.close(onTime.appointmentId, day))).toBe("ok");
    expect(await codeOf(stage.cancel(late.requestId))).toBe("appointment-wrong-state");
  });

  it("records a no-show from a quarter of an hour after the start on; the request may choose again", async () => {
    const { requestId, appointmentId } = await booked("09:00");
    const start = await startOf(at("09:00"));
    stage.clock.at = start + 14 * MINUTE;
    expect(await codeOf(stage.miss(appointmentId, day))).toBe("appointment-too-early");
    stage.clock.at = start + 15 * MINUTE;
    const all = await Promise.all(Array.from({ length: 5 }, () => codeOf(stage.miss(appointmentId, day))));
    expect(all.filter((code) => code === "ok")).toHaveLength(1);
    expect(await stateOf(requestId)).toBe("valid");
    expect(await guardsOf(requestId)).toEqual([undefined]);
    expect(await codeOf(stage.close(appointmentId, day))).toBe("appointment-none");
  });

  it("given two no-shows of a person within half a year › booking-by-call-centre, told when slots are listed; half a year later › booked", async () => {
    const same = stage.person();
    const request = () => stage.request([{ ...same }]);
    for (const time of ["09:00", "09:30"]) {
      stage.clock.at = (await startOf(at(time))) - 5 * MINUTE;
      const requestId = await request();
      const { holdToken } = await bodyOf(stage.hold(requestId, at(time), await grant(requestId)));
      const { appointmentId } = await bodyOf(stage.confirm(requestId, holdToken));
      // While they are expected, another of the same procedure is refused as early, with where and when it is (A2).
      expect(await stage.list(await request(), day)).toMatchObject({
        error: { code: "appointment-duplicate", details: { postId: POST, date: day } },
      });
      stage.clock.at = (await startOf(at(time))) + 15 * MINUTE;
      await bodyOf(stage.miss(appointmentId, day));
    }
    const requestId = await request();
    const until = (await startOf(at("09:00"))) + 183 * 24 * HOUR;
    const details = { until: new Date(until).toISOString() };
    expect(await stage.list(requestId, day)).toMatchObject({
      error: { code: "booking-by-call-centre", details },
    });
    const personKey = (await stage.deps.requests.find(requestId))?.personKeys[0] ?? "";
    const [item] = await stage.partition(keys.guard(personKey).pk);
    expect(item).toMatchObject({
      missedBefore: (await startOf(at("09:00"))) / 1000,
      missed: (await startOf(at("09:30"))) / 1000,
    });
    expect(Buffer.byteLength(JSON.stringify(item))).toBeLessThan(1024);
    expect(item).not.toHaveProperty([`act:${ACT}`]);
    const people = { personKeys: [personKey], procedureId: ACT };
    const blocked = async (now: number) =>
      (await stage.deps.appointments.whyBlocked(people, now, NO_SHOW_LIMIT))?.code;
    expect(await blocked(until - 1000)).toBe("booking-by-call-centre");
    expect(await blocked(until)).toBeUndefined();
  });

  it("A7 the post may count three, one or none: what its calendar says when slots are listed is judged in the write", async () => {
    const same = stage.person();
    const request = () => stage.request([{ ...same }]);
    stage.clock.at = (await startOf(at("09:00"))) - 5 * MINUTE;
    const first = await request();
    const { holdToken } = await bodyOf(stage.hold(first, at("09:00"), await grant(first)));
    const { appointmentId } = await bodyOf(stage.confirm(first, holdToken));
    stage.clock.at += HOUR;
    await bodyOf(stage.miss(appointmentId, day));
    const again = await request();
    for (const [noShowLimit, code] of [
      [1, "booking-by-call-centre"],
      [2, "ok"],
      [3, "ok"],
      [0, "ok"],
    ] as const) {
      await stage.saveCalendar({ ...calendar, noShowLimit });
      expect([noShowLimit, await codeOf(stage.list(again, day))]).toEqual([noShowLimit, code]);
    }
    const { holdToken: free } = await bodyOf(stage.hold(again, at("14:00"), await grant(again)));
    await stage.saveCalendar(calendar);
    expect(await codeOf(stage.confirm(again, free))).toBe("ok");
  });

  it("A7 the second no-show is recorded while a third appointment is held › refused in the write", async () => {
    const same = stage.person();
    const request = () => stage.request([{ ...same }]);
    stage.clock.at = (await startOf(at("09:00"))) - MINUTE;
    const [first, second, third] = [await request(), await request(), await request()];
    const early = await bodyOf(stage.hold(first, at("09:00"), await grant(first)));
    const missed = await bodyOf(stage.confirm(first, early.holdToken));
    stage.clock.at = (await startOf(at("09:30"))) - MINUTE;
    await bodyOf(stage.miss(missed.appointmentId, day));
    // Listed just before the second appointment was made: the grant is good for 15 minutes, the hold for 10.
    const slotsGrant = await grant(third);
    const late = await bodyOf(stage.hold(second, at("09:30"), await grant(second)));
    const { appointmentId } = await bodyOf(stage.confirm(second, late.holdToken));
    stage.clock.at = (await startOf(at("09:30"))) + 10 * MINUTE;
    const { holdToken } = await bodyOf(stage.hold(third, at("15:00"), slotsGrant));
    stage.clock.at += 5 * MINUTE;
    await bodyOf(stage.miss(appointmentId, day));
    expect(await codeOf(stage.confirm(third, holdToken))).toBe("booking-by-call-centre");
    expect(await stateOf(third)).toBe("valid");
  });
});

describe("a no-show recorded by mistake (A7)", () => {
  const missed = async (time: string) => {
    const one = await booked(time, 2);
    stage.clock.at = (await startOf(at(time))) + 15 * MINUTE;
    await bodyOf(stage.miss(one.appointmentId, day));
    return one;
  };

  it("is taken back once within the same local day: booked and guarded again, and it does not count", async () => {
    const { requestId, appointmentId } = await missed("09:00");
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(stage.unmiss(appointmentId, day))));
    expect(codes.filter((code) => code === "ok")).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(["ok", "appointment-wrong-state"]));
    expect(await appointment(day, appointmentId)).toMatchObject({ state: "booked" });
    expect(await stateOf(requestId)).toBe("booked");
    for (const guard of await guardsOf(requestId)) expect(guard).toMatchObject({ appointmentId });
    const personKey = (await stage.deps.requests.find(requestId))?.personKeys[0] ?? "";
    expect((await stage.partition(keys.guard(personKey).pk))[0]).toMatchObject({
      missed: 0,
      missedBefore: 0,
    });
    // They come after all, or they do not.
    expect(await codeOf(stage.miss(appointmentId, day))).toBe("ok");
    expect(await codeOf(stage.unmiss(appointmentId, day))).toBe("ok");
    expect(await codeOf(stage.close(appointmentId, day))).toBe("ok");
  });

  it("given another is held or booked meanwhile, or on a later day › refused, nothing stored", async () => {
    const { requestId, appointmentId } = await missed("09:00");
    stage.clock.at = Math.min(stage.clock.at, START + 29 * 24 * HOUR);
    await bodyOf(stage.hold(requestId, at("15:00"), await grant(requestId)));
    expect(await codeOf(stage.unmiss(appointmentId, day))).toBe("hold-exists");
    await bodyOf(stage.release(requestId));
    const hold = await bodyOf(stage.hold(requestId, at("15:30"), await grant(requestId)));
    await bodyOf(stage.confirm(requestId, hold.holdToken));
    expect(await codeOf(stage.unmiss(appointmentId, day))).toBe("appointment-exists");
    const other = await missed("10:00");
    stage.clock.at = Date.parse(`${day}T23:00:00Z`);
    expect(await codeOf(stage.unmiss(other.appointmentId, day))).toBe("appointment-too-late");
    expect(await appointment(day, other.appointmentId)).toMatchObject({ state: "no-show" });
  });
});

describe("A1 a party over consecutive slots", () => {
  it("given no slot has room for all › the day shows where they may start and in how many slots; holds, confirms and frees them together", async () => {
    const requestId = await stage.request([stage.person(), stage.person(), stage.person()]);
    const { slots, slotsGrant } = await bodyOf(stage.list(requestId, day));
    // Two places a slot: 11:30 ends the morning, 15:30 the day.
    expect(slots.map(({ time, slots: n }) => [time, n])).toEqual(
      ["09:00", "09:30", "10:00", "10:30", "11:00", "14:00", "14:30", "15:00"].map((time) => [time, 2]),
    );
    expect(await codeOf(stage.hold(requestId, at("09:00"), slotsGrant))).toBe("slot-full");
    const hold = await bodyOf(stage.hold(requestId, at("09:00"), slotsGrant, 2));
    expect(hold).toMatchObject({ places: 3, time: "09:00", more: [{ time: "09:30", places: 1 }] });
    await bodyOf(stage.extend(requestId));
    const { appointmentId } = await bodyOf(stage.confirm(requestId, hold.holdToken));
    expect([await takenBy(at("09:00"), appointmentId), await takenBy(at("09:30"), appointmentId)]).toEqual([
      2, 1,
    ]);
    stage.clock.at = Math.min(START, (await startOf(at("09:00"))) - 25 * HOUR);
    // Half an hour later: it leaves one slot, keeps to another, takes a third.
    const moved = await stage.reschedule(requestId, at("10:00"), await grant(requestId), 2);
    expect(moved).toMatchObject({ ok: true });
    expect([await takenBy(at("10:00"), appointmentId), await takenBy(at("10:30"), appointmentId)]).toEqual([
      2, 1,
    ]);
    await bodyOf(stage.cancel(requestId));
    for (const time of ["09:00", "09:30", "10:00", "10:30"])
      expect(await takenBy(at(time), appointmentId)).toBe(0);
  });

  it("given the second slot is lost › all or nothing: the first is given back", async () => {
    const requestId = await stage.request([stage.person(), stage.person(), stage.person()]);
    const slotsGrant = await grant(requestId);
    const rivals = await Promise.all(
      Array.from({ length: 6 }, () => stage.request([stage.person(), stage.person(), stage.person()])),
    );
    const grants = await Promise.all(rivals.map((rival) => grant(rival)));
    const codes = await Promise.all([
      codeOf(stage.hold(requestId, at("14:00"), slotsGrant, 2)),
      ...rivals.map((rival, index) =>
        codeOf(stage.hold(rival, at(index % 2 === 0 ? "14:00" : "14:30"), grants[index] ?? "", 2)),
      ),
    ]);
    const places = (await stage.deps.slots.day(POST, "acts", day, { consistent: true })).flatMap(
      (slot) => slot.places,
    );
    const heldPlaces = places.filter(({ until, kind }) => kind === "public" && until > stage.clock.at / 1000);
    expect(heldPlaces).toHaveLength(3 * codes.filter((code) => code === "ok").length);
    expect(codes.filter((code) => code === "ok").length).toBeLessThanOrEqual(2);
  });
});

describe("what is written stays small (docs/adr/0002)", () => {
  // As long as real ones: ids of 26 letters after their prefix.
  const [requestId, hold] = [`req_${"r".repeat(26)}`, "h".repeat(26)];
  const bytesAt = async (Key: { pk: string; sk: string }) => {
    const { Item } = await dynamo.client.send(new GetCommand({ TableName: "core", Key }));
    return itemBytes(obj(toJson(marshall(Item))));
  };

  it("A3 a slot of eleven places, the most that our calendars have, is under 1 KB with all of them held", async () => {
    const places = { public: 8, desk: 1, urgent: 2 };
    const startsAt = "2027-01-15T08:00:00.000Z";
    const key = { postId: POST, calendarId: "biometrics", date: "2027-01-15", time: "09:00" };
    await putSlot(dynamo, testCalendar({ postId: POST, calendarId: key.calendarId, places }), {
      ...key,
      startsAt,
    });
    const taken = await stage.deps.slots.hold(key, {
      party: 11,
      kinds: ["public", "desk", "urgent"],
      requestId,
      hold,
      until: START / 1000 + HOLD_SECONDS,
      now: START,
    });
    expect(taken.ok).toBe(true);
    expect(await bytesAt(keys.slot(POST, key.calendarId, key.date, key.time))).toBeLessThan(1024);
  });

  it("A4 appointment, request and guard are under 1 KB each, moved and cancelled too", async () => {
    const { requestId: mine, appointmentId } = await booked("09:00");
    const target = "2027-01-12T09:00";
    await bodyOf(stage.reschedule(mine, target, await grant(mine, "2027-01-12")));
    await bodyOf(stage.cancel(mine));
    const personKey = (await stage.deps.requests.find(mine))?.personKeys[0] ?? "";
    for (const key of [
      keys.request(mine),
      keys.appointment(POST, day, appointmentId),
      keys.appointment(POST, "2027-01-12", appointmentId),
      keys.guard(personKey),
    ])
      expect(await bytesAt(key), key.pk).toBeLessThan(1024);
  });
});
