import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoAppointmentStore } from "#shared/adapters/dynamodb/appointment-store.ts";
import { dynamoCalendarStore } from "#shared/adapters/dynamodb/calendar-store.ts";
import { dynamoSlotStore } from "#shared/adapters/dynamodb/slot-store.ts";
import { dynamoStatisticsStore } from "#shared/adapters/dynamodb/statistics-store.ts";
import { materialiseSlots } from "#shared/application/slots/materialise-slots.ts";
import { postStatistics } from "#shared/application/statistics/post-statistics.ts";
import { HOLD_SECONDS } from "#shared/domain/slot/places.ts";
import { bodyOf, bookingStage, POST } from "#test/support/booking.ts";
import { testCalendar } from "#test/support/calendar.ts";
import { newCommand, officerCall } from "#test/support/citizen.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import { filing, newAdult } from "#test/support/filing.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
const THURSDAY = Date.parse("2026-11-19T12:00:00Z");
const calendar = testCalendar({
  weekly: [{ weekdays: [1, 2, 4, 5], from: "09:00", to: "10:00" }],
  places: { public: 3, desk: 1 },
  horizonDays: 8,
});

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startTestDynamo();
});
afterAll(() => dynamo.stop());

const statistics = async (
  now: number,
  range: { readonly from: string; readonly to: string },
  calendarId = "acts",
) => {
  const store = [dynamo.client, dynamo.tableNames.core] as const;
  const deps = {
    calendars: dynamoCalendarStore(...store),
    slots: dynamoSlotStore(...store),
    appointments: dynamoAppointmentStore(...store),
    statistics: dynamoStatisticsStore(...store),
  };
  const call = { ...officerCall({ postId: POST }, undefined, { now, postId: POST }), query: range };
  const { days } = await bodyOf(postStatistics(deps, call));
  return days.filter((day) => day.calendarId === calendarId);
};

describe("statistics of a post's places", () => {
  it("A1 A4 A7 a day with a family served, one who missed it, one who cancelled and one who moved, and lapsed holds", async () => {
    const stage = await bookingStage(dynamo, calendar, THURSDAY);
    const monday = "2026-11-23";
    const press = async (requestId: string, slotId: string) => {
      const { slotsGrant } = await bodyOf(stage.list(requestId, slotId.slice(0, 10)));
      return await bodyOf(stage.hold(requestId, slotId, slotsGrant));
    };
    const book = async (slotId: string, people = 1) => {
      const requestId = await stage.request(Array.from({ length: people }, stage.person));
      const { holdToken } = await press(requestId, slotId);
      const { appointmentId } = await bodyOf(stage.confirm(requestId, holdToken));
      return { requestId, appointmentId };
    };
    const hesitant = await stage.request();
    await press(hesitant, `${monday}T09:00`);
    stage.clock.at += HOLD_SECONDS * 1000;
    // Its place has lapsed and may be taken; it holds again, and gives that back.
    await press(hesitant, `${monday}T09:30`);
    await bodyOf(stage.release(hesitant));
    const family = await book(`${monday}T09:00`, 2);
    const missing = await book(`${monday}T09:30`);
    const cancelled = await book(`${monday}T09:30`);
    const moved = await book(`${monday}T09:30`);
    await bodyOf(stage.cancel(cancelled.requestId));
    const elsewhere = await bodyOf(stage.list(moved.requestId, "2026-11-24"));
    await bodyOf(stage.reschedule(moved.requestId, "2026-11-24T09:00", elsewhere.slotsGrant));
    stage.clock.at = Date.parse(`${monday}T09:20:00Z`);
    await bodyOf(stage.close(family.appointmentId, monday));
    await bodyOf(stage.miss(missing.appointmentId, monday));

    const days = await statistics(stage.clock.at, { from: monday, to: "2026-11-25" });
    expect(days).toMatchObject([
      {
        date: monday,
        places: { offered: 8, booked: 3, fillPercent: 37.5, held: 7, lapsed: 1 },
        people: { expected: 0, arrived: 0, served: 2, noShow: 1, cancelled: 1, lapsed: 0, moved: 1 },
        firstFree: null,
      },
      {
        date: "2026-11-24",
        places: { offered: 8, booked: 1, fillPercent: 12.5, held: 0, lapsed: 0 },
        people: { expected: 1, served: 0 },
      },
      // Closed: nothing was offered, which is known.
      { date: "2026-11-25", places: { offered: 0, booked: 0, fillPercent: null } },
    ]);
    const [old] = await statistics(stage.clock.at + 101 * DAY, { from: monday, to: monday });
    expect(old).toMatchObject({ places: null, people: { served: 2 } });
  });

  it("S4 days to the first free place are noted once a local day, whatever later runs find", async () => {
    const { deps } = await bookingStage(dynamo, calendar, THURSDAY);
    const noted = async (now: number, date: string) =>
      (await statistics(now, { from: date, to: date }))[0]?.firstFree;
    expect(await noted(THURSDAY, "2026-11-19")).toEqual({ inDays: 0 });
    expect(await noted(THURSDAY, "2026-11-21")).toBeNull();
    // On Saturday the first open day is Monday; later that day somebody takes everything away.
    const saturday = THURSDAY + 2 * DAY;
    await materialiseSlots(deps, saturday);
    await deps.calendars.saveDays(POST, "acts", {}, calendar.version);
    await Promise.all([materialiseSlots(deps, saturday), materialiseSlots(deps, saturday + MINUTE)]);
    expect(await noted(saturday, "2026-11-21")).toEqual({ inDays: 2 });
  });
});

describe("statistics of a post's reviews", () => {
  it("R3 R4 R5 submissions and decisions count once, on their day, with the working days that they took", async () => {
    const friday = Date.parse("2026-11-20T10:00:00Z");
    const desk = await filing(dynamo, friday);
    const day = async (date: string) => (await statistics(friday, { from: date, to: date }, "biometrics"))[0];
    const before = await day("2026-11-20");
    const [first, second] = await Promise.all([
      desk.file({ now: friday }),
      desk.file({ now: friday }, { beneficiaries: [newAdult(), newAdult()] }),
    ]);
    const command = newCommand();
    for (const requestId of [first, first]) await desk.submit(requestId, { now: friday, command });
    await desk.submit(second, { now: friday });
    const decision = { now: friday + MINUTE, command: newCommand({ kind: "staff", id: "stf_TEST" }) };
    const accepts = ["accept", "accept", "accept", "accept"] as const;
    const reject = ["reject", "accept", "accept", "accept"] as const;
    expect((await desk.decide(first, decision, reject)).ok).toBe(true);
    // The same order again, and another officer who is too late.
    await desk.decide(first, decision, reject);
    expect((await desk.decide(first, { now: friday + 2 * MINUTE }, accepts)).ok).toBe(false);
    // Monday is a holiday there: Tuesday is the first working day, Thursday the third, one too late.
    const thursday = friday + 6 * DAY;
    await desk.correct(first, { now: thursday - 3 * DAY }, [
      { beneficiary: 1, documentId: "cnie-or-receipt" },
    ]);
    expect((await desk.decide(first, { now: thursday }, accepts)).ok).toBe(true);

    expect(before?.submitted).toBe(0);
    expect(await day("2026-11-20")).toMatchObject({
      submitted: 2,
      reviews: { decided: 1, accepted: 0, rejected: 1, medianWorkingDays: 0, p90WorkingDays: 0, breaches: 0 },
    });
    expect(await day("2026-11-26")).toMatchObject({
      submitted: 0,
      reviews: { decided: 1, accepted: 1, rejected: 0, medianWorkingDays: 3, breaches: 1 },
    });
  });
});
