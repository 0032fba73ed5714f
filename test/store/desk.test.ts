import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dynamoAppointmentStore } from "#shared/adapters/dynamodb/appointment-store.ts";
import { dynamoChangeStore } from "#shared/adapters/dynamodb/change-store.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { dynamoRequestStore } from "#shared/adapters/dynamodb/request-store.ts";
import { dynamoVisitStore } from "#shared/adapters/dynamodb/visit-store.ts";
import { checkStamp } from "#shared/application/desk/check-stamp.ts";
import { closeVisit } from "#shared/application/desk/close-visit.ts";
import type { DeskReadDeps, DeskWriteDeps } from "#shared/application/desk/deps.ts";
import { listVisits } from "#shared/application/desk/list-visits.ts";
import { showVisitWithPeople } from "#shared/application/desk/show-visit.ts";
import { reserveStamp } from "#shared/application/partners/reserve-stamp.ts";
import { attachStamp } from "#shared/application/stamps/attach-stamp.ts";
import { detachStamp } from "#shared/application/stamps/detach-stamp.ts";
import type { Command } from "#shared/domain/call.ts";
import { referenceOf } from "#shared/domain/request/reference.ts";
import { drawStampCode } from "#shared/domain/stamp/code.ts";
import { citizenCall, newCommand, officerCall } from "#test/support/citizen.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import type { MoneyTrail } from "#test/support/money-trail.ts";
import {
  balances,
  bodyOf,
  bought,
  codeOf,
  moneyTrail,
  partition,
  partnerCall,
  START,
  seedPrices,
} from "#test/support/money-trail.ts";

const ACT = "signature-legalisation";
const POST = "fr-paris";
const DATE = "2026-11-21";
const RIVALS = 50;

let dynamo: TestDynamo;
let trail: MoneyTrail;
let desk: DeskReadDeps & DeskWriteDeps;
let visits = 0;

beforeAll(async () => {
  dynamo = await startTestDynamo();
  await seedPrices(dynamo);
});
afterAll(() => dynamo.stop());
beforeEach(() => {
  trail = moneyTrail(dynamo);
  const { core } = dynamo.tableNames;
  desk = {
    ...trail,
    changes: dynamoChangeStore(dynamo.client, core),
    visits: dynamoVisitStore(dynamo.client, core),
    appointments: dynamoAppointmentStore(dynamo.client, core),
    requests: dynamoRequestStore(dynamo.client, core),
  };
});

const item = async (table: "core" | "stamps", Key: { pk: string; sk: string }) =>
  (await dynamo.client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;

/** A booked visit of so many people, as filing and booking leave it. */
const booked = async (people = 1, procedureId = ACT, date = DATE) => {
  visits += 1;
  const number = String(visits).padStart(8, "0");
  const [requestId, appointmentId] = [`req_${number}`, `apt_${number}`];
  const names = Array.from({ length: people }, (_, index) => `ALAOUI Person ${index}`);
  const personKeys = names.map((_, index) => `person-${number}-${index}`);
  const times = {
    time: `10:0${visits % 10}`,
    startsAt: `${date}T09:00:00.000Z`,
    createdAt: `${date}T08:00:00.000Z`,
  };
  const common = {
    requestId,
    accountId: "acc_TEST",
    postId: POST,
    calendarId: "acts",
    procedureId,
    names,
    personKeys,
  };
  const beneficiaries = names.map((name) => ({
    familyName: "Alaoui",
    givenNames: name.slice(7),
    birthDate: "1990-02-03",
    cin: "AB1234",
  }));
  const store = dynamoRequestStore(dynamo.client, "core");
  const pieces = [
    ...store.createPieces({
      record: {
        ...common,
        urgent: false,
        state: "booked",
        createdAt: times.createdAt,
        appointment: { appointmentId, date, time: times.time, startsAt: times.startsAt },
      },
      beneficiaries,
      documents: [],
    }),
    ...dynamoAppointmentStore(dynamo.client, "core").bookPieces(
      { ...common, ...times, date, appointmentId, places: [0] },
      START,
    ),
  ];
  await bodyOf(
    desk.changes.commit({
      command: newCommand(),
      pieces,
      facts: [],
      answer: { status: 201, body: null },
      now: START,
    }),
  );
  return { requestId, appointmentId, date, personKeys };
};
type Booked = Awaited<ReturnType<typeof booked>>;

const close = (
  visit: Booked,
  stampCodes: readonly string[],
  options: { command?: Command; postId?: string; desk?: string; stampIds?: readonly string[] } = {},
) => {
  const { postId = POST, desk: name = "3", stampIds = [], ...more } = options;
  const { date, appointmentId } = visit;
  const params = { postId, date, appointmentId };
  return closeVisit(
    desk,
    officerCall(params, { desk: name, stampCodes, stampIds }, { now: trail.clock.at, postId, ...more }),
  );
};
const codesFor = async (people: number, procedureId = ACT) => bought(dynamo, trail, people, procedureId);
/** Attaches a bought stamp to a visit's request, as its owner does. */
const attachTo = (visit: Booked, code: string) =>
  attachStamp(trail, citizenCall({ requestId: visit.requestId }, { code }, { now: trail.clock.at }));
const check = (code: string, procedureId?: string) =>
  checkStamp(
    desk,
    officerCall({ postId: POST }, { code, procedureId }, { now: trail.clock.at, postId: POST }),
  );

describe("closing a visit (T8)", () => {
  it("serves visit and request, consumes a stamp for each person, frees them and writes the ledger, in one write", async () => {
    const visit = await booked(2);
    const { codes, stampKeys } = await codesFor(2);
    const before = await balances(dynamo);
    const command = newCommand({ kind: "staff", id: "stf_TEST" });
    const closed = await bodyOf(close(visit, codes, { command }));
    expect(closed).toMatchObject({
      appointmentId: visit.appointmentId,
      state: "served",
      at: "2026-11-21T12:00:00.000Z",
    });
    expect(await desk.visits.find(POST, DATE, visit.appointmentId)).toMatchObject({
      state: "served",
      closure: { at: closed.at, staffId: "stf_TEST", desk: "3", stampIds: closed.stampIds },
    });
    expect((await desk.requests.find(visit.requestId))?.state).toBe("served");
    for (const stampKey of stampKeys) {
      const where = { kind: "desk", postId: POST, desk: "3", appointmentId: visit.appointmentId };
      expect(await item("stamps", keys.stamp(stampKey))).toMatchObject({
        state: "consumed",
        use: { at: closed.at, where },
      });
      expect(await item("stamps", keys.consumption(stampKey))).toMatchObject({
        by: { kind: "staff", id: "stf_TEST" },
      });
    }
    for (const personKey of visit.personKeys) {
      expect(await item("core", keys.guard(personKey))).not.toHaveProperty([`act:${ACT}`]);
    }
    const after = await balances(dynamo);
    expect((after["revenue:chancery"] ?? 0) - (before["revenue:chancery"] ?? 0)).toBe(-4000);
    const record = await item("core", keys.command(command.id));
    expect(JSON.stringify(record?.["events"])).toMatch(
      /visits\.closed\.v1.*stamps\.consumed\.v1.*stamps\.consumed\.v1/,
    );
    for (const secret of [...codes, "ALAOUI", "AB1234"]) expect(JSON.stringify(record)).not.toContain(secret);
  });

  it("lets a person of a closed visit be booked again at once (A2)", async () => {
    const visit = await booked();
    const { codes } = await codesFor(1);
    await bodyOf(close(visit, codes));
    const again = dynamoAppointmentStore(dynamo.client, "core").bookPieces(
      {
        requestId: "req_33333333",
        accountId: "acc_TEST",
        postId: POST,
        calendarId: "acts",
        procedureId: ACT,
        names: [],
        personKeys: visit.personKeys,
        date: "2026-12-01",
        time: "10:00",
        startsAt: "2026-12-01T09:00:00.000Z",
        createdAt: "2026-11-21T12:00:00.000Z",
        appointmentId: "apt_33333333",
        places: [0],
      },
      START,
    );
    const change = {
      command: newCommand(),
      pieces: again,
      facts: [],
      answer: { status: 201, body: null },
      now: START,
    };
    expect(await codeOf(desk.changes.commit(change))).toBe("ok");
  });

  it("closed late, leaves a guard alone that is another appointment's by now", async () => {
    const visit = await booked();
    const guard = keys.guard(visit.personKeys[0] ?? "");
    const theirs = { appointmentId: "apt_44444444", postId: POST, date: DATE, until: START / 1000 + 999 };
    const others = { ...guard, [`act:${ACT}`]: theirs };
    await dynamo.client.send(new PutCommand({ TableName: "core", Item: others }));
    const { codes } = await codesFor(1);
    expect(await codeOf(close(visit, codes))).toBe("ok");
    expect(await item("core", guard)).toEqual(others);
  });

  it("takes no stamp where the procedure is free, and refuses one", async () => {
    const visit = await booked(1, "life-certificate");
    const { codes } = await codesFor(1);
    expect(await codeOf(close(visit, codes))).toBe("visit-stamps-needless");
    expect(await bodyOf(close(visit, []))).toMatchObject({ state: "served", stampIds: [] });
  });

  it("cannot be done without a stamp for each person", async () => {
    const visit = await booked(2);
    const { codes } = await codesFor(1);
    expect(await close(visit, codes)).toMatchObject({
      error: { code: "visit-stamps-missing", details: { needed: 2 } },
    });
    expect(await codeOf(close(visit, []))).toBe("visit-stamps-missing");
    expect((await desk.visits.find(POST, DATE, visit.appointmentId))?.state).toBe("booked");
  });

  it("is refused a second time with when and where it was closed, and repeated for the same command", async () => {
    const visit = await booked();
    const { codes } = await codesFor(2);
    const command = newCommand({ kind: "staff", id: "stf_TEST" });
    const first = await bodyOf(close(visit, codes.slice(0, 1), { command }));
    expect(await close(visit, codes.slice(1), { desk: "4" })).toEqual({
      ok: false,
      error: { code: "visit-closed", details: { at: first.at, desk: "3" } },
    });
    expect(await desk.changes.find(command)).toMatchObject({
      ok: true,
      value: { body: first, replayed: true },
    });
    expect((await bodyOf(check(codes[1] ?? ""))).usable).toBe(true);
  });

  it("finds nothing at another post or on another day", async () => {
    const visit = await booked();
    const { codes } = await codesFor(1);
    expect(await codeOf(close(visit, codes, { postId: "tn-tunis" }))).toBe("not-found");
    expect(await codeOf(close({ ...visit, date: "2026-11-22" }, codes))).toBe("not-found");
  });

  it("says what is wrong with which stamp, and stores nothing", async () => {
    const visit = await booked(2);
    const { codes } = await codesFor(3);
    const [good = "", used = "", reserved = ""] = codes;
    const [passport = ""] = (await codesFor(1, "passport-adult")).codes;
    await bodyOf(close(await booked(), [used]));
    const reservation = { code: reserved, procedureId: ACT, reference: "F-1" };
    await bodyOf(reserveStamp(trail, partnerCall({}, reservation, { now: START })));
    const mistyped = `${good.slice(0, 15)}${(Number(good[15]) + 1) % 10}`;
    const cases = [
      [[good, good], "stamp-repeated"],
      [[good, mistyped], "stamp-check-digit"],
      [[good, drawStampCode()], "stamp-unknown"],
      [[good, passport], "stamp-wrong-act"],
      [[good, used], "stamp-consumed"],
      [[good, reserved], "stamp-reserved"],
    ] as const;
    for (const [stampCodes, code] of cases) {
      const errors = [{ pointer: "/body/stampCodes/1", code }];
      expect(await close(visit, stampCodes), code).toMatchObject({ ok: false, error: { code, errors } });
    }
    const { error } = await close(visit, [good, used]).then((result) => ({
      error: result.ok ? undefined : result.error,
    }));
    expect(error?.details).toEqual({
      at: "2026-11-21T12:00:00.000Z",
      where: "desk",
      postId: POST,
      desk: "3",
    });
    expect((await desk.visits.find(POST, DATE, visit.appointmentId))?.state).toBe("booked");
    expect((await bodyOf(check(good))).usable).toBe(true);
    trail.clock.at = Date.parse("2027-11-21T12:00:00.000Z");
    expect(await codeOf(close(visit, [good, used]))).toBe("stamp-expired");
  });

  it("refuses a visit that was cancelled, or whose request is served already, and uses no stamp", async () => {
    const { codes } = await codesFor(1);
    const cancelled = await booked();
    const set = (table: string, Key: { pk: string; sk: string }, state: string) =>
      dynamo.client.send(
        new UpdateCommand({
          TableName: table,
          Key,
          UpdateExpression: "SET #state = :state",
          ExpressionAttributeNames: { "#state": "state" },
          ExpressionAttributeValues: { ":state": state },
        }),
      );
    await set("core", keys.appointment(POST, DATE, cancelled.appointmentId), "cancelled");
    expect(await codeOf(close(cancelled, codes))).toBe("appointment-none");
    const served = await booked();
    await set("core", keys.request(served.requestId), "served");
    expect(await codeOf(close(served, codes))).toBe("request-wrong-state");
    expect((await desk.visits.find(POST, DATE, served.appointmentId))?.state).toBe("booked");
    expect((await bodyOf(check(codes[0] ?? ""))).usable).toBe(true);
  });

  it.each([
    ["suspended", "stamp-suspended"],
    ["refund-requested", "stamp-refunded"],
    ["refunded", "stamp-refunded"],
    ["expired", "stamp-expired"],
  ])("refuses a stamp that is %s", async (state, code) => {
    const visit = await booked();
    const { codes, stampKeys } = await codesFor(1);
    const stamp = await item("stamps", keys.stamp(stampKeys[0] ?? ""));
    await dynamo.client.send(new PutCommand({ TableName: "stamps", Item: { ...stamp, state } }));
    expect(await codeOf(close(visit, codes))).toBe(code);
    expect(await bodyOf(check(codes[0] ?? ""))).toMatchObject({ state, usable: false, reason: code });
  });

  it("refuses a stamp that is bound to another request, and takes one bound to this", async () => {
    const visit = await booked();
    const { codes, stampKeys } = await codesFor(1);
    const stamp = await item("stamps", keys.stamp(stampKeys[0] ?? ""));
    const bind = (boundTo: string) =>
      dynamo.client.send(new PutCommand({ TableName: "stamps", Item: { ...stamp, boundTo } }));
    await bind("req_ANOTHER22");
    expect(await codeOf(close(visit, codes))).toBe("stamp-wrong-holder");
    await bind(visit.requestId);
    expect(await codeOf(close(visit, codes))).toBe("ok");
  });

  it("consumes a stamp whose reservation has lapsed", async () => {
    const visit = await booked();
    const { codes } = await codesFor(1);
    await bodyOf(
      reserveStamp(
        trail,
        partnerCall({}, { code: codes[0] ?? "", procedureId: ACT, reference: "F-1" }, { now: START }),
      ),
    );
    trail.clock.at = START + 15 * 60_000;
    expect(await codeOf(close(visit, codes))).toBe("ok");
  });

  it("of one visit by 50 officers at once happens once and consumes one stamp", async () => {
    const visit = await booked();
    const { codes, stampKeys } = await codesFor(10);
    const commands = Array.from({ length: RIVALS }, () => newCommand({ kind: "staff", id: "stf_TEST" }));
    const results = await Promise.all(
      commands.map((command, index) => codeOf(close(visit, [codes[index % 10] ?? ""], { command }))),
    );
    expect(results.filter((code) => code === "ok")).toHaveLength(1);
    expect(new Set(results)).toEqual(new Set(["ok", "visit-closed"]));
    const records = await Promise.all(commands.map(({ id }) => partition(dynamo, "core", `CMD#${id}`)));
    expect(records.flat()).toHaveLength(1);
    const used = await Promise.all(stampKeys.map((stampKey) => item("stamps", keys.consumption(stampKey))));
    expect(used.filter((each) => each !== undefined)).toHaveLength(1);
  });

  it("of 50 visits with one stamp at once happens once, and the other visits stay open", async () => {
    const all = await Promise.all(Array.from({ length: RIVALS }, () => booked()));
    const { codes } = await codesFor(1);
    const results = await Promise.all(all.map((visit) => codeOf(close(visit, codes))));
    expect(results.filter((code) => code === "ok")).toHaveLength(1);
    expect(results.filter((code) => code === "stamp-consumed")).toHaveLength(RIVALS - 1);
    const states = await Promise.all(
      all.map(async ({ appointmentId }) => (await desk.visits.find(POST, DATE, appointmentId))?.state),
    );
    expect(states.filter((state) => state === "served")).toHaveLength(1);
    expect(Object.values(await balances(dynamo)).reduce((sum, amount) => sum + amount, 0)).toBe(0);
  });
});

describe("checking a stamp at the desk (T8)", () => {
  it("says what it is and changes nothing", async () => {
    const { codes, stampKeys } = await codesFor(1);
    const before = await partition(dynamo, "stamps", `STM#${stampKeys[0]}`);
    expect(await bodyOf(check(codes[0] ?? "", ACT))).toMatchObject({
      state: "issued",
      usable: true,
      procedureId: ACT,
      amount: { amount: 2000, currency: "MAD" },
    });
    expect(await bodyOf(check(codes[0] ?? "", "passport-adult"))).toMatchObject({
      usable: false,
      reason: "stamp-wrong-act",
    });
    expect(await partition(dynamo, "stamps", `STM#${stampKeys[0]}`)).toEqual(before);
  });

  it("says when and where a stamp was used, and until when it is reserved", async () => {
    const { codes } = await codesFor(2);
    const [used = "", reserved = ""] = codes;
    await bodyOf(close(await booked(), [used]));
    const { until } = await bodyOf(
      reserveStamp(
        trail,
        partnerCall({}, { code: reserved, procedureId: ACT, reference: "F-1" }, { now: START }),
      ),
    );
    expect(await bodyOf(check(used))).toMatchObject({
      state: "consumed",
      usable: false,
      reason: "stamp-consumed",
      use: { at: "2026-11-21T12:00:00.000Z", where: "desk", postId: POST, desk: "3" },
    });
    expect(await bodyOf(check(reserved))).toMatchObject({
      state: "reserved",
      reason: "stamp-reserved",
      reservedUntil: until,
    });
  });

  it("refuses a mistyped and an unknown code", async () => {
    expect(await codeOf(check("1234567890123456"))).toBe("stamp-check-digit");
    expect(await codeOf(check(drawStampCode()))).toBe("stamp-unknown");
  });
});

describe("finding visits (T8, E2)", () => {
  const query = (search: { date?: string; reference?: string }, postId = POST) =>
    listVisits(desk, { ...officerCall({ postId }, undefined, { now: START, postId }), query: search });

  it("lists a day by time, and one request by its reference, of this post only", async () => {
    const day = "2026-12-24";
    const [one, other] = [await booked(1, ACT, day), await booked(2, ACT, day)];
    const listed = await bodyOf(query({ date: day }));
    expect(listed.visits.map(({ appointmentId }) => appointmentId)).toEqual([
      one.appointmentId,
      other.appointmentId,
    ]);
    expect(listed.visits[1]?.names).toHaveLength(2);
    expect((await bodyOf(query({ reference: other.requestId }))).visits).toEqual([listed.visits[1]]);
    const reference = referenceOf(other.requestId);
    expect((await bodyOf(query({ reference }))).visits).toEqual([listed.visits[1]]);
    expect((await bodyOf(query({ reference }))).visits[0]).toMatchObject({ reference });
    expect((await bodyOf(query({ reference: "00000-00000" }))).visits).toEqual([]);
    expect((await bodyOf(query({ reference: other.requestId }, "tn-tunis"))).visits).toEqual([]);
    expect((await bodyOf(query({ reference: "req_99999999" }))).visits).toEqual([]);
    expect((await bodyOf(query({ date: day }, "tn-tunis"))).visits).toEqual([]);
  });

  it("shows one visit with its people and the fee for each", async () => {
    const { appointmentId, date } = await booked(2);
    const params = { postId: POST, date, appointmentId };
    const shown = await bodyOf(
      showVisitWithPeople(desk, officerCall(params, undefined, { now: START, postId: POST })),
    );
    expect(shown).toMatchObject({ state: "booked", fee: { amount: 2000, currency: "MAD" } });
    expect(shown.people).toHaveLength(2);
    expect(shown.people[0]).toMatchObject({ familyName: "Alaoui", birthDate: "1990-02-03", cin: "AB1234" });
    const elsewhere = officerCall({ ...params, postId: "tn-tunis" }, undefined, {
      now: START,
      postId: "tn-tunis",
    });
    expect(await codeOf(showVisitWithPeople(desk, elsewhere))).toBe("not-found");
  });
});

describe("a visit whose request has stamps (T5, T8)", () => {
  const shown = ({ date, appointmentId }: Booked) =>
    showVisitWithPeople(
      desk,
      officerCall({ postId: POST, date, appointmentId }, undefined, { now: trail.clock.at, postId: POST }),
    );

  it("shows them, and is closed with them without their codes, for two persons with one of each kind", async () => {
    const visit = await booked(2);
    const { codes } = await codesFor(2);
    const { stampId } = await bodyOf(attachTo(visit, codes[0] ?? ""));
    expect((await bodyOf(shown(visit))).stamps).toMatchObject([{ stampId, usable: true }]);
    const { stampIds } = await bodyOf(close(visit, [codes[1] ?? ""], { stampIds: [stampId] }));
    expect(stampIds).toContain(stampId);
    expect(await trail.attachments.of(visit.requestId)).toEqual([]);
    expect(await bodyOf(check(codes[0] ?? ""))).toMatchObject({ state: "consumed" });
  });

  it("takes the code of one as well, and not the same stamp by both", async () => {
    const [one, two] = [await booked(1), await booked(2)];
    const { codes } = await codesFor(2);
    await bodyOf(attachTo(one, codes[0] ?? ""));
    const { stampId } = await bodyOf(attachTo(two, codes[1] ?? ""));
    expect(await codeOf(close(two, [codes[1] ?? ""], { stampIds: [stampId] }))).toBe("stamp-repeated");
    expect(await codeOf(close(one, [codes[0] ?? ""]))).toBe("ok");
    expect(await trail.attachments.of(one.requestId)).toEqual([]);
  });

  it("refuses another request's, by id and by code", async () => {
    const [own, other] = [await booked(), await booked()];
    const { codes } = await codesFor(1);
    const { stampId } = await bodyOf(attachTo(other, codes[0] ?? ""));
    expect(await close(own, [], { stampIds: [stampId] })).toMatchObject({
      error: { code: "stamp-unknown", errors: [{ pointer: "/body/stampIds/0" }] },
    });
    expect(await codeOf(close(own, [codes[0] ?? ""]))).toBe("stamp-wrong-holder");
  });

  it("races with taking the stamp off: it is used or free, never both", async () => {
    const visit = await booked();
    const { codes, stampKeys } = await codesFor(1);
    const { stampId } = await bodyOf(attachTo(visit, codes[0] ?? ""));
    const off = () =>
      detachStamp(
        trail,
        citizenCall({ requestId: visit.requestId, stampId }, undefined, { now: trail.clock.at }),
      );
    const all = await Promise.all([
      ...Array.from({ length: 8 }, () => codeOf(close(visit, [], { stampIds: [stampId] }))),
      ...Array.from({ length: 8 }, () => codeOf(off())),
    ]);
    expect(all.filter((code) => code === "ok")).toHaveLength(1);
    const stamp = (await trail.stamps.find([stampKeys[0] ?? ""]))?.stamp;
    expect([stamp?.state, stamp?.boundTo]).toEqual(
      stamp?.state === "consumed" ? ["consumed", visit.requestId] : ["issued", undefined],
    );
    expect(await trail.attachments.of(visit.requestId)).toEqual([]);
  });
});
