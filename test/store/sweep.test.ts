import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Fact } from "#events/envelope.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { REMINDERS_PER_RUN } from "#shared/application/appointments/sweep-appointments.ts";
import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import { isOpenOn } from "#shared/domain/calendar/calendar.ts";
import { datesFrom } from "#shared/domain/calendar/local-time.ts";
import { NEVER, RETURNING } from "#shared/domain/slot/places.ts";
import type { Change, ChangeStore } from "#shared/ports/change-store.ts";
import type { BookingStage } from "#test/support/booking.ts";
import { bodyOf, bookingStage, codeOf, POST } from "#test/support/booking.ts";
import { testCalendar } from "#test/support/calendar.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";

const START = Date.parse("2026-11-21T12:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const calendar: Calendar = testCalendar({
  postId: POST,
  calendarId: "acts",
  timeZone: "Europe/Paris",
  weekly: [{ weekdays: [1, 2, 3, 4, 5], from: "09:00", to: "13:00" }],
  slotMinutes: 60,
  places: { public: 10 },
  horizonDays: 50,
  confirmPresence: true,
});
let dynamo: TestDynamo;
let stage: BookingStage;
/** The facts of what was stored, in order. */
let facts: Fact[] = [];
let recording: ChangeStore;

beforeAll(async () => {
  dynamo = await startTestDynamo();
  stage = await bookingStage(dynamo, calendar, START);
  recording = {
    ...stage.deps.changes,
    commit: async <Body>(change: Change<Body>) => {
      const outcome = await stage.deps.changes.commit(change);
      if (outcome.ok && outcome.value.replayed !== true) facts.push(...change.facts);
      return outcome;
    },
  };
});
afterAll(() => dynamo.stop());

/** Days far apart for each test, each more than ten days ahead of `START`. */
const openDays = datesFrom("2026-12-07", 45)
  .filter((date) => isOpenOn(calendar, date))
  .values();
const nextDay = (): string => openDays.next().value ?? "no open day is left";
let day = "";
beforeEach(async () => {
  stage.clock.at = START;
  facts = [];
  day = nextDay();
  // As after a run two weeks before: the clock of these tests goes back.
  const before = Date.parse(day) - 14 * DAY;
  await stage.deps.sweeps.settle(POST, new Date(before).toISOString().slice(0, 10));
});

const sweep = () => stage.sweep({ changes: recording });
const grant = async (requestId: string, date: string) =>
  (await bodyOf(stage.list(requestId, date))).slotsGrant;
const book = async (requestId: string, slotId: string) => {
  const hold = await bodyOf(stage.hold(requestId, slotId, await grant(requestId, slotId.slice(0, 10))));
  return (await bodyOf(stage.confirm(requestId, hold.holdToken))).appointmentId;
};
const booked = async (time = "09:00", people = 1) => {
  const requestId = await stage.request(Array.from({ length: people }, () => stage.person()));
  return { requestId, appointmentId: await book(requestId, `${day}T${time}`) };
};
const appointment = (appointmentId: string, date = day) =>
  stage.deps.appointments.find(POST, date, appointmentId);
const startOf = async (slotId: string) => Date.parse((await stage.slot(slotId))?.startsAt ?? "");
const toldOf = (appointmentId: string) =>
  facts
    .filter(({ subject }) => subject === appointmentId)
    .map(({ type, data }) =>
      [type.split(".")[3], data["reminder"]].filter((word) => typeof word === "string").join(" "),
    );
const guardsOf = async (requestId: string) =>
  Promise.all(
    ((await stage.deps.requests.find(requestId))?.personKeys ?? []).map((personKey) =>
      stage.guard(personKey),
    ),
  );

describe("presence not confirmed (A6)", () => {
  it("lapses on day −3: guards ended, places back after a while, and another may be chosen for seven days at least", async () => {
    const { requestId, appointmentId } = await booked("09:00", 2);
    stage.clock.at = (await startOf(`${day}T09:00`)) - 3 * DAY - 1;
    await sweep();
    expect(await appointment(appointmentId)).toMatchObject({ state: "booked" });
    stage.clock.at += 1;
    expect((await sweep()).lapse).toBe(1);
    expect(await appointment(appointmentId)).toMatchObject({ state: "lapsed", sequence: 1 });
    expect(await guardsOf(requestId)).toEqual([undefined, undefined]);
    const places = (await stage.slot(`${day}T09:00`))?.places.filter(({ hold }) => hold === RETURNING) ?? [];
    expect(places).toHaveLength(2);
    for (const { until } of places) {
      expect(until).toBeGreaterThanOrEqual(Math.floor(stage.clock.at / 1000) + 5 * 60);
      expect(until).toBeLessThanOrEqual(Math.floor(stage.clock.at / 1000) + 60 * 60);
    }
    expect(await stage.deps.requests.find(requestId)).toMatchObject({ state: "valid" });
    // Whatever was left of the 30 days of R6.
    stage.clock.at += 6 * DAY;
    const again = await book(requestId, "2027-01-08T10:00");
    expect(again).not.toBe(appointmentId);
    expect(toldOf(appointmentId)).toContain("lapsed");
  });

  it("the 30 days of R6 are never shortened, and never left with fewer than seven", async () => {
    const near = await booked("09:00");
    const before = (await stage.deps.requests.find(near.requestId))?.validUntil ?? "";
    stage.clock.at = (await startOf(`${day}T09:00`)) - 3 * DAY;
    await sweep();
    const after = (await stage.deps.requests.find(near.requestId))?.validUntil ?? "";
    const sevenDays = new Date(stage.clock.at + 7 * DAY).toISOString();
    expect([before, sevenDays].toSorted().at(-1)).toBe(after);
    stage.clock.at = START;
    const far = await stage.request();
    const date = "2027-01-05";
    await book(far, `${date}T09:00`);
    stage.clock.at = (await startOf(`${date}T09:00`)) - 3 * DAY;
    await sweep();
    expect((await stage.deps.requests.find(far))?.validUntil).toBe(
      new Date(stage.clock.at + 7 * DAY).toISOString(),
    );
    expect(await codeOf(stage.list(far, "2027-01-06"))).toBe("ok");
  });

  it("confirmed, or not asked for › does not lapse", async () => {
    const { requestId, appointmentId } = await booked("09:00");
    stage.clock.at = (await startOf(`${day}T09:00`)) - 4 * DAY;
    await bodyOf(stage.presence(requestId));
    stage.clock.at += DAY;
    await sweep();
    expect(await appointment(appointmentId)).toMatchObject({ state: "booked" });
  });

  it("five sweeps at once › one lapse, one fact", async () => {
    const { appointmentId } = await booked("09:00");
    stage.clock.at = (await startOf(`${day}T09:00`)) - 3 * DAY;
    const runs = await Promise.all(Array.from({ length: 5 }, sweep));
    expect(runs.reduce((sum, { lapse }) => sum + lapse, 0)).toBe(1);
    expect(toldOf(appointmentId)).toEqual(["lapsed"]);
  });

  it("killed right after the write › the next run does nothing twice", async () => {
    const { appointmentId } = await booked("09:00");
    stage.clock.at = (await startOf(`${day}T09:00`)) - 3 * DAY;
    const killed = {
      ...recording,
      commit: async <Body>(change: Change<Body>) => {
        await recording.commit(change);
        throw new Error("killed");
      },
    };
    await expect(stage.sweep({ changes: killed })).rejects.toThrow("posts failed");
    expect((await sweep()).lapse).toBe(0);
    expect(toldOf(appointmentId)).toEqual(["lapsed"]);
    expect(await appointment(appointmentId)).toMatchObject({ state: "lapsed" });
  });

  it("6 rounds of sweep, presence, cancel and reschedule at the same moment › one consistent outcome", async () => {
    const target = "2027-01-07";
    const seen = new Set<string>();
    for (let round = 0; round < 6; round += 1) {
      stage.clock.at = START;
      const { requestId, appointmentId } = await booked("11:00");
      const until = (await startOf(`${day}T11:00`)) - 3 * DAY;
      // The window is open for them, over for the sweep; they start when it has read the appointment as booked.
      stage.clock.at = until - 1;
      const slotsGrant = await grant(requestId, target);
      const { promise: read, resolve: hasRead } = Promise.withResolvers<void>();
      const ofDay = async (postId: string, date: string) => {
        const found = await stage.deps.appointments.ofDay(postId, date);
        if (date === day) hasRead();
        return found;
      };
      const sweeping = stage.sweep({
        changes: recording,
        clock: { now: () => until },
        appointments: { ...stage.deps.appointments, ofDay },
      });
      await read;
      const codes = await Promise.all([
        codeOf(stage.presence(requestId)),
        round % 2 === 0
          ? codeOf(stage.cancel(requestId))
          : codeOf(stage.reschedule(requestId, `${target}T09:00`, slotsGrant)),
        sweeping.then(({ lapse }) => `${lapse} lapsed`),
      ]);
      const record = await stage.deps.requests.find(requestId);
      const date = record?.appointment?.date ?? "";
      const found = await appointment(appointmentId, date);
      seen.add(`${found?.state} after ${codes.join(", ")}`);
      const live = found?.state === "booked";
      expect(record?.state).toBe(live ? "booked" : "valid");
      const slot = await stage.slot(`${date}T${found?.time}`);
      const own = slot?.places.filter((place) => place.appointmentId === appointmentId) ?? [];
      expect(own.map((place) => place.until)).toEqual(live ? [NEVER] : []);
      expect((await guardsOf(requestId)).filter((guard) => guard !== undefined)).toHaveLength(live ? 1 : 0);
      expect(toldOf(appointmentId).filter((fact) => fact === "lapsed")).toHaveLength(
        found?.state === "lapsed" ? 1 : 0,
      );
      if (live) await bodyOf(stage.cancel(requestId));
      day = nextDay();
    }
    console.info([...seen].join("\n"));
  }, 60_000);
});

describe("reminders (A6, A8, N1)", () => {
  it("each once, however often and at once the sweep runs; the last two days before the visit are its own", async () => {
    const { requestId, appointmentId } = await booked("10:00");
    const start = await startOf(`${day}T10:00`);
    for (const at of [-10 * DAY - 1, -10 * DAY, -9 * DAY, -4 * DAY - 1, -4 * DAY, -4 * DAY + HOUR]) {
      stage.clock.at = start + at;
      await Promise.all([sweep(), sweep(), sweep()]);
    }
    expect(toldOf(appointmentId)).toEqual(["reminder-due presence-opens", "reminder-due presence-closes"]);
    await bodyOf(stage.presence(requestId));
    for (const at of [-3 * DAY, -DAY - 2 * HOUR, -DAY - HOUR, -DAY, -12 * HOUR]) {
      stage.clock.at = start + at;
      await Promise.all([sweep(), sweep()]);
    }
    expect(toldOf(appointmentId).slice(2)).toEqual(["reminder-due day-before"]);
    const reminded = facts.filter(({ subject }) => subject === appointmentId);
    expect(reminded[0]?.data).toMatchObject({
      presence: {
        from: new Date(start - 10 * DAY).toISOString(),
        until: new Date(start - 3 * DAY).toISOString(),
      },
    });
    expect(reminded[2]?.data).not.toHaveProperty("presence");
  });

  it("moved › reminded anew of the new date, never of the old", async () => {
    const { requestId, appointmentId } = await booked("10:00");
    stage.clock.at = (await startOf(`${day}T10:00`)) - 10 * DAY;
    await sweep();
    const target = "2027-01-07";
    await bodyOf(stage.reschedule(requestId, `${target}T10:00`, await grant(requestId, target)));
    for (const at of [4 * DAY, DAY]) {
      stage.clock.at = (await startOf(`${day}T10:00`)) - at;
      await sweep();
    }
    stage.clock.at = (await startOf(`${target}T10:00`)) - 10 * DAY;
    await sweep();
    expect(facts.filter(({ subject }) => subject === appointmentId).map(({ data }) => data)).toMatchObject([
      { reminder: "presence-opens", date: day },
      { reminder: "presence-opens", date: target },
    ]);
    await bodyOf(stage.cancel(requestId));
  });

  it("cancelled between reading and writing › no reminder", async () => {
    const { requestId, appointmentId } = await booked("10:00");
    stage.clock.at = (await startOf(`${day}T10:00`)) - 10 * DAY;
    const ofDay = async (postId: string, date: string) => {
      const found = await stage.deps.appointments.ofDay(postId, date);
      if (date === day) await bodyOf(stage.cancel(requestId));
      return found;
    };
    await stage.sweep({ changes: recording, appointments: { ...stage.deps.appointments, ofDay } });
    expect(toldOf(appointmentId)).toEqual([]);
  });

  it(`${REMINDERS_PER_RUN} of a post in one run, the rest in the next: nobody twice, nobody forgotten`, async () => {
    const ids: string[] = [];
    for (const time of ["09:00", "10:00", "11:00"])
      for (let place = 0; place < 10; place += 1) ids.push((await booked(time)).appointmentId);
    stage.clock.at = (await startOf(`${day}T11:00`)) - 10 * DAY;
    const runs = [await sweep(), await sweep(), await sweep()];
    expect(runs.map(({ remind }) => remind)).toEqual([REMINDERS_PER_RUN, 30 - REMINDERS_PER_RUN, 0]);
    for (const id of ids) expect(toldOf(id)).toEqual(["reminder-due presence-opens"]);
  });
});

describe("the end of the post's day (A7)", () => {
  it("who did not come has missed it, exactly as if the desk had said so; who came is left", async () => {
    const [missed, arrived, desk] = [await booked("09:00"), await booked("09:00"), await booked("09:00")];
    const start = await startOf(`${day}T09:00`);
    stage.clock.at = start - 4 * DAY;
    for (const { requestId } of [missed, arrived, desk]) await bodyOf(stage.presence(requestId));
    stage.clock.at = start + HOUR;
    await bodyOf(stage.arrive(arrived.appointmentId, day));
    await bodyOf(stage.miss(desk.appointmentId, day));
    const midnight = Date.parse(`${day}T23:00:00Z`);
    await stage.deps.sweeps.settle(POST, new Date(midnight - DAY).toISOString().slice(0, 10));
    stage.clock.at = midnight - 1;
    expect((await sweep()).miss).toBe(0);
    stage.clock.at += 1;
    const runs = await Promise.all([sweep(), sweep(), sweep()]);
    expect(runs.reduce((sum, { miss }) => sum + miss, 0)).toBe(1);
    expect(toldOf(missed.appointmentId).at(-1)).toBe("missed");
    expect(await appointment(arrived.appointmentId)).toMatchObject({ state: "arrived" });
    const [byDay, byDesk] = await Promise.all(
      [missed, desk].map(async ({ requestId, appointmentId }) => {
        const record = await stage.deps.requests.find(requestId);
        const [guard] = await stage.partition(keys.guard(record?.personKeys[0] ?? "").pk);
        const { pk, ...rest } = guard ?? {};
        return { state: (await appointment(appointmentId))?.state, request: record?.state, guard: rest };
      }),
    );
    expect(byDay).toEqual(byDesk);
    expect(byDay).toMatchObject({ state: "no-show", request: "valid", guard: { missed: start / 1000 } });
  });

  it("a day that is settled is not read again; one that is not, is", async () => {
    const { requestId } = await booked("12:00");
    stage.clock.at = (await startOf(`${day}T12:00`)) - 4 * DAY;
    await bodyOf(stage.presence(requestId));
    const read: string[] = [];
    const ofDay = (postId: string, date: string) => {
      read.push(date);
      return stage.deps.appointments.ofDay(postId, date);
    };
    const datesRead = async () => {
      read.length = 0;
      await stage.sweep({ appointments: { ...stage.deps.appointments, ofDay } });
      return read;
    };
    stage.clock.at = Date.parse(`${day}T23:00:00Z`);
    expect(await datesRead()).toContain(day);
    expect(await datesRead()).toContain(day);
    expect(await datesRead()).not.toContain(day);
    expect(read).toHaveLength(12);
  });
});

describe("a run", () => {
  it("a post and a day that fail hold up no other; the run counts as failed", async () => {
    const { appointmentId } = await booked("09:00");
    const poison = keys.appointment(POST, datesFrom(day, 2).at(-1) ?? "", "apt_POISONED");
    await dynamo.client.send(new PutCommand({ TableName: "core", Item: { ...poison, state: "booked" } }));
    stage.clock.at = (await startOf(`${day}T09:00`)) - 3 * DAY;
    const known = await stage.deps.catalogue.posts();
    const nowhere = known.map((post) => ({ ...post, id: "xx-nowhere", timeZone: "Nowhere/Nothing" }));
    const catalogue = { posts: () => Promise.resolve([...nowhere, ...known]) };
    await expect(stage.sweep({ changes: recording, catalogue })).rejects.toThrow("2 of 2 posts failed");
    expect(await appointment(appointmentId)).toMatchObject({ state: "lapsed" });
  });

  it("out of time takes no other post", async () => {
    expect(await stage.sweep({}, 0)).toEqual({ lapse: 0, miss: 0, remind: 0 });
  });
});
