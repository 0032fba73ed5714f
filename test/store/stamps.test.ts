import { PutCommand } from "@aws-sdk/lib-dynamodb";
import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { stampItem } from "#shared/adapters/dynamodb/stamp-item.ts";
import { commitReservation } from "#shared/application/partners/commit-reservation.ts";
import { releaseReservation } from "#shared/application/partners/release-reservation.ts";
import { reserveStamp } from "#shared/application/partners/reserve-stamp.ts";
import { verifyStamp } from "#shared/application/partners/verify-stamp.ts";
import { drawStampCode } from "#shared/domain/stamp/code.ts";
import type { Stamp, StampTransitionName } from "#shared/domain/stamp/stamp.ts";
import { explain, stampStates, stampTransitions } from "#shared/domain/stamp/stamp.ts";
import { newCommand } from "#test/support/citizen.ts";
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
const MINUTE = 60_000;
const RIVALS = 50;

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

const call = <P, B>(
  params: P,
  body: B,
  options: { partnerId?: string; command?: ReturnType<typeof newCommand> } = {},
) => partnerCall(params, body, { now: trail.clock.at, ...options });
const verify = (code: string, procedureId = ACT) => verifyStamp(trail, call({}, { code, procedureId }));
const reserve = (code: string, options: Parameters<typeof call>[2] & { procedureId?: string } = {}) => {
  const { procedureId = ACT, ...more } = options;
  return reserveStamp(trail, call({}, { code, procedureId, reference: "F-2026/1" }, more));
};
const commit = (reservationId: string, options?: Parameters<typeof call>[2]) =>
  commitReservation(trail, call({ reservationId }, undefined, options));
const release = (reservationId: string, options?: Parameters<typeof call>[2]) =>
  releaseReservation(trail, call({ reservationId }, undefined, options));

const boughtOne = async () => {
  const { codes, stampKeys } = await bought(dynamo, trail);
  const [code, stampKey] = [codes[0] ?? "", stampKeys[0] ?? ""];
  return { code, stampKey, items: async () => partition(dynamo, "stamps", `STM#${stampKey}`) };
};
const outcomes = async (all: readonly Promise<string>[]) => {
  const counts: Record<string, number> = {};
  for (const code of await Promise.all(all)) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
};

describe("the condition of a change (T6)", () => {
  const instants = fc
    .constantFrom(-2, -1, 0, 1, 2)
    .map((minutes) => new Date(START + minutes * MINUTE).toISOString());
  const claims = fc.record({
    reservationId: fc.constantFrom("rsv_A", "rsv_B"),
    partnerId: fc.constantFrom("p", "q"),
  });
  const images = fc.record({
    state: fc.constantFrom(...stampStates),
    procedureId: fc.constantFrom(ACT, "passport-adult"),
    validUntil: instants,
    boundTo: fc.constantFrom(undefined, "req_A"),
    paused: fc.boolean(),
    lapsed: fc.constantFrom(false, false, false, true),
    claim: fc.record({ claim: claims, until: instants }),
  });
  const wishes = fc.record({
    procedureId: fc.constantFrom(ACT, "passport-adult"),
    requestId: fc.constantFrom(undefined, "req_A", "req_B"),
    reservation: claims,
  });
  const names = Object.keys(stampTransitions).filter(
    (name): name is StampTransitionName => name in stampTransitions,
  );

  it("holds in the database exactly when the rule says so, for any stamp, wish and change", async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), images, wishes, async (name, image, wish) => {
        run += 1;
        const stampKey = `property.${run}`;
        const stamp: Stamp = {
          stampId: `stm_${run}`,
          state: image.state,
          procedureId: image.procedureId,
          amountMad: 2000,
          components: { receipt: 0, chancery: 2000, service: 0 },
          issuedAt: new Date(START - MINUTE).toISOString(),
          validUntil: image.validUntil,
          orderId: "ord_TEST",
          unit: 1,
          ...(image.boundTo !== undefined && { boundTo: image.boundTo }),
          ...(image.paused && { pausedAt: new Date(START - MINUTE).toISOString() }),
          ...(image.lapsed && { state: "expired", lapsedAt: new Date(START).toISOString() }),
          ...(image.state === "reserved" && {
            reservation: { ...image.claim.claim, until: image.claim.until, reference: "F" },
          }),
        };
        await dynamo.client.send(new PutCommand({ TableName: "stamps", Item: stampItem(stampKey, stamp) }));
        const wanted = {
          procedureId: wish.procedureId,
          reservation: wish.reservation,
          ...(wish.requestId !== undefined && { requestId: wish.requestId }),
        };
        const code = await codeOf(
          trail.changes.commit({
            command: newCommand(),
            pieces: [trail.stamps.change(stampKey, name, { wanted, now: START })],
            facts: [],
            answer: { status: 200, body: null },
            now: START,
          }),
        );
        expect(code).toBe(explain(name, stamp, START, wanted)?.code ?? "ok");
        const state = (await trail.stamps.find([stampKey]))?.stamp.state;
        expect(state).toBe(code === "ok" ? stampTransitions[name].to : stamp.state);
      }),
      { numRuns: 300 },
    );
  });
});

describe("POST /partner/stamps/verification (T7)", () => {
  it("says what an issued stamp is worth, with one read of less than 1 KB", async () => {
    const { code, items } = await boughtOne();
    expect(await bodyOf(verify(code))).toMatchObject({
      state: "issued",
      procedureId: ACT,
      amount: { amount: 2000, currency: "MAD" },
      validUntil: "2027-11-21T12:00:00.000Z",
    });
    const calls: string[] = [];
    dynamo.client.middlewareStack.add(
      (next, context) => (args) => {
        calls.push(String(context.commandName));
        return next(args);
      },
      { step: "initialize", name: "countCalls" },
    );
    await bodyOf(verify(code));
    dynamo.client.middlewareStack.remove("countCalls");
    expect(calls).toEqual(["GetItemCommand"]);
    await bodyOf(reserve(code));
    for (const item of await items()) expect(Buffer.byteLength(JSON.stringify(item))).toBeLessThan(1024);
  });

  it("tells a mistyped code from an unknown one without a read", async () => {
    const { code } = await boughtOne();
    const mistyped = `${code.slice(0, 15)}${(Number(code[15]) + 1) % 10}`;
    const unread = { ...trail, stamps: { ...trail.stamps, find: () => Promise.reject(new Error("read")) } };
    const answer = await verifyStamp(unread, call({}, { code: mistyped, procedureId: ACT }));
    expect(answer).toEqual({
      ok: false,
      error: { code: "stamp-check-digit", errors: [{ pointer: "/body/code", code: "stamp-check-digit" }] },
    });
    expect(await codeOf(verify(drawStampCode()))).toBe("stamp-unknown");
  });

  it("says wrong-act and nothing else on a wrong pair, whatever became of the stamp", async () => {
    const { code } = await boughtOne();
    const wrong = { ok: false, error: { code: "stamp-wrong-act" } };
    expect(await verify(code, "passport-adult")).toEqual(wrong);
    const { reservationId } = await bodyOf(reserve(code));
    await bodyOf(commit(reservationId));
    expect(await verify(code, "passport-adult")).toEqual(wrong);
  });

  it("says reserved, consumed and expired with what a partner may know", async () => {
    const { code } = await boughtOne();
    const { reservationId, until } = await bodyOf(reserve(code));
    expect(await verify(code)).toMatchObject({ error: { code: "stamp-reserved", details: { until } } });
    await bodyOf(commit(reservationId));
    const details = { at: new Date(START).toISOString(), where: "partner" };
    expect(await verify(code)).toEqual({ ok: false, error: { code: "stamp-consumed", details } });
    const other = await boughtOne();
    trail.clock.at = Date.parse("2027-11-21T12:00:00.000Z");
    expect(await codeOf(verify(other.code))).toBe("stamp-expired");
  });
});

describe("a partner's reservation (T7)", () => {
  it("is made, and given again with the same command", async () => {
    const { code } = await boughtOne();
    const command = newCommand({ kind: "partner", id: "passport-form" });
    const first = await bodyOf(reserve(code, { command }));
    expect(first.until).toBe("2026-11-21T12:15:00.000Z");
    expect(await reserve(code, { command })).toMatchObject({
      ok: true,
      value: { body: first, replayed: true },
    });
    expect(await codeOf(reserve(code))).toBe("stamp-reserved");
  });

  it("is committed once: a second command is told so, the same one gets the same answer", async () => {
    const { code, items } = await boughtOne();
    const { reservationId, stampId } = await bodyOf(reserve(code));
    const command = newCommand({ kind: "partner", id: "passport-form" });
    const first = await bodyOf(commit(reservationId, { command }));
    expect(first).toEqual({ stampId, state: "consumed", at: "2026-11-21T12:00:00.000Z" });
    expect(await commit(reservationId, { command })).toMatchObject({
      value: { body: first, replayed: true },
    });
    expect(await commit(reservationId)).toMatchObject({
      error: { code: "reservation-committed", details: { at: first.at } },
    });
    expect(await codeOf(release(reservationId))).toBe("reservation-committed");
    expect((await items()).map(({ sk }) => sk)).toEqual(["STM", "USED"]);
  });

  it("lapses at its end, to the instant: then it cannot be committed, and others can reserve", async () => {
    const { code } = await boughtOne();
    const { reservationId } = await bodyOf(reserve(code));
    trail.clock.at = START + 15 * MINUTE - 1;
    expect(await codeOf(reserve(code, { partnerId: "other" }))).toBe("stamp-reserved");
    trail.clock.at = START + 15 * MINUTE;
    expect(await codeOf(commit(reservationId))).toBe("reservation-lapsed");
    const next = await bodyOf(reserve(code, { partnerId: "other" }));
    expect(await codeOf(commit(reservationId))).toBe("reservation-lapsed");
    expect(await codeOf(release(reservationId))).toBe("reservation-lapsed");
    expect(await codeOf(commit(next.reservationId, { partnerId: "other" }))).toBe("ok");
  });

  it("is released, twice if need be, and the stamp can be used again", async () => {
    const { code } = await boughtOne();
    const { reservationId } = await bodyOf(reserve(code));
    expect(await codeOf(release(reservationId))).toBe("ok");
    expect(await codeOf(release(reservationId))).toBe("ok");
    expect(await codeOf(commit(reservationId))).toBe("reservation-lapsed");
    expect(await codeOf(verify(code))).toBe("ok");
    expect(await codeOf(reserve(code))).toBe("ok");
  });

  it("is unknown to another partner", async () => {
    const { code } = await boughtOne();
    const { reservationId } = await bodyOf(reserve(code));
    expect(await codeOf(commit(reservationId, { partnerId: "other" }))).toBe("reservation-unknown");
    expect(await codeOf(release(reservationId, { partnerId: "other" }))).toBe("reservation-unknown");
    expect(await codeOf(commit("rsv_22222222"))).toBe("reservation-unknown");
    expect(await codeOf(commit(reservationId))).toBe("ok");
  });

  it("is refused for another act, and for a stamp that was consumed", async () => {
    const { code } = await boughtOne();
    expect(await codeOf(reserve(code, { procedureId: "passport-adult" }))).toBe("stamp-wrong-act");
    await bodyOf(commit((await bodyOf(reserve(code))).reservationId));
    expect(await codeOf(reserve(code))).toBe("stamp-consumed");
  });
});

describe("a race (T6, T10)", () => {
  it("of 50 reservations of one stamp has one winner, and nothing of the others is stored", async () => {
    const { code } = await boughtOne();
    const commands = Array.from({ length: RIVALS }, () =>
      newCommand({ kind: "partner", id: "passport-form" }),
    );
    const counts = await outcomes(commands.map((command) => codeOf(reserve(code, { command }))));
    expect(counts).toEqual({ ok: 1, "stamp-reserved": RIVALS - 1 });
    const records = await Promise.all(commands.map(({ id }) => partition(dynamo, "stamps", `CMD#${id}`)));
    expect(records.flat()).toHaveLength(1);
  });

  it("of 50 commits of one reservation has one winner, one use and one ledger entry", async () => {
    const { code, items } = await boughtOne();
    const before = await balances(dynamo);
    const { reservationId } = await bodyOf(reserve(code));
    const counts = await outcomes(Array.from({ length: RIVALS }, () => codeOf(commit(reservationId))));
    expect(counts).toEqual({ ok: 1, "reservation-committed": RIVALS - 1 });
    expect((await items()).filter(({ sk }) => sk === "USED")).toHaveLength(1);
    const after = await balances(dynamo);
    expect((after["revenue:chancery"] ?? 0) - (before["revenue:chancery"] ?? 0)).toBe(-2000);
    expect(Object.values(after).reduce((sum, amount) => sum + amount, 0)).toBe(0);
  });

  it("of commits and releases of one reservation ends in one or the other", async () => {
    const { code, items } = await boughtOne();
    const { reservationId } = await bodyOf(reserve(code));
    const rivals = Array.from({ length: RIVALS }, (_, index) =>
      index % 2 === 0 ? codeOf(commit(reservationId)) : codeOf(release(reservationId)),
    );
    await Promise.all(rivals);
    const stored = await items();
    const used = stored.filter(({ sk }) => sk === "USED").length;
    expect(stored.find(({ sk }) => sk === "STM")?.["state"]).toBe(used === 1 ? "consumed" : "issued");
  });

  it("of a whole redemption by 50 partners consumes the stamp once", async () => {
    const { code, items } = await boughtOne();
    const redeem = async (partnerId: string) => {
      const reserved = await reserve(code, { partnerId });
      if (!reserved.ok) return reserved.error.code;
      if (reserved.value.replayed) return "replayed";
      return codeOf(commit(reserved.value.body.reservationId, { partnerId }));
    };
    const counts = await outcomes(Array.from({ length: RIVALS }, (_, index) => redeem(`partner-${index}`)));
    expect(counts["ok"]).toBe(1);
    expect((counts["stamp-reserved"] ?? 0) + (counts["stamp-consumed"] ?? 0)).toBe(RIVALS - 1);
    expect((await items()).filter(({ sk }) => sk === "USED")).toHaveLength(1);
  });
});
