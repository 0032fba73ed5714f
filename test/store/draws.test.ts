import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { publishCalendar } from "#shared/application/calendars/publish-calendar.ts";
import { drawCommand } from "#shared/application/draws/step.ts";
import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import { verifyDraw } from "#shared/domain/draw/verify.ts";
import { NEVER } from "#shared/domain/slot/places.ts";
import type { BookingStage } from "#test/support/booking.ts";
import { bodyOf, bookingStage, codeOf } from "#test/support/booking.ts";
import { testCalendar } from "#test/support/calendar.ts";
import { officerCall } from "#test/support/citizen.ts";
import { drawStage } from "#test/support/draws.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";

const envelopesIn = z.object({
  events: z.array(z.object({ type: z.string(), data: z.object({ requestId: z.string() }) })),
});

const START = Date.parse("2026-11-21T12:00:00.000Z");
const HOUR = 3_600_000;
const DAY = "2026-12-01";

let dynamo: TestDynamo;
let calendar: Calendar;
let stage: BookingStage;
let draws: ReturnType<typeof drawStage>;

beforeAll(async () => {
  dynamo = await startTestDynamo();
});
afterAll(() => dynamo.stop());

beforeEach(async () => {
  // Two slots of three places each weekday, on an empty table.
  calendar = testCalendar({
    weekly: [{ weekdays: [1, 2, 3, 4, 5], from: "10:00", to: "11:00" }],
    places: { public: 3, desk: 1 },
    horizonDays: 13,
  });
  const tables = await dynamo.fresh();
  stage = await bookingStage(tables, calendar, START);
  draws = drawStage(tables, stage, calendar);
});

/** A draw whose window is open. */
const openDraw = async (more: Parameters<typeof draws.plan>[0] = {}): Promise<string> => {
  const { drawId } = await bodyOf(draws.announce(draws.plan(more)));
  await draws.settle();
  stage.clock.at = START + 2 * HOUR;
  return drawId;
};

const people = (count: number) => Array.from({ length: count }, () => stage.person());

/** As many registered requests, of parties of 1, 2, 3, 1, … */
const registered = async (drawId: string, count: number): Promise<readonly string[]> => {
  const requests: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const requestId = await stage.request(people(1 + (index % 3)));
    await bodyOf(draws.register(requestId, drawId, [DAY, "2026-12-02/am"]));
    requests.push(requestId);
  }
  return requests;
};

const kindsOn = async (date: string) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(await draws.placesOn(date), ({ kind }) => kind)).map(([kind, places]) => [
      kind,
      places.length,
    ]),
  );

describe("dates in a draw", () => {
  it("S3 S4 are nobody's to press for from the announcement on, also in slots made later; A3 who was there stays", async () => {
    const early = await stage.request();
    const { slotsGrant } = await bodyOf(stage.list(early, DAY));
    const held = await bodyOf(stage.hold(early, `${DAY}T10:00`, slotsGrant));
    const late = await stage.request();
    const lateGrant = (await bodyOf(stage.list(late, DAY))).slotsGrant;
    await bodyOf(draws.announce(draws.plan({ to: "2026-12-10" })));
    await draws.settle();
    expect(await kindsOn(DAY)).toEqual({ draw: 6, desk: 2 });
    expect(await codeOf(stage.hold(late, `${DAY}T10:00`, lateGrant))).toBe("slot-full");
    expect((await bodyOf(stage.list(late, DAY))).slots).toEqual([]);
    await bodyOf(stage.confirm(early, held.holdToken));
    // The horizon comes to a day of the draw only now.
    expect(await kindsOn("2026-12-07")).toEqual({});
    stage.clock.at = START + 5 * 24 * HOUR;
    await draws.settle();
    expect(await kindsOn("2026-12-07")).toEqual({ draw: 6, desk: 2 });
  });

  it("S6 stay in it when the calendar is published anew, and a publication of an older version is refused", async () => {
    await openDraw();
    const { postId, calendarId, timeZone, version, ...timetable } = calendar;
    const publish = (of: number) =>
      publishCalendar(
        { ...stage.deps, ...draws.deps },
        officerCall(
          { postId, calendarId },
          { version: of, calendar: { ...timetable, peoplePerDesk: 2 } },
          { now: stage.clock.at, postId },
        ),
      );
    expect(await codeOf(publish(1))).toBe("calendar-stale");
    await bodyOf(publish(2));
    await draws.settle();
    expect(await kindsOn(DAY)).toEqual({ draw: 14, desk: 2 });
  });

  it("return to the public when it is cancelled, which its window's opening ends", async () => {
    const { drawId } = await bodyOf(draws.announce(draws.plan()));
    await draws.settle();
    expect(await codeOf(draws.announce(draws.plan()))).toBe("draw-impossible");
    expect(await codeOf(draws.cancel(drawId))).toBe("ok");
    await draws.settle();
    expect(await kindsOn(DAY)).toEqual({ public: 6, desk: 2 });
    expect(await codeOf(draws.cancel(drawId))).toBe("draw-wrong-state");
    const other = await bodyOf(draws.announce(draws.plan()));
    stage.clock.at = START + HOUR;
    expect(await codeOf(draws.cancel(other.drawId))).toBe("draw-wrong-state");
    stage.clock.at = START + 2 * HOUR;
    const requestId = await stage.request();
    expect(await codeOf(draws.register(requestId, drawId, [DAY]))).toBe("draw-closed");
    expect(await codeOf(draws.register(requestId, other.drawId, [DAY]))).toBe("ok");
  });
});

describe("a registration", () => {
  it("R6 S4 is refused before and after the window, for what is not drawn, for another's request and an invalid one", async () => {
    const requestId = await stage.request();
    const { drawId } = await bodyOf(draws.announce(draws.plan()));
    expect(await codeOf(draws.register(requestId, drawId, [DAY]))).toBe("draw-not-open");
    stage.clock.at = START + 2 * HOUR;
    expect(
      await draws.register(requestId, drawId, [DAY, "2026-12-03", "2026-12-02/pm", "2026-12-02T10:15"]),
    ).toEqual({
      ok: false,
      error: {
        code: "draw-preference-unknown",
        errors: [1, 2, 3].map((index) => ({
          pointer: `/body/preferences/${index}`,
          code: "not-in-the-draw",
        })),
      },
    });
    expect(await codeOf(draws.register(requestId, drawId, [DAY], "acc_SOMEBODYELSE"))).toBe("not-found");
    expect(await codeOf(draws.register(requestId, "drw_unknown0", [DAY]))).toBe("not-found");
    expect(await codeOf(draws.leave(requestId))).toBe("draw-not-registered");
    const booked = await stage.request();
    const { slotsGrant, slots } = await bodyOf(stage.list(booked, "2026-11-24"));
    const held = await bodyOf(stage.hold(booked, slots[0]?.slotId ?? "", slotsGrant));
    await bodyOf(stage.confirm(booked, held.holdToken));
    expect(await codeOf(draws.register(booked, drawId, [DAY]))).toBe("appointment-exists");
    stage.clock.at = START + 3 * HOUR;
    expect(await codeOf(draws.register(requestId, drawId, [DAY]))).toBe("draw-closed");
  });

  it("R6 needs a request that is valid until past the draw", async () => {
    const requestId = await stage.request();
    stage.clock.at = START + 30 * 24 * HOUR - 2 * HOUR;
    await draws.settle();
    const { drawId } = await bodyOf(draws.announce(draws.plan({ from: "2026-12-24", to: "2026-12-24" })));
    stage.clock.at += HOUR;
    expect(await codeOf(draws.register(requestId, drawId, ["2026-12-24"]))).toBe("request-validity-ended");
  });

  it("A2 is one for a person and procedure, whichever of two requests comes first, in one draw at a time", async () => {
    const drawId = await openDraw();
    const [one, two, shared] = people(3);
    if (one === undefined || two === undefined || shared === undefined) throw new Error("nobody");
    const requests = [await stage.request([one, shared]), await stage.request([shared, two])];
    const codes = await Promise.all(
      requests.map((requestId) => codeOf(draws.register(requestId, drawId, [DAY]))),
    );
    expect(codes.toSorted()).toEqual(["draw-registered", "ok"]);
    const winner = requests[codes.indexOf("ok")] ?? "";
    const loser = requests[codes.indexOf("draw-registered")] ?? "";
    const { ticket } = await bodyOf(draws.registration(winner));
    await bodyOf(draws.register(winner, drawId, ["2026-12-02"]));
    expect(await bodyOf(draws.registration(winner))).toMatchObject({ ticket, preferences: ["2026-12-02"] });
    const other = await bodyOf(draws.announce(draws.plan({ from: "2026-12-03", to: "2026-12-03" })));
    stage.clock.at += 30 * 60_000;
    await bodyOf(draws.leave(winner));
    expect(await codeOf(draws.registration(winner))).toBe("draw-not-registered");
    expect(await codeOf(draws.register(loser, drawId, [DAY]))).toBe("ok");
    stage.clock.at += 31 * 60_000;
    expect(await codeOf(draws.register(loser, other.drawId, ["2026-12-03"]))).toBe("draw-registered");
  });

  it("A2 property of the closing instant: exactly those that were told so are in, with what they were told", async () => {
    const drawId = await openDraw();
    const [leaving, changing] = await registered(drawId, 2);
    if (leaving === undefined || changing === undefined) throw new Error("nobody");
    const latecomers = await Promise.all(Array.from({ length: 20 }, () => stage.request()));
    stage.clock.at = START + 3 * HOUR - 1;
    const pressing = latecomers.map((requestId) => codeOf(draws.register(requestId, drawId, [DAY])));
    const left = codeOf(draws.leave(leaving));
    const changed = codeOf(draws.register(changing, drawId, ["2026-12-02"]));
    stage.clock.at = START + 3 * HOUR;
    // The clock of the run is a little ahead of the others'.
    await draws.run();
    const codes = await Promise.all(pressing);
    const answers = [...codes, await left, await changed];
    expect(answers.filter((code) => code !== "ok" && code !== "draw-closed")).toEqual([]);
    const log = await draws.log(drawId);
    const tickets = log.pages.flatMap((page) => page.tickets);
    const inside = [
      ...latecomers.filter((_, index) => codes[index] === "ok"),
      changing,
      ...((await left) === "ok" ? [] : [leaving]),
    ];
    const theirs = await Promise.all(inside.map(async (requestId) => bodyOf(draws.registration(requestId))));
    expect(tickets.map(({ ticket }) => ticket)).toEqual(theirs.map(({ ticket }) => ticket).toSorted());
    for (const { ticket, preferences } of theirs)
      expect(tickets.find((one) => one.ticket === ticket)?.preferences).toEqual(preferences);
    expect(await codeOf(draws.register(changing, drawId, [DAY]))).toBe("draw-closed");
    expect(log.pages.flatMap(({ results }) => results)).toEqual([]);
  });
});

describe("a draw that is due", () => {
  it("A1 A3 A5 publishes a true log, holds each party's places, lets them be confirmed once, and gives the rest to all", async () => {
    const drawId = await openDraw();
    const requests = await registered(drawId, 12);
    stage.clock.at = START + 3 * HOUR;
    expect(await draws.run()).toBe(1);
    expect((await bodyOf(draws.registration(requests[0] ?? ""))).outcome).toBe("waiting");
    stage.clock.at = START + 4 * HOUR;
    expect(await draws.run()).toBe(2);
    await draws.settle();
    const log = await draws.log(drawId);
    expect(verifyDraw(log)).toEqual([]);
    const shown = await Promise.all(requests.map((requestId) => bodyOf(draws.registration(requestId))));
    const winners = shown.flatMap(({ hold, outcome }, index) =>
      hold === undefined ? [] : [{ hold, outcome, requestId: requests[index] ?? "", party: 1 + (index % 3) }],
    );
    expect(winners.every(({ hold, outcome, party }) => outcome === "won" && hold.places === party)).toBe(
      true,
    );
    // Twelve places on two days, twenty-four people.
    expect(winners.reduce((sum, { party }) => sum + party, 0)).toBeGreaterThanOrEqual(10);
    expect(shown.filter(({ outcome }) => outcome === "lost")).toHaveLength(12 - winners.length);
    const places = [...(await draws.placesOn(DAY)), ...(await draws.placesOn("2026-12-02"))];
    expect(places.filter(({ kind }) => kind === "public")).toHaveLength(12);
    for (const { requestId, party } of winners)
      expect(places.filter((place) => place.requestId === requestId)).toHaveLength(party);
    const [first, second, third] = winners;
    if (first === undefined || second === undefined || third === undefined)
      throw new Error("too few winners");
    await bodyOf(stage.confirm(first.requestId, first.hold.holdToken));
    expect(await codeOf(stage.extend(second.requestId))).toBe("hold-extended");
    await stage.release(second.requestId);
    const returning = (await draws.placesOn(second.hold.date)).filter(
      ({ until, requestId }) => requestId === undefined && until > stage.clock.at / 1000 && until < NEVER,
    );
    expect(returning.length).toBeGreaterThanOrEqual(second.party);
    stage.clock.at = Date.parse(third.hold.until);
    expect(await codeOf(stage.confirm(third.requestId, third.hold.holdToken))).toBe("hold-lapsed");
    const kept = (await draws.placesOn(third.hold.date)).filter(
      (place) => place.requestId === third.requestId,
    );
    expect(kept.every(({ until }) => until >= stage.clock.at / 1000 + 300)).toBe(true);
    stage.clock.at += HOUR;
    expect(await draws.run()).toBe(1);
    expect(await draws.run()).toBe(0);
    const days = await draws.deps.calendars.days(calendar.postId, calendar.calendarId);
    expect((days[DAY] ?? 0) + (days["2026-12-02"] ?? 0)).toBe(12 - first.party);
  });

  it("cut off at any call, before it was sent or after it was applied, and run again › ends the same", async () => {
    const drawId = await openDraw();
    const requests = await registered(drawId, 7);
    stage.clock.at = START + 4 * HOUR;
    let at = 0;
    let cut = true;
    for (let applied = false; cut; applied = !applied) {
      at += applied ? 0 : 3;
      cut = await draws.runCut({ at, applied }).then(
        () => false,
        () => true,
      );
    }
    expect(at).toBeGreaterThan(10);
    await draws.run();
    await draws.settle();
    const log = await draws.log(drawId);
    expect(verifyDraw(log)).toEqual([]);
    const places = [...(await draws.placesOn(DAY)), ...(await draws.placesOn("2026-12-02"))];
    for (const requestId of requests) {
      const { outcome, hold } = await bodyOf(draws.registration(requestId));
      const party = (await draws.deps.entries.find(drawId, requestId))?.party;
      expect(hold?.places).toBe(outcome === "won" ? party : undefined);
      expect(places.filter((place) => place.requestId === requestId)).toHaveLength(hold?.places ?? 0);
    }
    expect(places.every(({ kind }) => kind === "public" || kind === "desk")).toBe(true);
    const causes = [
      ["lost", "0.0"],
      ...log.pages.flatMap(({ tickets }) => tickets.map(({ ticket }) => ["won", ticket])),
    ];
    const commands = await Promise.all(
      causes.map((cause) => stage.partition(keys.command(drawCommand(drawId, ...cause).id).pk)),
    );
    const told = commands
      .flat()
      .flatMap((command) => envelopesIn.parse(command).events)
      .map(({ type, data }) => `${type} ${data.requestId}`);
    expect(new Set(told).size).toBe(told.length);
    expect(told).toHaveLength(requests.length);
  });

  it("A2 gives nothing to who has an appointment by now, and waits for who is holding other places", async () => {
    const drawId = await openDraw();
    const [booked, holding] = [await stage.request(), await stage.request()];
    for (const requestId of [booked, holding]) await bodyOf(draws.register(requestId, drawId, [DAY]));
    const grab = async (requestId: string) => {
      const { slotsGrant, slots } = await bodyOf(stage.list(requestId, "2026-11-24"));
      return bodyOf(stage.hold(requestId, slots[0]?.slotId ?? "", slotsGrant));
    };
    stage.clock.at = START + 4 * HOUR;
    await bodyOf(stage.confirm(booked, (await grab(booked)).holdToken));
    await grab(holding);
    await draws.run();
    expect((await draws.deps.draws.find(calendar.postId, drawId))?.state).toBe("drawn");
    stage.clock.at += 11 * 60_000;
    await draws.run();
    expect((await draws.deps.draws.find(calendar.postId, drawId))?.state).toBe("allocated");
    expect((await bodyOf(draws.registration(holding))).hold).toMatchObject({ date: DAY, places: 1 });
    expect((await bodyOf(draws.registration(booked))).hold).toBeUndefined();
    const taken = (await draws.placesOn(DAY)).filter(({ until }) => until > stage.clock.at / 1000);
    expect(taken).toHaveLength(1);
  });

  it("is not drawn when its tickets are not those that were closed", async () => {
    const drawId = await openDraw();
    await registered(drawId, 3);
    stage.clock.at = START + 3 * HOUR;
    await draws.run();
    const tickets = await draws.deps.draws.tickets(drawId, 0);
    await draws.deps.draws.saveTickets(drawId, 0, tickets.slice(1));
    stage.clock.at = START + 4 * HOUR;
    await expect(draws.run()).rejects.toThrow("1 draws failed");
    expect((await draws.deps.draws.find(calendar.postId, drawId))?.state).toBe("closed");
  });

  it("two runs at once are one", async () => {
    const drawId = await openDraw();
    const requests = await registered(drawId, 5);
    stage.clock.at = START + 4 * HOUR;
    await Promise.allSettled([draws.run(), draws.run(), draws.run()]);
    await draws.run();
    expect(verifyDraw(await draws.log(drawId))).toEqual([]);
    const places = [...(await draws.placesOn(DAY)), ...(await draws.placesOn("2026-12-02"))];
    const held = places.flatMap(({ requestId }) => (requestId === undefined ? [] : [requestId]));
    const shown = await Promise.all(requests.map((requestId) => bodyOf(draws.registration(requestId))));
    expect(held).toHaveLength(shown.reduce((sum, { hold }) => sum + (hold?.places ?? 0), 0));
  });
});
