import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { commitReservation } from "#shared/application/partners/commit-reservation.ts";
import { releaseReservation } from "#shared/application/partners/release-reservation.ts";
import { reserveStamp } from "#shared/application/partners/reserve-stamp.ts";
import { showReservation } from "#shared/application/partners/show-reservation.ts";
import { verifyStamp } from "#shared/application/partners/verify-stamp.ts";
import { sweepStamps } from "#shared/application/stamps/sweep-stamps.ts";
import { disturbedDynamo } from "#test/support/disturbed.ts";
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
const MINUTE = 60_000;

let dynamo: TestDynamo;
let trail: MoneyTrail;
beforeAll(async () => {
  dynamo = await startTestDynamo();
  await seedPrices(dynamo);
});
afterAll(() => dynamo.stop());
beforeEach(() => {
  trail = moneyTrail(dynamo);
});

type Options = Partial<Parameters<typeof partnerCall>[2]>;
const call = <P, B>(params: P, body: B, options: Options = {}) =>
  partnerCall(params, body, { now: trail.clock.at, ...options });
const reserve = (code: string, more: object = {}, options: Options = {}) =>
  reserveStamp(trail, call({}, { code, procedureId: ACT, reference: "F-1", ...more }, options));
const commit = (reservationId: string) => commitReservation(trail, call({ reservationId }, undefined));
const release = (reservationId: string) => releaseReservation(trail, call({ reservationId }, undefined));
const show = (reservationId: string, partnerId?: string) =>
  showReservation(trail, call({ reservationId }, undefined, partnerId === undefined ? {} : { partnerId }));

const boughtOne = async () => {
  const { codes, stampKeys } = await bought(dynamo, trail);
  return { code: codes[0] ?? "", stampKey: stampKeys[0] ?? "" };
};
const dueRows = async () =>
  (await partition(dynamo, "stamps", keys.stampsDue("", "", "").pk)).filter(
    ({ kind }) => kind === "reservation",
  );

/** As when its buyer attached it to a request of these people. */
const bind = async (stampKey: string, numbers: readonly string[]) => {
  const stored = await trail.stamps.find([stampKey]);
  const holders = await trail.holderKeys.of(stored?.stamp.stampId ?? "", numbers);
  await dynamo.client.send(
    new UpdateCommand({
      TableName: dynamo.tableNames.stamps,
      Key: keys.stamp(stampKey),
      UpdateExpression: "SET boundTo = :request, holders = :holders",
      ExpressionAttributeValues: { ":request": "req_BOUND", ":holders": holders },
    }),
  );
};

describe("the holder as the second fact (T7)", () => {
  const verify = (code: string, facts: object) => verifyStamp(trail, call({}, { code, ...facts }));

  it("opens a stamp that is attached to a request of theirs, to verify and to redeem", async () => {
    const { code, stampKey } = await boughtOne();
    await bind(stampKey, ["BE123456", "X9876543"]);
    expect(await codeOf(verify(code, { holder: "X9876543" }))).toBe("ok");
    expect(await codeOf(verify(code, { holder: "BE123456", procedureId: ACT }))).toBe("ok");
    expect(await codeOf(verify(code, { procedureId: ACT }))).toBe("stamp-wrong-holder");
    const { reservationId } = await bodyOf(
      reserve(code, { holder: "BE123456", procedureId: undefined, minutes: 5 }),
    );
    expect(await codeOf(commit(reservationId))).toBe("ok");
  });

  it("says wrong holder and nothing else, whatever became of the stamp, and for one that nobody holds", async () => {
    const { code, stampKey } = await boughtOne();
    expect(await codeOf(verify(code, { holder: "BE123456" }))).toBe("stamp-wrong-holder");
    const { reservationId } = await bodyOf(reserve(code));
    await bodyOf(commit(reservationId));
    await bind(stampKey, ["BE123456"]);
    const wrong = await verify(code, { holder: "BE123457", procedureId: ACT });
    expect(wrong).toEqual({ ok: false, error: { code: "stamp-wrong-holder" } });
    expect(await codeOf(verify(code, { holder: "BE123456", procedureId: ACT }))).toBe("stamp-consumed");
  });

  it("is stored as digests that differ from stamp to stamp, in an item under 1 KB", async () => {
    const [one, two] = [
      await trail.holderKeys.of("stm_A", ["BE123456"]),
      await trail.holderKeys.of("stm_B", ["BE123456"]),
    ];
    expect(one).not.toEqual(two);
    expect(one[0]).toMatch(/^1\.[\w-]{16}$/);
  });
});

describe("a reservation (T7)", () => {
  it("stands for as long as asked, is shown, and then is lapsed before anybody notes it", async () => {
    const { code } = await boughtOne();
    const { reservationId, until } = await bodyOf(reserve(code, { minutes: 30 }));
    expect(until).toBe(new Date(START + 30 * MINUTE).toISOString());
    expect(await bodyOf(show(reservationId))).toMatchObject({
      state: "open",
      reference: "F-1",
      amount: { amount: 2000, currency: "MAD" },
    });
    expect(await codeOf(show(reservationId, "other"))).toBe("reservation-unknown");
    trail.clock.at += 30 * MINUTE;
    expect((await bodyOf(show(reservationId))).state).toBe("lapsed");
    expect(await codeOf(commit(reservationId))).toBe("reservation-lapsed");
  });

  it("for a post's file is in the ledger of that post (T10)", async () => {
    const { code } = await boughtOne();
    const terms = { procedureIds: [ACT], postIds: ["fr-paris"], callsPerMinute: 60 };
    expect(await codeOf(reserve(code, { postId: "fr-lyon" }, { terms }))).toBe("post-not-agreed");
    const { reservationId, stampId } = await bodyOf(reserve(code, { postId: "fr-paris" }, { terms }));
    await bodyOf(commit(reservationId));
    const entry = (await ledgerEntries(dynamo)).find(
      ({ kind, subjects }) => kind === "consumption" && subjects.includes(stampId),
    );
    expect(entry).toMatchObject({ postId: "fr-paris", partnerId: "passport-form" });
  });

  it("that was committed or released leaves nothing due", async () => {
    const before = (await dueRows()).length;
    const { reservationId } = await bodyOf(reserve((await boughtOne()).code));
    expect(await dueRows()).toHaveLength(before + 1);
    await bodyOf(release(reservationId));
    const next = await bodyOf(reserve((await boughtOne()).code));
    await bodyOf(commit(next.reservationId));
    expect(await dueRows()).toHaveLength(before);
  });
});

describe("the sweep of reservations (T7)", () => {
  const sweepAt = (now: number, deps = trail) => sweepStamps({ ...deps, clock: { now: () => now } });
  const events = async (reservationId: string) => {
    const row = await partition(dynamo, "stamps", keys.reservation(reservationId).pk);
    return row[0];
  };

  it("notes a lapse once, with its fact, also when it is cut off after the write or runs twice at once", async () => {
    const { code } = await boughtOne();
    const { reservationId } = await bodyOf(reserve(code, { minutes: 1 }));
    await sweepAt(START + MINUTE - 1);
    expect(await events(reservationId)).toMatchObject({ state: "open" });
    const disturbed = disturbedDynamo(dynamo);
    disturbed.next.how = "cut off after";
    await expect(sweepAt(START + MINUTE, moneyTrail(disturbed.dynamo))).rejects.toThrow();
    expect(await events(reservationId)).toMatchObject({ state: "lapsed" });
    await Promise.all([sweepAt(START + 2 * MINUTE), sweepAt(START + 2 * MINUTE)]);
    expect((await dueRows()).filter(({ id }) => id === reservationId)).toEqual([]);
    trail.clock.at = START + 2 * MINUTE;
    expect(await codeOf(release(reservationId))).toBe("reservation-lapsed");
    expect(await codeOf(reserve(code))).toBe("ok");
  });

  it("and a commit at the same moment leave one outcome, and the ledger of sum zero", async () => {
    const all = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const { code } = await boughtOne();
        return bodyOf(reserve(code, { minutes: 1 }));
      }),
    );
    // The function that commits has a clock that is a little behind.
    trail.clock.at = START + MINUTE - 1;
    const [answers] = await Promise.all([
      Promise.all(all.map(({ reservationId }) => codeOf(commit(reservationId)))),
      sweepAt(START + MINUTE),
    ]);
    for (const [index, { reservationId }] of all.entries()) {
      const { state } = (await events(reservationId)) ?? {};
      expect([state, answers[index]]).toEqual(
        state === "lapsed" ? ["lapsed", "reservation-lapsed"] : ["committed", "ok"],
      );
    }
    expect(Object.values(await balances(dynamo)).reduce((sum, amount) => sum + amount, 0)).toBe(0);
  });
});

describe("who had a stamp in their hands (T7)", () => {
  it("is known by the stamp's id, with the last reservation of each", async () => {
    const { code } = await boughtOne();
    const first = await bodyOf(reserve(code, { reference: "A-1" }));
    await bodyOf(release(first.reservationId));
    const other = await bodyOf(reserve(code, { reference: "B-1" }, { partnerId: "other" }));
    trail.clock.at += 16 * MINUTE;
    const again = await bodyOf(reserve(code, { reference: "A-2" }));
    expect(await trail.reservations.partnersOf(first.stampId)).toEqual([
      { partnerId: "other", reservationId: other.reservationId, reference: "B-1" },
      { partnerId: "passport-form", reservationId: again.reservationId, reference: "A-2" },
    ]);
  });
});

describe("reserving, cut off after the write (E1)", () => {
  it("gives the same reservation to who asks again", async () => {
    const { code } = await boughtOne();
    const disturbed = disturbedDynamo(dynamo);
    const deps = moneyTrail(disturbed.dynamo);
    const asked = call({}, { code, procedureId: ACT, reference: "F-1" });
    disturbed.next.how = "cut off after";
    await expect(reserveStamp(deps, asked)).rejects.toThrow();
    expect(await reserveStamp(trail, asked)).toMatchObject({ ok: true, value: { replayed: true } });
  });
});
