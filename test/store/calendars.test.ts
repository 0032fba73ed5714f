import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hmacPersonKeys } from "#shared/adapters/crypto/person-keys.ts";
import { hmacTokenSigner } from "#shared/adapters/crypto/token-signer.ts";
import { dynamoAppointmentStore } from "#shared/adapters/dynamodb/appointment-store.ts";
import { dynamoCalendarStore } from "#shared/adapters/dynamodb/calendar-store.ts";
import { dynamoCatalogueStore, postItem, procedureItem } from "#shared/adapters/dynamodb/catalogue-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { dynamoOfferStore } from "#shared/adapters/dynamodb/offer-store.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import { dynamoReviewQueue } from "#shared/adapters/dynamodb/review-queue.ts";
import { dynamoSlotStore } from "#shared/adapters/dynamodb/slot-store.ts";
import { confirmAppointment } from "#shared/application/appointments/confirm-appointment.ts";
import { holdPlaces } from "#shared/application/appointments/hold-places.ts";
import { listSlots } from "#shared/application/appointments/list-slots.ts";
import { listConflicts } from "#shared/application/calendars/conflicts.ts";
import type { CalendarsDeps } from "#shared/application/calendars/deps.ts";
import { previewCalendar } from "#shared/application/calendars/preview-calendar.ts";
import { publishCalendar } from "#shared/application/calendars/publish-calendar.ts";
import { listCalendars, showCalendar } from "#shared/application/calendars/show-calendars.ts";
import type { ChangingDeps, FilingDeps, ReadingDeps } from "#shared/application/requests/deps.ts";
import { fileRequest } from "#shared/application/requests/file-request.ts";
import { submitRequest } from "#shared/application/requests/submit-request.ts";
import { type MaterialiseDeps, materialiseSlots } from "#shared/application/slots/materialise-slots.ts";
import { settleCalendar } from "#shared/application/slots/settle-calendar.ts";
import { posts } from "#shared/catalogue/posts.ts";
import { procedures } from "#shared/catalogue/procedures.ts";
import type { Calendar, Timetable } from "#shared/domain/calendar/calendar.ts";
import type { Command, Outcome } from "#shared/domain/call.ts";
import type { Slot } from "#shared/ports/slot-store.ts";
import { putCalendar, testCalendar } from "#test/support/calendar.ts";
import { citizenCall, newCommand, officerCall } from "#test/support/citizen.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import { passPapers } from "#test/support/filing.ts";

const now = Date.parse("2026-11-21T12:00:00Z");
const TUESDAY = "2026-11-24";
const WEDNESDAY = "2026-11-25";
const secrets = { read: async () => "a secret for tests only, of no value anywhere" };
const acts = testCalendar({
  weekly: [{ weekdays: [1, 2, 3, 4, 5], from: "10:00", to: "12:00" }],
  places: { public: 4, urgent: 1 },
  horizonDays: 7,
});

type Deps = FilingDeps & ReadingDeps & ChangingDeps & MaterialiseDeps & CalendarsDeps;

let dynamo: TestDynamo;
let deps: Deps;
let people = 0;
let used = 0;
/** Each test has a post to itself. */
let postId = "";

const timetableOf = ({
  postId: _p,
  calendarId: _c,
  timeZone: _z,
  version: _v,
  ...rest
}: Calendar): Timetable => rest;

beforeAll(async () => {
  dynamo = await startTestDynamo();
  const table = dynamo.tableNames.core;
  const put = (Item: Record<string, unknown>) =>
    dynamo.client.send(new PutCommand({ TableName: table, Item }));
  for (const post of posts) await put({ ...postItem(post) });
  for (const procedure of procedures) await put({ ...procedureItem(procedure) });
  deps = {
    catalogue: dynamoCatalogueStore(dynamo.client, table, { now: () => now }),
    requests: dynamoRequestStore(dynamo.client, table),
    slots: dynamoSlotStore(dynamo.client, table),
    calendars: dynamoCalendarStore(dynamo.client, table),
    appointments: dynamoAppointmentStore(dynamo.client, table),
    offers: dynamoOfferStore(dynamo.client, table),
    changes: dynamoChangeStore(dynamo.client, table),
    queue: dynamoReviewQueue(dynamo.client, table),
    personKeys: hmacPersonKeys(secrets, "person"),
    tokens: hmacTokenSigner(secrets, "booking"),
  };
});
afterAll(() => dynamo.stop());
beforeEach(async () => {
  postId = posts.filter(({ timeZone }) => timeZone === "Europe/Paris")[used]?.id ?? "";
  used += 1;
  // A warm function's memory of full slots must not reach into the next test.
  deps = { ...deps, slots: dynamoSlotStore(dynamo.client, dynamo.tableNames.core) };
  await putCalendar(dynamo, { ...acts, postId });
  await settle();
});

const settle = (): Promise<number> => settleCalendar(deps, { postId, calendarId: "acts" }, now);

const done = async <T>(outcome: Outcome<T>): Promise<T> => {
  const result = await outcome;
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  if (result.value.replayed) throw new Error("replayed");
  return result.value.body;
};

const staffCall = <B>(body: B, command?: Command) =>
  officerCall({ postId, calendarId: "acts" }, body, { now, postId, ...(command && { command }) });

const publish = (more: Partial<Timetable>, version = 1, command?: Command) =>
  publishCalendar(deps, staffCall({ version, calendar: { ...timetableOf(acts), ...more } }, command));

const conflicts = async () => (await done(listConflicts(deps, staffCall(undefined)))).conflicts;

const person = () => {
  people += 1;
  return { familyName: "Alaoui", givenNames: "Yasmine", birthDate: "1990-02-03", cin: `CD${people}` };
};

const validRequest = async (): Promise<string> => {
  const order = { postId, procedureId: "signature-legalisation", beneficiaries: [person()] };
  const { requestId } = await done(fileRequest(deps, citizenCall({}, order, { now })));
  await passPapers(dynamo, requestId);
  await done(submitRequest(deps, citizenCall({ requestId }, undefined, { now })));
  return requestId;
};

/** A request with the right to hold one of a day's slots, asked for before anything else happens. */
const chooser = async (date: string) => {
  const requestId = await validRequest();
  const { slotsGrant } = await done(listSlots(deps, citizenCall({ requestId, date }, undefined, { now })));
  return {
    requestId,
    hold: (time: string) =>
      holdPlaces(deps, citizenCall({ requestId }, { slotId: `${date}T${time}`, slotsGrant }, { now })),
    confirm: (holdToken: string) =>
      confirmAppointment(deps, citizenCall({ requestId }, { holdToken }, { now })),
  };
};

const book = async (date: string, time: string): Promise<string> => {
  const citizen = await chooser(date);
  const { holdToken } = await done(citizen.hold(time));
  return (await done(citizen.confirm(holdToken))).appointmentId;
};

const day = (date: string): Promise<readonly Slot[]> => deps.slots.day(postId, "acts", date);
const slotAt = async (date: string, time: string): Promise<Slot> => {
  const slot = (await day(date)).find((each) => each.time === time);
  if (slot === undefined) throw new Error(`no slot at ${date} ${time}`);
  return slot;
};
const kindsOf = ({ places }: Slot): Readonly<Record<string, number>> =>
  places.reduce<Record<string, number>>((counts, { kind }) => {
    counts[kind] = (counts[kind] ?? 0) + 1;
    return counts;
  }, {});
const week = async (): Promise<string> =>
  JSON.stringify(
    await Promise.all(
      ["2026-11-23", TUESDAY, WEDNESDAY, "2026-11-26", "2026-11-27"].map((date) => day(date)),
    ),
  );

describe("S1 publishing a calendar", () => {
  it("given its version › publishes the next one; shown with it, and with whether the slots follow", async () => {
    expect(await done(publish({ slotMinutes: 20 }))).toEqual({ calendarId: "acts", version: 2 });
    const shown = await done(showCalendar(deps, staffCall(undefined)));
    expect(shown).toMatchObject({ version: 2, slotsFollow: false, calendar: { slotMinutes: 20 } });
    await settle();
    expect(await done(showCalendar(deps, staffCall(undefined)))).toMatchObject({ slotsFollow: true });
    expect(await done(listCalendars(deps, staffCall(undefined)))).toEqual({
      calendars: [{ calendarId: "acts", version: 2, slotMinutes: 20, places: 5, horizonDays: 7 }],
      absent: ["biometrics"],
    });
  });

  it("given an older version › calendar-stale with the present one, judged in the write; two at once › one", async () => {
    const both = await Promise.all([publish({ slotMinutes: 20 }), publish({ slotMinutes: 15 })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      error: { code: "calendar-stale", details: { version: 2 } },
    });
    expect(await publish({}, 0)).toMatchObject({ error: { code: "calendar-stale" } });
    expect(await publish({}, 7)).toMatchObject({ error: { code: "calendar-stale" } });
  });

  it("E1 given the same command twice › the same answer and one publication", async () => {
    const command = newCommand({ kind: "staff", id: "stf_TEST" });
    const first = await done(publish({ slotMinutes: 20 }, 1, command));
    const again = await publish({ slotMinutes: 20 }, 1, command);
    expect(again).toMatchObject({ ok: true, value: { replayed: true, body: first } });
    expect((await deps.calendars.calendar(postId, "acts"))?.version).toBe(2);
  });

  it("E1 given a calendar that contradicts itself › calendar-impossible with pointers, nothing stored", async () => {
    const refused = await publish({ weekly: [{ weekdays: [1], from: "12:00", to: "10:00" }], desks: 21 });
    expect(refused).toMatchObject({
      error: {
        code: "calendar-impossible",
        errors: [
          { pointer: "/body/calendar/weekly/0/to", code: "ends-before-it-begins" },
          { pointer: "/body/calendar/desks", code: "too-many-places" },
        ],
      },
    });
    expect((await deps.calendars.calendar(postId, "acts"))?.version).toBe(1);
  });

  it("given a calendar no procedure has › not-found; given a post's first › version 1", async () => {
    const body = { version: 0, calendar: timetableOf(acts) };
    const call = (calendarId: string) => officerCall({ postId, calendarId }, body, { now, postId });
    expect(await publishCalendar(deps, call("nonsense"))).toMatchObject({ error: { code: "not-found" } });
    expect(await done(publishCalendar(deps, call("biometrics")))).toMatchObject({ version: 1 });
  });

  it("S6 a preview tells places week by week, the difference, what is unusual, and conflicts; it changes nothing", async () => {
    await book(TUESDAY, "10:00");
    const before = await week();
    const preview = (more: Partial<Timetable>) =>
      done(
        previewCalendar(deps, {
          ...staffCall({ calendar: { ...timetableOf(acts), ...more } }),
          query: { weeks: 2 },
        }),
      );
    expect(await preview({ weekly: [{ weekdays: [2], from: "11:00", to: "12:00" }] })).toEqual({
      version: 1,
      weeks: [
        { from: "2026-11-21", to: "2026-11-27", places: 10, published: 100 },
        { from: "2026-11-28", to: "2026-12-04", places: 10, published: 100 },
      ],
      total: 20,
      published: 200,
      difference: -180,
      unusual: "less-than-half",
      conflicts: 1,
    });
    expect(await preview({ weekly: [] })).toMatchObject({ total: 0, unusual: "no-places", conflicts: 1 });
    expect(await preview({ desks: 20 })).toMatchObject({ total: 800, unusual: "more-than-double" });
    expect(await preview({})).toMatchObject({ difference: 0, unusual: null, conflicts: 0 });
    expect(await week()).toBe(before);
  });
});

describe("S6 slots follow what is published", () => {
  const closed = (date: string): Partial<Timetable> => ({
    exceptions: [{ kind: "closed", date, reason: "works" }],
  });

  it("a closure withdraws free places; who is booked stays, is listed, and nobody else can come", async () => {
    const appointmentId = await book(TUESDAY, "10:30");
    const late = await chooser(TUESDAY);
    await done(publish(closed(TUESDAY)));
    await settle();
    expect((await day(TUESDAY)).map(kindsOf)).toEqual(Array.from({ length: 4 }, () => ({ withdrawn: 5 })));
    expect((await slotAt(TUESDAY, "10:30")).places.filter((place) => place.appointmentId)).toMatchObject([
      { appointmentId },
    ]);
    expect(await conflicts()).toMatchObject([
      { appointmentId, date: TUESDAY, time: "10:30", people: 1, procedureId: "signature-legalisation" },
    ]);
    expect(await late.hold("10:00")).toMatchObject({ error: { code: "slot-full" } });
    expect((await deps.calendars.days(postId, "acts"))[TUESDAY]).toBe(0);
    expect((await deps.calendars.days(postId, "acts"))[WEDNESDAY]).toBe(16);
  });

  it("reopening gives the places back, and the one booked is not given twice", async () => {
    await book(TUESDAY, "10:30");
    await done(publish(closed(TUESDAY)));
    await settle();
    await done(publish({}, 2));
    await settle();
    expect((await day(TUESDAY)).map(kindsOf)).toEqual(
      Array.from({ length: 4 }, () => ({ public: 4, urgent: 1 })),
    );
    expect(await conflicts()).toEqual([]);
    expect((await deps.calendars.days(postId, "acts"))[TUESDAY]).toBe(15);
  });

  it("A3 fewer desks withdraw free places only; more desks add places to the same slot; people are untouched", async () => {
    const first = await book(TUESDAY, "10:00");
    const second = await book(TUESDAY, "10:00");
    await done(publish({ desks: 2, reserved: {} }));
    await settle();
    const small = await slotAt(TUESDAY, "10:00");
    expect(kindsOf(small)).toEqual({ public: 2, withdrawn: 3 });
    const booked = (slot: Slot) =>
      slot.places.flatMap(({ appointmentId }) => (appointmentId ? [appointmentId] : [])).toSorted();
    expect(booked(small)).toEqual([first, second].toSorted());
    expect(await (await chooser(TUESDAY)).hold("10:00")).toMatchObject({ error: { code: "slot-full" } });
    expect(await conflicts()).toEqual([]);
    await done(publish({ desks: 8, reserved: { urgent: 1 } }, 2));
    await settle();
    const large = await slotAt(TUESDAY, "10:00");
    expect(kindsOf(large)).toEqual({ public: 7, urgent: 1 });
    expect(booked(large)).toEqual([first, second].toSorted());
  });

  it("extra hours make slots; other hours move those without people", async () => {
    await done(
      publish({
        weekly: [{ weekdays: [1, 2, 3, 4, 5], from: "10:15", to: "11:15" }],
        exceptions: [{ kind: "extra", date: "2026-11-22", reason: "open day", from: "09:00", to: "10:00" }],
      }),
    );
    expect(await settle()).toBe(2 + 5 * 2);
    expect((await day("2026-11-22")).map(({ time }) => time)).toEqual(["09:00", "09:30"]);
    const open = (await day(TUESDAY)).filter((slot) => kindsOf(slot)["public"] !== undefined);
    expect(open.map(({ time }) => time)).toEqual(["10:15", "10:45"]);
  });
});

describe("S1 settling is idempotent", () => {
  const change: Partial<Timetable> = {
    weekly: [{ weekdays: [2, 3], from: "09:30", to: "11:00" }],
    desks: 3,
    reserved: { desk: 1 },
  };

  it("three at once and again › the same slots as once; a second run makes none", async () => {
    await book(TUESDAY, "10:30");
    await done(publish(change));
    await Promise.all([settle(), settle(), settle()]);
    const after = await week();
    expect(await settle()).toBe(0);
    await Promise.all([
      materialiseSlots(deps, now),
      materialiseSlots(deps, now),
      materialiseSlots(deps, now),
    ]);
    expect(await week()).toBe(after);
    expect((await day(TUESDAY)).map((slot) => [slot.time, kindsOf(slot)])).toEqual([
      ["09:30", { public: 2, desk: 1 }],
      ["10:00", { public: 2, desk: 1, withdrawn: 2 }],
      ["10:30", { public: 2, desk: 1, withdrawn: 2 }],
      ["11:00", { withdrawn: 5 }],
      ["11:30", { withdrawn: 5 }],
    ]);
  });

  it("cut off at any write and run again › the same slots as uninterrupted", async () => {
    await done(publish(change));
    for (let cut = 1; cut <= 6; cut += 1) {
      let writes = 0;
      const breaking = async <T>(write: () => Promise<T>): Promise<T> => {
        writes += 1;
        // Odd cuts come before the write is applied, even ones after.
        if (writes === cut && cut % 2 === 1) throw new Error("cut off");
        const result = await write();
        if (writes === cut) throw new Error("cut off");
        return result;
      };
      const { slots } = deps;
      const cutOff: Deps = {
        ...deps,
        slots: {
          ...slots,
          make: (calendar, times) => breaking(() => slots.make(calendar, times)),
          reshape: (calendar, changes, at) => breaking(() => slots.reshape(calendar, changes, at)),
        },
      };
      await expect(settleCalendar(cutOff, { postId, calendarId: "acts" }, now)).rejects.toThrow("cut off");
      expect((await done(showCalendar(deps, staffCall(undefined)))).slotsFollow).toBe(false);
    }
    await settle();
    expect((await day(TUESDAY)).map((slot) => [slot.time, kindsOf(slot)["public"] ?? 0])).toEqual([
      ["09:30", 2],
      ["10:00", 2],
      ["10:30", 2],
      ["11:00", 0],
      ["11:30", 0],
    ]);
    expect((await done(showCalendar(deps, staffCall(undefined)))).slotsFollow).toBe(true);
  });

  it("a run that read an older version changes nothing by it, and follows the present one", async () => {
    const old = await deps.calendars.calendar(postId, "acts");
    if (old === undefined) throw new Error("not published");
    await done(publish({ exceptions: [{ kind: "closed", date: TUESDAY, reason: "works" }] }));
    await settle();
    const after = await week();
    const time = { date: TUESDAY, time: "15:00", startsAt: "2026-11-24T14:00:00.000Z" };
    expect(await deps.slots.make(old, [time])).toBe("overtaken");
    expect(await settleCalendar(deps, old, now)).toBe(0);
    expect(await week()).toBe(after);
  });

  it("two versions published and settled at once, over and over › the slots are those of the last", async () => {
    for (const desks of [2, 7, 3, 9, 4]) {
      const version = (await deps.calendars.calendar(postId, "acts"))?.version ?? 0;
      const running = settle();
      await done(publish({ desks, reserved: {} }, version));
      await Promise.all([running, settle(), settle()]);
      for (const slot of await day(TUESDAY)) expect(kindsOf(slot)["public"], slot.time).toBe(desks);
    }
  });
});

describe("A3 publishing while people hold and confirm", () => {
  it("nobody loses a place silently, no place is given twice, and each booking outside the hours is listed", async () => {
    const citizens = await Promise.all(Array.from({ length: 14 }, () => chooser(WEDNESDAY)));
    const times = ["10:00", "10:30", "11:00", "11:30"];
    const confirmed = new Map<string, string>();
    const bookOne = async (citizen: (typeof citizens)[number], index: number): Promise<void> => {
      const held = await citizen.hold(times[index % times.length] ?? "");
      if (!held.ok || held.value.replayed) return;
      // Once held, the place is theirs to confirm whatever is published meanwhile.
      const booked = await done(citizen.confirm(held.value.body.holdToken));
      confirmed.set(booked.appointmentId, citizen.requestId);
    };
    const closing = async (): Promise<void> => {
      await done(publish({ weekly: [{ weekdays: [1, 2, 4, 5], from: "10:00", to: "12:00" }] }));
      await Promise.all([settle(), settle()]);
    };
    await Promise.all([...citizens.slice(0, 7).map(bookOne), closing(), ...citizens.slice(7).map(bookOne)]);
    const slots = await day(WEDNESDAY);
    const seated = slots.flatMap(({ places }) =>
      places.flatMap(({ appointmentId }) => (appointmentId ? [appointmentId] : [])),
    );
    expect(confirmed.size).toBeGreaterThan(0);
    expect(seated.toSorted()).toEqual([...confirmed.keys()].toSorted());
    expect((await conflicts()).map(({ appointmentId }) => appointmentId).toSorted()).toEqual(
      seated.toSorted(),
    );
    for (const slot of slots) expect(Object.keys(kindsOf(slot))).toEqual(["withdrawn"]);
    const late = await chooser(TUESDAY);
    const press = await deps.slots.hold(
      { postId, calendarId: "acts", date: WEDNESDAY, time: "10:00" },
      {
        party: 1,
        kinds: ["public", "urgent"],
        requestId: late.requestId,
        hold: "late",
        until: now / 1000 + 600,
        now,
      },
    );
    expect(press).toEqual({ ok: false, error: "slot-full" });
  });

  it("desks taken away while people press › never more people than were there, and none turned away after a hold", async () => {
    const citizens = await Promise.all(Array.from({ length: 10 }, () => chooser(TUESDAY)));
    const booked: string[] = [];
    const pressing = citizens.map(async (citizen) => {
      const held = await citizen.hold("10:00");
      if (!held.ok || held.value.replayed) return;
      booked.push((await done(citizen.confirm(held.value.body.holdToken))).appointmentId);
    });
    await done(publish({ desks: 2, reserved: {} }));
    await Promise.all([...pressing, settle()]);
    const slot = await slotAt(TUESDAY, "10:00");
    const seated = slot.places.flatMap(({ appointmentId }) => (appointmentId ? [appointmentId] : []));
    expect(seated.toSorted()).toEqual(booked.toSorted());
    expect(seated.length).toBeLessThanOrEqual(4);
    expect(kindsOf(slot)).toEqual({ public: 2, withdrawn: 3 });
  });

  it("conflicts come in order of booking", async () => {
    const first = await book(TUESDAY, "11:30");
    const citizen = await chooser(TUESDAY);
    const later = { now: now + 60_000 };
    const { slotsGrant } = await done(
      listSlots(deps, citizenCall({ requestId: citizen.requestId, date: TUESDAY }, undefined, later)),
    );
    const { holdToken } = await done(
      holdPlaces(
        deps,
        citizenCall({ requestId: citizen.requestId }, { slotId: `${TUESDAY}T10:00`, slotsGrant }, later),
      ),
    );
    const second = await done(
      confirmAppointment(deps, citizenCall({ requestId: citizen.requestId }, { holdToken }, later)),
    );
    await done(publish({ exceptions: [{ kind: "closed", date: TUESDAY, reason: "works" }] }));
    expect((await conflicts()).map(({ appointmentId }) => appointmentId)).toEqual([
      first,
      second.appointmentId,
    ]);
  });
});
