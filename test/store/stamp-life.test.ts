import { PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { guessKey } from "#shared/adapters/dynamodb/guess-counter.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { showOrder } from "#shared/application/orders/show-order.ts";
import { commitReservation } from "#shared/application/partners/commit-reservation.ts";
import { releaseReservation } from "#shared/application/partners/release-reservation.ts";
import { reserveStamp } from "#shared/application/partners/reserve-stamp.ts";
import { verifyStamp } from "#shared/application/partners/verify-stamp.ts";
import { attachStamp } from "#shared/application/stamps/attach-stamp.ts";
import { detachStamp } from "#shared/application/stamps/detach-stamp.ts";
import type { StampName } from "#shared/application/stamps/name-stamp.ts";
import { reissueCode } from "#shared/application/stamps/reissue-code.ts";
import { decideReversal, proposeReversal, withdrawReversal } from "#shared/application/stamps/reverse-use.ts";
import { showAttached } from "#shared/application/stamps/show-attached.ts";
import { reinstateStamp, suspendStamp } from "#shared/application/stamps/suspend-stamp.ts";
import { sweepStamps } from "#shared/application/stamps/sweep-stamps.ts";
import type { Command } from "#shared/domain/call.ts";
import type { RequestState } from "#shared/domain/request/request.ts";
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
  ledgerEntries,
  moneyTrail,
  partition,
  partnerCall,
  START,
  seedPrices,
} from "#test/support/money-trail.ts";

const ACT = "signature-legalisation";
const POST = "fr-paris";
const DAY = 86_400_000;
const RIVALS = 25;

let dynamo: TestDynamo;
let trail: MoneyTrail;
let requests = 0;

beforeAll(async () => {
  dynamo = await startTestDynamo();
  await seedPrices(dynamo);
});
afterAll(() => dynamo.stop());
beforeEach(() => {
  trail = moneyTrail(dynamo);
});

/** The numbers of a request's people: nobody else has them. */
const cards = (request: number, index = 0) => ({
  cin: `BE${request}${index}`,
  passportNumber: `X98${request}${index}`,
});

const filed = async (
  people = 1,
  state: RequestState = "valid",
  accountId = "acc_TEST",
  procedureId = ACT,
) => {
  requests += 1;
  const requestId = `req_${String(requests).padStart(8, "0")}`;
  const names = Array.from({ length: people }, (_, index) => `ALAOUI Person ${index}`);
  const Item = {
    ...keys.request(requestId),
    gpk: accountId,
    gsk: requestId,
    requestId,
    accountId,
    postId: POST,
    calendarId: "acts",
    procedureId,
    urgent: false,
    state,
    names,
    personKeys: names,
    createdAt: new Date(START).toISOString(),
    validUntil: new Date(START + 30 * DAY).toISOString(),
  };
  const beneficiaries = names.map((_, index) => ({
    familyName: "ALAOUI",
    birthDate: "1990-02-03",
    ...cards(requests, index),
  }));
  const own = [
    Item,
    { ...keys.people(requestId), beneficiaries, personKeys: names },
    { ...keys.documents(requestId), documents: [], uploads: {}, quota: {} },
  ];
  for (const one of own) await dynamo.client.send(new PutCommand({ TableName: "core", Item: one }));
  return requestId;
};
const ended = (requestId: string) =>
  dynamo.client.send(
    new UpdateCommand({
      TableName: "core",
      Key: keys.request(requestId),
      UpdateExpression: "SET #state = :state",
      ExpressionAttributeNames: { "#state": "state" },
      ExpressionAttributeValues: { ":state": "withdrawn" },
    }),
  );
const boughtOne = async () => {
  const { orderId, codes, stampKeys } = await bought(dynamo, trail);
  const [code, stampKey] = [codes[0] ?? "", stampKeys[0] ?? ""];
  return { orderId, code, stampKey, name: { code } };
};
const stampAt = async (stampKey: string) => {
  const stored = await trail.stamps.find([stampKey]);
  if (stored === undefined) throw new Error("no stamp");
  return stored.stamp;
};
const unitStamp = async (orderId: string) => {
  const unit = (await trail.orders.findWhole(orderId))?.units[0];
  if (unit === undefined) throw new Error("no unit");
  return { unit, stamp: await stampAt(unit.stampKey) };
};
const codeFor = (stampId: string) =>
  [...trail.sealed].find(([key]) => key.startsWith(`${stampId} `))?.[1] ?? "";

type Options = { accountId?: string; command?: Command };
const attach = (requestId: string, name: StampName, options: Options = {}) =>
  attachStamp(trail, citizenCall({ requestId }, name, { now: trail.clock.at, ...options }));
const detach = (requestId: string, stampId: string, options: Options = {}) =>
  detachStamp(trail, citizenCall({ requestId, stampId }, undefined, { now: trail.clock.at, ...options }));
const attached = (requestId: string, accountId = "acc_TEST") =>
  showAttached(trail, citizenCall({ requestId }, undefined, { now: trail.clock.at, accountId }));
const partner = <B>(body: B) => partnerCall({}, body, { now: trail.clock.at });
const verify = (code: string) => verifyStamp(trail, partner({ code, procedureId: ACT }));
const reserve = (code: string) => reserveStamp(trail, partner({ code, procedureId: ACT, reference: "F-1" }));
const use = async (code: string) => {
  const reserved = await reserve(code);
  if (!reserved.ok) return reserved.error.code;
  if (reserved.value.replayed) return "replayed";
  const { reservationId } = reserved.value.body;
  return codeOf(commitReservation(trail, partnerCall({ reservationId }, undefined, { now: trail.clock.at })));
};
const staff = <P, B>(params: P, body: B, staffId = "stf_ONE", command?: Command) => {
  const made = officerCall(params, body, { now: trail.clock.at, postId: POST, ...(command && { command }) });
  return { ...made, caller: { ...made.caller, staffId } };
};
const suspend = (stamp: StampName) =>
  suspendStamp(trail, staff({ postId: POST }, { stamp, reason: "fraud-reported" as const }));
const reinstate = (stamp: StampName) =>
  reinstateStamp(trail, staff({ postId: POST }, { stamp, reason: "enquiry" as const }));
const reissue = (orderId: string, options: Options = {}) =>
  reissueCode(trail, citizenCall({ orderId, unit: 1 }, undefined, { now: trail.clock.at, ...options }));
const tally = async (all: readonly Promise<string>[]) => {
  const counts: Record<string, number> = {};
  for (const code of await Promise.all(all)) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
};
const total = async () => Object.values(await balances(dynamo)).reduce((sum, amount) => sum + amount, 0);
/** The request that the first stamp of an order is shown to be attached to. */
const whereAttached = async (orderId: string) => {
  const call = citizenCall({ orderId }, undefined, { now: trail.clock.at });
  return (await bodyOf(showOrder(trail, call))).units[0]?.stamp?.attachedTo;
};

/** Cut off after the write: the caller sees nothing and asks again with the same command. */
const twice = async <T>(act: (command: Command) => Promise<T>, command = newCommand()) => [
  await act(command),
  await act(command),
];

describe("attaching a stamp to a request (T5)", () => {
  it("binds it, and stops its clock until it is taken off again", async () => {
    const { code, stampKey, name, orderId } = await boughtOne();
    const requestId = await filed();
    const { stampId } = await bodyOf(attach(requestId, name));
    expect(await codeOf(verify(code))).toBe("stamp-wrong-holder");
    expect(await codeOf(reserve(code))).toBe("stamp-wrong-holder");
    trail.clock.at = START + 500 * DAY;
    const { stamps } = await bodyOf(attached(requestId));
    expect(stamps).toMatchObject([{ stampId, state: "issued", usable: true }]);
    expect(await whereAttached(orderId)).toBe(requestId);
    expect(await codeOf(detach(requestId, stampId))).toBe("ok");
    expect(await whereAttached(orderId)).toBeUndefined();
    const left = Date.parse("2027-11-21T12:00:00.000Z") - START;
    const { validUntil, pausedAt, pausedMs, boundTo } = await stampAt(stampKey);
    expect(Date.parse(validUntil)).toBe(trail.clock.at + left);
    expect([pausedAt, boundTo, pausedMs]).toEqual([undefined, undefined, 500 * DAY]);
    expect(await bodyOf(verify(code))).toMatchObject({ validUntil });
    expect(await codeOf(detach(requestId, stampId))).toBe("not-found");
  });

  it("needs no code from who bought it, and is not found in another's order (E2)", async () => {
    const { orderId } = await boughtOne();
    const requestId = await filed(1, "submitted", "acc_OTHER");
    const name = { orderId, unit: 1 };
    expect(await codeOf(attach(requestId, name, { accountId: "acc_OTHER" }))).toBe("not-found");
    expect(await codeOf(attach(requestId, name))).toBe("not-found");
    expect(await codeOf(attach(await filed(), { orderId, unit: 2 }))).toBe("stamp-not-issued");
    expect(await codeOf(attach(await filed(), name))).toBe("ok");
  });

  it.each([
    ["draft", "request-wrong-state"],
    ["served", "request-wrong-state"],
    ["withdrawn", "request-wrong-state"],
    ["needs-correction", "correction-deadline-passed"],
  ] as const)("is refused for a request that is %s: %s", async (state, code) => {
    const { name } = await boughtOne();
    expect(await codeOf(attach(await filed(1, state), name))).toBe(code);
  });

  it("is refused for another act, for a valid request past its dates, and once each has one", async () => {
    const { name, code } = await boughtOne();
    expect(await codeOf(attach(await filed(1, "valid", "acc_TEST", "passport-adult"), name))).toBe(
      "stamp-wrong-act",
    );
    const requestId = await filed();
    trail.clock.at = START + 30 * DAY;
    expect(await codeOf(attach(requestId, name))).toBe("request-validity-ended");
    trail.clock.at = START;
    await bodyOf(attach(requestId, name));
    expect(await codeOf(attach(requestId, { code }))).toBe("stamp-attached");
    expect(await codeOf(attach(requestId, (await boughtOne()).name))).toBe("stamps-enough");
  });

  it("said twice is once, and so is taking it off", async () => {
    const { name } = await boughtOne();
    const requestId = await filed();
    const [first, second] = await twice((command) => attach(requestId, name, { command }));
    expect(second).toMatchObject({ ok: true, value: { status: 201, replayed: true } });
    if (!first?.ok || first.value.replayed) throw new Error("not attached");
    const { stampId } = first.value.body;
    const off = await twice((command) => detach(requestId, stampId, { command }));
    expect(off).toMatchObject([{ ok: true }, { ok: true, value: { replayed: true } }]);
  });

  it("in a race of one stamp for many requests has one winner", async () => {
    const { name, stampKey } = await boughtOne();
    // Each somebody else's: one who tries them all would be past their budget of wrong codes (T11).
    const rivals = await Promise.all(
      Array.from({ length: RIVALS }, (_, index) => filed(1, "valid", `acc_RIVAL${index}`)),
    );
    const counts = await tally(
      rivals.map((requestId, index) => codeOf(attach(requestId, name, { accountId: `acc_RIVAL${index}` }))),
    );
    expect(counts).toEqual({ ok: 1, "stamp-wrong-holder": RIVALS - 1 });
    const taken = await Promise.all(rivals.map((requestId) => trail.attachments.of(requestId)));
    expect(taken.flat().map(({ requestId }) => requestId)).toEqual([(await stampAt(stampKey)).boundTo]);
  });

  it("in a race of many stamps for one request of three leaves three", async () => {
    const { codes } = await bought(dynamo, trail, 8);
    const requestId = await filed(3);
    const counts = await tally(codes.map((code) => codeOf(attach(requestId, { code }))));
    expect(counts["ok"]).toBe(3);
    expect((await trail.attachments.of(requestId)).map(({ place }) => place)).toEqual([1, 2, 3]);
  });

  it("in a race with partners and a new code has one winner", async () => {
    const { orderId, code, stampKey, name } = await boughtOne();
    const pending = await filed(1, "booked");
    trail.clock.at = START + 31 * DAY;
    const won = await Promise.all([
      tally(Array.from({ length: 8 }, () => codeOf(attach(pending, name)))),
      tally(Array.from({ length: 8 }, () => use(code))),
      tally(Array.from({ length: 8 }, () => codeOf(reissue(orderId)))),
    ]);
    const { state, boundTo } = await stampAt(stampKey);
    expect(won.map((counts) => counts["ok"] ?? 0)).toEqual([
      boundTo === pending ? 1 : 0,
      state === "consumed" ? 1 : 0,
      state === "replaced" ? 1 : 0,
    ]);
    expect(won.reduce((sum, counts) => sum + (counts["ok"] ?? 0), 0)).toBe(1);
  });

  it("ends when the request does, whatever ended it, within a day (T5)", async () => {
    const [one, other] = [await boughtOne(), await boughtOne()];
    const [withdrawn, late] = [await filed(), await filed()];
    await bodyOf(attach(withdrawn, one.name));
    await bodyOf(attach(late, other.name));
    trail.clock.at = START + DAY;
    await sweepStamps(trail);
    expect((await stampAt(one.stampKey)).boundTo).toBe(withdrawn);
    await ended(withdrawn);
    trail.clock.at = START + 2 * DAY;
    await Promise.all([sweepStamps(trail), sweepStamps(trail)]);
    expect(await trail.attachments.of(withdrawn)).toEqual([]);
    expect(await codeOf(verify(one.code))).toBe("ok");
    expect((await stampAt(other.stampKey)).boundTo).toBe(late);
    trail.clock.at = START + 31 * DAY;
    await sweepStamps(trail);
    expect((await stampAt(other.stampKey)).pausedMs).toBe(31 * DAY);
    expect(await codeOf(verify(other.code))).toBe("ok");
  });
});

describe("the people of its request are a stamp's holders (T5, T7)", () => {
  const asHolder = (code: string, holder: string) => verifyStamp(trail, partner({ code, holder }));

  it("each by either number, kept as digests in an item under 1 KB, and nobody once it is taken off", async () => {
    const { code, stampKey, name } = await boughtOne();
    const requestId = await filed(5);
    const [first, last] = [cards(requests, 0), cards(requests, 4)];
    const { stampId } = await bodyOf(attach(requestId, name));
    for (const number of [first.cin, first.passportNumber, last.cin, last.passportNumber])
      expect(await codeOf(asHolder(code, number))).toBe("ok");
    expect(await codeOf(asHolder(code, "BE999999"))).toBe("stamp-wrong-holder");
    const [item] = await partition(dynamo, "stamps", `STM#${stampKey}`);
    expect(item?.["holders"]).toHaveLength(10);
    expect(JSON.stringify(item)).not.toContain(first.cin);
    expect(JSON.stringify(item).length).toBeLessThan(1024);
    const { reservationId } = await bodyOf(
      reserveStamp(trail, partner({ code, holder: last.cin, reference: "F-1" })),
    );
    await bodyOf(
      releaseReservation(trail, partnerCall({ reservationId }, undefined, { now: trail.clock.at })),
    );
    await bodyOf(detach(requestId, stampId));
    expect((await stampAt(stampKey)).holders).toBeUndefined();
    expect(await codeOf(asHolder(code, first.cin))).toBe("stamp-wrong-holder");
  });

  it("nobody once the sweep took it off a request that is over", async () => {
    const { code, stampKey, name } = await boughtOne();
    const requestId = await filed();
    await bodyOf(attach(requestId, name));
    await ended(requestId);
    trail.clock.at = START + DAY;
    await sweepStamps(trail);
    expect(await stampAt(stampKey)).not.toHaveProperty("holders");
    expect(await codeOf(asHolder(code, cards(requests).cin))).toBe("stamp-wrong-holder");
  });

  it("on their way back and forth, one holder's number and a detachment race to one outcome", async () => {
    const { code, stampKey, name } = await boughtOne();
    const requestId = await filed();
    const { cin } = cards(requests);
    const { stampId } = await bodyOf(attach(requestId, name));
    const [reserved, off] = await Promise.all([
      codeOf(reserveStamp(trail, partner({ code, holder: cin, reference: "F-1" }))),
      codeOf(detach(requestId, stampId)),
    ]);
    const { state, boundTo } = await stampAt(stampKey);
    if (reserved === "ok" && off !== "ok") expect([state, boundTo]).toEqual(["reserved", requestId]);
    else expect([off, boundTo]).toEqual(["ok", undefined]);
  });
});

describe("codes that are none (T11)", () => {
  it("end a citizen's attaching after ten, whose right code is then refused too; staff are only counted", async () => {
    const [{ name }, requestId] = [await boughtOne(), await filed(1, "valid", "acc_GUESSER")];
    const guess = () => codeOf(attach(requestId, { code: drawStampCode() }, { accountId: "acc_GUESSER" }));
    const told = await tally(Array.from({ length: 15 }, guess));
    expect(told).toEqual({ "stamp-unknown": 10, "too-many-requests": 5 });
    expect(await codeOf(attach(requestId, name, { accountId: "acc_GUESSER" }))).toBe("too-many-requests");
    // Who names their own purchase guesses nothing.
    const { orderId } = await boughtOne();
    expect(await codeOf(attach(requestId, { orderId, unit: 1 }, { accountId: "acc_GUESSER" }))).toBe(
      "not-found",
    );
    const staffs = await tally(Array.from({ length: 15 }, () => codeOf(suspend({ code: drawStampCode() }))));
    expect(staffs).toEqual({ "stamp-unknown": 15 });
    const [count] = await partition(dynamo, "stamps", guessKey("desk", "stf_ONE", trail.clock.at).pk);
    expect(count).toMatchObject({ wrong: 15 });
  });

  it("count a stamp for another act as one", async () => {
    const { name } = await boughtOne();
    const requestId = await filed(1, "valid", "acc_MISTAKEN", "passport-adult");
    expect(await codeOf(attach(requestId, name, { accountId: "acc_MISTAKEN" }))).toBe("stamp-wrong-act");
    const [count] = await partition(dynamo, "stamps", guessKey("citizen", "acc_MISTAKEN", START).pk);
    expect(count).toMatchObject({ wrong: 1 });
  });
});

describe("a suspension (T6)", () => {
  it("refuses the stamp everywhere and stops its clock; reinstated, all that was left is left", async () => {
    const { code, stampKey, name, orderId } = await boughtOne();
    expect(await codeOf(reinstate(name))).toBe("stamp-valid");
    expect(await codeOf(suspend({ orderId, unit: 1 }))).toBe("ok");
    expect(await codeOf(verify(code))).toBe("stamp-suspended");
    expect(await codeOf(attach(await filed(), name))).toBe("stamp-suspended");
    expect(await codeOf(suspend(name))).toBe("stamp-suspended");
    trail.clock.at = START + 100 * DAY;
    const { validUntil } = await bodyOf(reinstate(name));
    expect(Date.parse(validUntil)).toBe(Date.parse("2027-11-21T12:00:00.000Z") + 100 * DAY);
    expect((await unitStamp(orderId)).unit.validUntil).toBe(validUntil);
    expect((await stampAt(stampKey)).pausedAt).toBeUndefined();
    expect(await use(code)).toBe("ok");
    expect(await codeOf(suspend(name))).toBe("stamp-consumed");
  });

  it("of an attached stamp leaves it where it is, its clock standing still throughout", async () => {
    const { name, stampKey } = await boughtOne();
    const requestId = await filed();
    const { stampId } = await bodyOf(attach(requestId, name));
    await bodyOf(suspend(name));
    expect(await codeOf(detach(requestId, stampId))).toBe("stamp-suspended");
    await ended(requestId);
    trail.clock.at = START + 5 * DAY;
    await sweepStamps(trail);
    expect((await stampAt(stampKey)).state).toBe("suspended");
    await bodyOf(reinstate(name));
    expect((await stampAt(stampKey)).pausedAt).toBe(new Date(START).toISOString());
    trail.clock.at = START + 7 * DAY;
    await sweepStamps(trail);
    expect(await stampAt(stampKey)).toMatchObject({ state: "issued", pausedMs: 7 * DAY });
  });

  it("races with a use: one of them wins", async () => {
    const { code, name, stampKey } = await boughtOne();
    await tally([...Array.from({ length: 6 }, () => use(code)), codeOf(suspend(name))]);
    expect(["consumed", "suspended", "issued", "reserved"]).toContain((await stampAt(stampKey)).state);
  });
});

describe("a stamp's end by time (T5, T9)", () => {
  it("expires at a year, lapses at eighteen months, each once, and the ledger sums to zero", async () => {
    const { stampKey } = await boughtOne();
    trail.clock.at = Date.parse("2027-11-21T11:59:59.999Z");
    await sweepStamps(trail);
    expect((await stampAt(stampKey)).state).toBe("issued");
    trail.clock.at += 1;
    await Promise.all(
      [sweepStamps(trail), sweepStamps(trail), sweepStamps(trail)].map((run) => run.catch(() => 0)),
    );
    await sweepStamps(trail);
    expect((await stampAt(stampKey)).state).toBe("expired");
    trail.clock.at = Date.parse("2028-05-21T11:59:59.999Z");
    await sweepStamps(trail);
    expect((await stampAt(stampKey)).lapsedAt).toBeUndefined();
    trail.clock.at += 1;
    await Promise.all([sweepStamps(trail), sweepStamps(trail)].map((run) => run.catch(() => 0)));
    await sweepStamps(trail);
    const { state, lapsedAt, stampId } = await stampAt(stampKey);
    expect([state, lapsedAt]).toEqual(["expired", "2028-05-21T12:00:00.000Z"]);
    const entries = await partition(dynamo, "stamps", keys.ledger("2028-05-21", "").pk);
    const own = entries.filter(({ subjects }) => Array.isArray(subjects) && subjects.includes(stampId));
    expect(own).toMatchObject([
      {
        kind: "lapse",
        postId: POST,
        lines: [
          { account: "stamps:outstanding", amountMad: 2000 },
          { account: "revenue:lapsed", amountMad: -2000 },
        ],
      },
    ]);
  });

  it("waits for a clock that stood still, or stands still", async () => {
    const { stampKey, name } = await boughtOne();
    const requestId = await filed(1, "booked");
    const { stampId } = await bodyOf(attach(requestId, name));
    trail.clock.at = START + 600 * DAY;
    await sweepStamps(trail);
    expect((await stampAt(stampKey)).state).toBe("issued");
    await bodyOf(detach(requestId, stampId));
    const { validUntil } = await stampAt(stampKey);
    trail.clock.at = Date.parse(validUntil) - 1;
    await sweepStamps(trail);
    expect((await stampAt(stampKey)).state).toBe("issued");
    trail.clock.at += 1;
    await sweepStamps(trail);
    expect((await stampAt(stampKey)).state).toBe("expired");
  });

  it("leaves a used stamp alone", async () => {
    const { stampKey, code } = await boughtOne();
    expect(await use(code)).toBe("ok");
    trail.clock.at = START + 700 * DAY;
    await sweepStamps(trail);
    expect((await stampAt(stampKey)).state).toBe("consumed");
  });
});

describe("a new code for one that was lost (T3)", () => {
  it("is given once the old one can not be sent again, twice at most; the old one is worth nothing", async () => {
    const { orderId, code, stampKey } = await boughtOne();
    expect(await codeOf(reissue(orderId))).toBe("code-not-lost");
    trail.clock.at = START + 31 * DAY;
    expect(await codeOf(reissue(orderId, { accountId: "acc_OTHER" }))).toBe("not-found");
    const { stampId, reissuesLeft } = await bodyOf(reissue(orderId));
    expect(reissuesLeft).toBe(1);
    expect(await codeOf(verify(code))).toBe("stamp-replaced");
    expect((await partition(dynamo, "stamps", `STM#${stampKey}`)).map(({ sk }) => sk)).toEqual(["STM"]);
    const { unit, stamp } = await unitStamp(orderId);
    expect(unit).toMatchObject({ stampId, reissues: 1 });
    const old = await stampAt(stampKey);
    expect(stamp).toMatchObject({
      validUntil: old.validUntil,
      issuedAt: old.issuedAt,
      replaces: old.stampId,
    });
    expect(await codeOf(verify(codeFor(stampId)))).toBe("ok");
    expect(await codeOf(reissue(orderId))).toBe("code-not-lost");
    trail.clock.at += 31 * DAY;
    await bodyOf(reissue(orderId));
    trail.clock.at += 31 * DAY;
    expect(await codeOf(reissue(orderId))).toBe("reissue-spent");
    const { unit: last } = await unitStamp(orderId);
    expect(await use(codeFor(last.stampId))).toBe("ok");
    expect(await total()).toBe(0);
  });

  it("said twice is once; many at once are one", async () => {
    const [{ orderId }, other] = [await boughtOne(), await boughtOne()];
    trail.clock.at = START + 31 * DAY;
    const answers = await twice((command) => reissue(orderId, { command }));
    expect(answers).toMatchObject([{ ok: true }, { ok: true, value: { replayed: true } }]);
    const counts = await tally(Array.from({ length: RIVALS }, () => codeOf(reissue(other.orderId))));
    expect(counts["ok"]).toBe(1);
    expect((await unitStamp(other.orderId)).unit.reissues).toBe(1);
  });

  it("races with a use: either the old stamp is used or the new one lives, never both", async () => {
    const { orderId, code, stampKey } = await boughtOne();
    trail.clock.at = START + 31 * DAY;
    await tally([
      ...Array.from({ length: 10 }, () => use(code)),
      ...Array.from({ length: 10 }, () => codeOf(reissue(orderId))),
    ]);
    const { state } = await stampAt(stampKey);
    const { unit } = await unitStamp(orderId);
    if (state === "replaced") expect(unit.stampKey).not.toBe(stampKey);
    else expect(unit.stampKey).toBe(stampKey);
    expect(await total()).toBe(0);
  });
});

describe("the reversal of a use (T6, T10)", () => {
  const propose = (stamp: StampName, by = "stf_ONE") =>
    proposeReversal(trail, staff({ postId: POST }, { stamp, reason: "consumed-by-mistake" as const }, by));
  const decide = (proposalId: string, decision: "approved" | "rejected", by: string, command?: Command) =>
    decideReversal(trail, staff({ postId: POST, proposalId }, { decision }, by, command));
  const used = async () => {
    const one = await boughtOne();
    expect(await use(one.code)).toBe("ok");
    return one;
  };

  it("takes two people, is written once beside the use, and gives the buyer another stamp", async () => {
    const { orderId, code, stampKey } = await used();
    const before = await balances(dynamo);
    trail.clock.at = START + 60_000;
    const { proposalId, stampId } = await bodyOf(propose({ code }));
    expect(await codeOf(decide(proposalId, "approved", "stf_ONE"))).toBe("second-person-needed");
    const { replacedBy } = await bodyOf(decide(proposalId, "approved", "stf_TWO"));
    const items = await partition(dynamo, "stamps", `STM#${stampKey}`);
    expect(items.map(({ sk }) => sk)).toEqual(["REVERSED", "STM", "USED"]);
    expect(items[0]).toMatchObject({ stampId, replacedBy, proposalId });
    expect((await stampAt(stampKey)).state).toBe("consumed");
    const { unit, stamp } = await unitStamp(orderId);
    expect(unit.stampId).toBe(replacedBy);
    expect(stamp).toMatchObject({ state: "issued", replaces: stampId, pausedMs: 60_000 });
    const after = await balances(dynamo);
    expect((after["revenue:chancery"] ?? 0) - (before["revenue:chancery"] ?? 0)).toBe(2000);
    expect(await total()).toBe(0);
    expect(
      (await ledgerEntries(dynamo)).filter(({ subjects }) => subjects.includes(proposalId)),
    ).toHaveLength(1);
    expect(await use(codeFor(replacedBy ?? ""))).toBe("ok");
    expect(await codeOf(decide(proposalId, "approved", "stf_TWO"))).toBe("proposal-closed");
  });

  it("is not asked for a stamp that was not used, and not twice at once", async () => {
    expect(await codeOf(propose((await boughtOne()).name))).toBe("stamp-not-consumed");
    const { name } = await used();
    await bodyOf(propose(name));
    expect(await codeOf(propose(name))).toBe("proposal-exists");
  });

  it("is not asked again for the same use", async () => {
    const { name } = await used();
    const first = await bodyOf(propose(name));
    await bodyOf(decide(first.proposalId, "approved", "stf_TWO"));
    const again = await bodyOf(propose(name));
    expect(await codeOf(decide(again.proposalId, "approved", "stf_TWO"))).toBe("stamp-reversed");
  });

  it("rejected or withdrawn, changes nothing", async () => {
    const { name, stampKey, orderId } = await used();
    const first = await bodyOf(propose(name));
    await bodyOf(decide(first.proposalId, "rejected", "stf_TWO"));
    const second = await bodyOf(propose(name));
    const { proposalId } = second;
    expect(
      await codeOf(withdrawReversal(trail, staff({ postId: POST, proposalId }, undefined, "stf_TWO"))),
    ).toBe("proposal-not-own");
    await bodyOf(withdrawReversal(trail, staff({ postId: POST, proposalId }, undefined)));
    expect((await unitStamp(orderId)).unit.stampKey).toBe(stampKey);
  });

  it("approved by many at once, or again after a cut, is one", async () => {
    const { name, stampKey } = await used();
    const { proposalId } = await bodyOf(propose(name));
    const counts = await tally(
      Array.from({ length: RIVALS }, (_, index) => codeOf(decide(proposalId, "approved", `stf_${index}`))),
    );
    expect(counts["ok"]).toBe(1);
    const other = await used();
    const second = await bodyOf(propose(other.name));
    const answers = await twice((command) => decide(second.proposalId, "approved", "stf_TWO", command));
    expect(answers).toMatchObject([{ ok: true }, { ok: true, value: { replayed: true } }]);
    expect((await partition(dynamo, "stamps", `STM#${stampKey}`)).map(({ sk }) => sk)).toEqual([
      "REVERSED",
      "STM",
      "USED",
    ]);
    expect(await total()).toBe(0);
  });
});
