import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import { isOpenOn } from "#shared/domain/calendar/calendar.ts";
import { datesFrom } from "#shared/domain/calendar/local-time.ts";
import { RETURNING } from "#shared/domain/slot/places.ts";
import type { BookingStage } from "#test/support/booking.ts";
import { bodyOf, bookingStage, codeOf, POST } from "#test/support/booking.ts";
import { testCalendar } from "#test/support/calendar.ts";
import { disturbances, disturbedDynamo } from "#test/support/disturbed.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";

const START = Date.parse("2026-11-21T12:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const calendar: Calendar = testCalendar({
  postId: POST,
  weekly: [{ weekdays: [1, 2, 3, 4, 5], from: "09:00", to: "11:00" }],
  places: { public: 2, urgent: 1 },
  horizonDays: 75,
});

let dynamo: TestDynamo;
let stage: BookingStage;
/** Events of one test do not bear the names of another's. */
let cause = 0;

beforeAll(async () => {
  dynamo = await startTestDynamo();
  stage = await bookingStage(dynamo, calendar, START);
});
afterAll(() => dynamo.stop());
const openDays = datesFrom("2026-11-24", 70)
  .filter((date) => isOpenOn(calendar, date))
  .values();
let day = "";
beforeEach(() => {
  stage.clock.at = START;
  day = openDays.next().value ?? "no open day is left";
  cause += 1;
});

const at = (time: string): string => `${day}T${time}`;
const people = (count: number) => Array.from({ length: count }, () => stage.person());
const hold = async (requestId: string, slotId: string) => {
  const { slotsGrant } = await bodyOf(stage.list(requestId, slotId.slice(0, 10)));
  return await stage.hold(requestId, slotId, slotsGrant);
};
const booked = async (time: string, count = 1) => {
  const requestId = await stage.request(people(count));
  const { holdToken } = await bodyOf(hold(requestId, at(time)));
  return { requestId, ...(await bodyOf(stage.confirm(requestId, holdToken))) };
};
/** Requests that wait for the test's day, in this order. */
const line = async (parties: readonly number[]) => {
  const ids: string[] = [];
  for (const party of parties) {
    stage.clock.at += 1000;
    const requestId = await stage.request(people(party));
    await bodyOf(stage.join(requestId, { from: day, to: day }));
    ids.push(requestId);
  }
  return ids;
};
const offerOf = async (requestId: string) => (await bodyOf(stage.waiting(requestId))).offer;
const waitingOf = async (requestId: string) => (await bodyOf(stage.waiting(requestId))).waiting;
const accept = async (requestId: string) => {
  const offer = await offerOf(requestId);
  return offer === null ? "no offer" : await codeOf(stage.confirm(requestId, offer.holdToken));
};
const freed = () => stage.freed(day, `event-${cause}`);
const freedAgain = (name: string) => stage.freed(day, `event-${cause}-${name}`);
const offered = async (ids: readonly string[]) =>
  (await Promise.all(ids.map(async (id) => ((await offerOf(id)) === null ? [] : [id])))).flat();
const publicPlaces = async (slotId: string) =>
  ((await stage.slot(slotId))?.places ?? []).filter(({ kind }) => kind === "public");

describe("A5 a freed place is offered to the first in line", () => {
  it("held for twelve hours, not to be extended or passed by; accepting it books it and ends the entry", async () => {
    const { requestId: other } = await booked("09:00", 2);
    const [first = "", second = ""] = await line([1, 1]);
    await bodyOf(stage.cancel(other));
    await freed();
    const until = new Date(stage.clock.at + 12 * HOUR).toISOString();
    expect(await offerOf(first)).toMatchObject({ kind: "waiting-list", date: day, time: "09:00", until });
    // Two places were freed: the second in line has the other.
    expect(await offered([first, second])).toEqual([first, second]);
    expect(await codeOf(stage.extend(first))).toBe("hold-extended");
    const press = await hold(first, at("10:00"));
    expect(press).toMatchObject({ error: { code: "hold-exists", details: { offer: "waiting-list" } } });
    expect(await codeOf(stage.movePost(first, POST))).toBe("hold-exists");
    stage.clock.at += 11 * HOUR;
    expect(await accept(first)).toBe("ok");
    expect(await waitingOf(first)).toBeNull();
    const seated = (await publicPlaces(at("09:00"))).filter(
      ({ appointmentId }) => appointmentId !== undefined,
    );
    expect(seated).toHaveLength(1);
  });

  it("A1 given its time is over › the offer cannot be accepted, though nobody else can have the place yet", async () => {
    const { requestId: other } = await booked("09:00", 2);
    const [first = ""] = await line([2]);
    await bodyOf(stage.cancel(other));
    await freed();
    const offer = await offerOf(first);
    stage.clock.at += 12 * HOUR;
    expect(await offerOf(first)).toBeNull();
    const late = stage.confirm(first, offer?.holdToken ?? "");
    expect(await codeOf(late)).toBe("hold-lapsed");
    const stranger = await stage.request();
    expect(await codeOf(hold(stranger, at("09:00")))).toBe("slot-full");
  });

  it("a row that an earlier wait of the same request left behind does not cost it its turn", async () => {
    const { requestId: other } = await booked("09:00", 2);
    const [again = ""] = await line([1]);
    // Booked while waiting: the entry ends with it, its row stays behind.
    const { holdToken } = await bodyOf(hold(again, at("10:00")));
    await bodyOf(stage.confirm(again, holdToken));
    await bodyOf(stage.cancel(again));
    stage.clock.at += HOUR;
    await bodyOf(stage.join(again, { from: day, to: day }));
    await bodyOf(stage.cancel(other));
    await freed();
    expect(await offered([again])).toEqual([again]);
  });

  it("in order of joining, whole parties only; who fits nowhere is passed over and keeps their place", async () => {
    await booked("09:30");
    const { requestId: other } = await booked("09:30");
    const ids = await line([2, 1]);
    await bodyOf(stage.cancel(other));
    await freed();
    expect(await offered(ids)).toEqual([ids[1]]);
    expect(await waitingOf(ids[0] ?? "")).not.toBeNull();
  });

  it("one offer for one freed place: a free one beside it stays with the public", async () => {
    const { requestId: other } = await booked("09:30");
    const ids = await line([1, 1]);
    await bodyOf(stage.cancel(other));
    await freed();
    await freedAgain("twice");
    expect(await offered(ids)).toEqual([ids[0]]);
    expect(await codeOf(hold(await stage.request(), at("09:30")))).toBe("ok");
  });

  it("A1 a party that no slot could ever take is offered consecutive ones", async () => {
    const { requestId: other } = await booked("09:30", 2);
    const [family = ""] = await line([3]);
    await bodyOf(stage.cancel(other));
    await freed();
    expect(await offerOf(family)).toMatchObject({ time: "09:30", places: 3, more: ["10:00"] });
    expect(await accept(family)).toBe("ok");
    const here = (await stage.appointmentsOn(day)).filter(({ state }) => state === "booked");
    expect(here).toMatchObject([{ time: "09:30", requestId: family }]);
  });

  it("not to who booked, withdrew, holds something else, or waits for other days; rows left behind are removed", async () => {
    const { requestId: other } = await booked("09:00", 2);
    const [gone = "", withdrawn = "", holding = "", elsewhen = "", last = ""] = await line([1, 1, 1, 1, 1]);
    const { holdToken } = await bodyOf(hold(gone, at("10:00")));
    await bodyOf(stage.confirm(gone, holdToken));
    await bodyOf(stage.withdraw(withdrawn));
    await bodyOf(stage.join(elsewhen, { from: "2027-01-04", to: "2027-01-09" }));
    await bodyOf(stage.cancel(other));
    await bodyOf(hold(holding, at("10:30")));
    await freed();
    expect(await offered([holding, elsewhen, last])).toEqual([last]);
    const rows = await stage.partition(`WAIT#${POST}#acts`);
    const known = rows.map(({ requestId }) => String(requestId));
    expect(known).not.toContain(gone);
    expect(known).not.toContain(withdrawn);
    expect(known).toEqual(expect.arrayContaining([holding, elsewhen, last]));
  });

  it("given nobody waits › the place returns to the public after its delay, as before", async () => {
    const { requestId } = await booked("09:00", 2);
    await bodyOf(stage.cancel(requestId, () => 0));
    await freed();
    stage.clock.at += 5 * MINUTE;
    expect(await codeOf(hold(await stage.request(), at("09:00")))).toBe("ok");
  });

  it("not within two and a half hours of its start, and never past the end of the request's 30 days", async () => {
    const { requestId } = await booked("09:00", 2);
    const [first = ""] = await line([1]);
    const { validUntil } = (await stage.deps.requests.find(first)) ?? {};
    const startsAt = Date.parse((await stage.slot(at("09:00")))?.startsAt ?? "");
    stage.clock.at = startsAt - 2.5 * HOUR + 1000;
    await bodyOf(stage.cancel(requestId));
    await freed();
    expect(await offerOf(first)).toBeNull();
    expect(validUntil).toBeDefined();
  });
});

describe("A5 declined or lapsed, an offer goes to the next", () => {
  const twoInLine = async () => {
    const { requestId: other } = await booked("09:00", 2);
    const [first = "", second = ""] = await line([2, 2]);
    await bodyOf(stage.cancel(other));
    await freed();
    return { first, second };
  };

  it("declined › still in line, and never offered that slot again", async () => {
    const { first, second } = await twoInLine();
    expect(await offered([first, second])).toEqual([first]);
    await bodyOf(stage.release(first));
    expect((await publicPlaces(at("09:00"))).map((place) => place.hold)).toEqual([RETURNING, RETURNING]);
    await freedAgain("declined");
    expect(await offered([first, second])).toEqual([second]);
    await bodyOf(stage.release(second));
    await freedAgain("declined twice");
    expect(await offered([first, second])).toEqual([]);
    expect(await waitingOf(first)).not.toBeNull();
  });

  it("lapsed › the sweep passes it on before the public can have it; a second lapse ends the entry", async () => {
    const { first, second } = await twoInLine();
    stage.clock.at += 12 * HOUR;
    expect(await stage.sweepOffers()).toBeGreaterThanOrEqual(1);
    expect(await stage.sweepOffers()).toBe(0);
    await freedAgain("lapsed");
    expect(await offered([first, second])).toEqual([second]);
    expect(await accept(second)).toBe("ok");
    // Another slot, another lapse.
    const { requestId: other } = await booked("10:00", 2);
    await bodyOf(stage.cancel(other));
    await freedAgain("second");
    expect(await offered([first])).toEqual([first]);
    stage.clock.at += 12 * HOUR;
    await stage.sweepOffers();
    expect(await waitingOf(first)).toBeNull();
    const rows = await stage.partition(`WAIT#${POST}#acts`);
    expect(rows.map(({ requestId }) => String(requestId))).not.toContain(first);
  });

  it("withdrawn › the request is gone and its places go on", async () => {
    const { first, second } = await twoInLine();
    await bodyOf(stage.withdraw(first));
    await freedAgain("withdrawn");
    expect(await offered([second])).toEqual([second]);
  });

  it("given the sweep is late and the public has the places › it takes nothing from anybody", async () => {
    const { first } = await twoInLine();
    stage.clock.at += 12 * HOUR + 16 * MINUTE;
    const stranger = await stage.request(people(2));
    const { holdToken } = await bodyOf(hold(stranger, at("09:00")));
    await stage.sweepOffers();
    expect(await codeOf(stage.confirm(stranger, holdToken))).toBe("ok");
    expect(await waitingOf(first)).not.toBeNull();
  });
});

describe("A5 the waiting list", () => {
  it("a change keeps the place in line; leaving gives it up; who is not valid cannot join (R6)", async () => {
    const requestId = await stage.request();
    const joined = await bodyOf(stage.join(requestId, { from: day, to: day }));
    stage.clock.at += HOUR;
    const posts = [POST];
    const changed = await bodyOf(
      stage.join(requestId, { from: day, to: "2026-12-31", posts, mode: "alert" }),
    );
    expect(changed).toEqual({ mode: "alert", posts, from: day, to: "2026-12-31", joinedAt: joined.joinedAt });
    await bodyOf(stage.leave(requestId));
    expect(await codeOf(stage.leave(requestId))).toBe("waiting-none");
    const rows = await stage.partition(`WAIT#${POST}#acts`);
    expect(rows.map((row) => String(row["requestId"]))).not.toContain(requestId);
    stage.clock.at += 30 * 24 * HOUR;
    const late = { from: "2026-12-24", to: "2026-12-31" };
    expect(await codeOf(stage.join(requestId, late))).toBe("request-validity-ended");
    stage.clock.at = START;
    const { requestId: other } = await booked("09:00");
    expect(await codeOf(stage.join(other, late))).toBe("appointment-exists");
  });

  it("names what is wrong with what is asked for, and stores nothing", async () => {
    const requestId = await stage.request();
    const outcome = await stage.join(requestId, {
      from: "2026-12-01",
      to: "2026-11-01",
      posts: ["xx-nowhere", POST, POST],
    });
    expect(outcome).toMatchObject({
      error: {
        code: "invalid-input",
        errors: [
          { pointer: "/body/posts/0", code: "procedure-not-offered" },
          { pointer: "/body/posts", code: "repeated-post" },
          { pointer: "/body/to", code: "in-the-past" },
        ],
      },
    });
    expect(await waitingOf(requestId)).toBeNull();
  });

  it("10 joins of one request at once › one entry, one row", async () => {
    const requestId = await stage.request();
    await Promise.all(Array.from({ length: 10 }, () => stage.join(requestId, { from: day, to: day })));
    const rows = await stage.partition(`WAIT#${POST}#acts`);
    expect(rows.filter((row) => row["requestId"] === requestId)).toHaveLength(1);
  });

  it("who only wants to be told is told once a day, once for each event, and is offered nothing", async () => {
    const requestId = await stage.request();
    await bodyOf(stage.join(requestId, { from: day, to: day, mode: "alert" }));
    const alertedAt = async () => (await stage.deps.requests.find(requestId))?.waiting?.alertedAt;
    const first = await booked("09:00", 2);
    const second = await booked("09:30", 2);
    await bodyOf(stage.cancel(first.requestId));
    await Promise.all([freed(), freed(), freed()]);
    const told = await alertedAt();
    expect(told).toBe(new Date(stage.clock.at).toISOString());
    expect(await offerOf(requestId)).toBeNull();
    stage.clock.at += HOUR;
    await bodyOf(stage.cancel(second.requestId));
    await freedAgain("soon");
    expect(await alertedAt()).toBe(told);
  });
});

/** That what is stored of a slot and of these requests agrees, place by place. */
const consistent = async (slotId: string, ids: readonly string[]) => {
  const places = await publicPlaces(slotId);
  const now = stage.clock.at / 1000;
  const owners = places.flatMap(({ until, hold: held, appointmentId }) =>
    until <= now || held === RETURNING ? [] : [appointmentId ?? held ?? "nobody"],
  );
  const records = await Promise.all(ids.map((id) => stage.deps.requests.find(id)));
  const own = records.flatMap((record) => {
    const live = record?.hold !== undefined && record.hold.until > now ? record.hold.token : undefined;
    const name = record?.state === "booked" ? record.appointment?.appointmentId : live;
    return name === undefined ? [] : (record?.personKeys ?? []).map(() => name);
  });
  expect(owners.toSorted()).toEqual(own.toSorted());
};

describe("A5 races: one offer for a freed place, nobody on another's, no place lost", () => {
  it.each([
    ["while the offers are live", 0],
    ["as they lapse", 12 * HOUR],
    ["once the public may have them", 12 * HOUR + 16 * MINUTE],
  ])("2 rounds of events, 8 presses, answers of every kind and sweeps at once, %s", async (_, later) => {
    for (let round = 0; round < 2; round += 1) {
      day = openDays.next().value ?? "";
      stage.clock.at = START;
      const { requestId: other } = await booked("09:00", 2);
      const ids = await line([1, 2, 1]);
      const strangers = await Promise.all(Array.from({ length: 8 }, () => stage.request()));
      const press = () => strangers.map((id) => hold(id, at("09:00")));
      await bodyOf(stage.cancel(other, () => 0));
      const events = (...names: string[]) => names.map((name) => freedAgain(`${round} ${name}`));
      await Promise.all([...events("a", "b", "a", "b"), ...press()]);
      const having = await offered(ids);
      expect(having).toEqual([ids[0], ids[2]]);
      await consistent(at("09:00"), [...ids, ...strangers]);
      stage.clock.at += later;
      await Promise.all([
        ...having.flatMap((id) => [accept(id), stage.release(id), accept(id), stage.withdraw(id)]),
        ...[1, 2].map(() => stage.sweepOffers()),
        ...press(),
        ...events("a", "c"),
      ]);
      await Promise.all(events("d", "d"));
      await consistent(at("09:00"), [...ids, ...strangers]);
      for (const id of [...ids, ...strangers]) {
        await stage.cancel(id, () => 0);
        await stage.release(id);
      }
      stage.clock.at += 13 * HOUR;
      await stage.sweepOffers();
      stage.clock.at += HOUR;
      const all = await stage.request(people(2));
      expect(await codeOf(hold(all, at("09:00")))).toBe("ok");
      await stage.release(all);
    }
  });
});

describe("S5 a request may be served at another post", () => {
  it("an accepted offer of another post takes it there; its people are then guarded there (A2)", async () => {
    const lyon = await bookingStage(dynamo, { ...calendar, postId: "fr-lyon" }, stage.clock.at);
    const { requestId: other } = await booked("09:00");
    const requestId = await lyon.request(people(1));
    await bodyOf(stage.join(requestId, { from: day, to: day, posts: ["fr-lyon", POST] }));
    await bodyOf(stage.cancel(other));
    await Promise.all([freed(), freed()]);
    const offer = await offerOf(requestId);
    expect(offer).toMatchObject({ post: { postId: POST, city: "Paris" }, date: day });
    expect(await accept(requestId)).toBe("ok");
    expect(await stage.deps.requests.find(requestId)).toMatchObject({ postId: POST, state: "booked" });
    expect(await stage.appointmentsOn(day)).toContainEqual(
      expect.objectContaining({ requestId, state: "booked" }),
    );
    expect(await codeOf(stage.cancel(requestId))).toBe("ok");
  });

  it("its owner moves it while it is valid and holds nothing, to a post that offers its procedure", async () => {
    const requestId = await stage.request();
    expect(await codeOf(stage.movePost(requestId, "es-madrid"))).toBe("procedure-not-offered");
    await bodyOf(stage.movePost(requestId, "fr-lyon"));
    expect(await stage.deps.requests.find(requestId)).toMatchObject({ postId: "fr-lyon" });
    await bodyOf(stage.movePost(requestId, POST));
    await bodyOf(hold(requestId, at("10:00")));
    expect(await codeOf(stage.movePost(requestId, "fr-lyon"))).toBe("hold-exists");
    const { requestId: other } = await booked("10:00");
    expect(await codeOf(stage.movePost(other, "fr-lyon"))).toBe("request-wrong-state");
  });
});

describe("A5 an offer whose write is disturbed", () => {
  it.each(disturbances)("%s, and its event comes again › made once, and ended once", async (how) => {
    const disturbing = disturbedDynamo(dynamo);
    const disturbed = await bookingStage(disturbing.dynamo, calendar, stage.clock.at);
    const { requestId: other } = await booked("09:00", 2);
    const [first = "", second = ""] = await line([2, 2]);
    await bodyOf(stage.cancel(other));
    disturbed.clock.at = stage.clock.at;
    const run = (act: () => Promise<unknown>) => act().then(() => "done", String);
    disturbing.next.how = how;
    const made = await run(() => disturbed.freed(day, `event-${cause}`));
    expect(made === "done").toBe(!how.startsWith("cut off"));
    await freed();
    expect(await offered([first, second])).toEqual([first]);
    await consistent(at("09:00"), [first, second]);
    disturbed.clock.at += 12 * HOUR;
    stage.clock.at = disturbed.clock.at;
    disturbing.next.how = how;
    const swept = await run(() => disturbed.sweepOffers());
    expect(swept === "done").toBe(!how.startsWith("cut off"));
    await stage.sweepOffers();
    await freedAgain("lapsed");
    expect(await offered([first, second])).toEqual([second]);
    expect((await stage.deps.requests.find(first))?.waiting?.lapses).toBe(1);
    await consistent(at("09:00"), [first, second]);
  });
});
