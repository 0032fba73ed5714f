import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hmacStampKeys } from "#shared/adapters/crypto/stamp-keys.ts";
import { reserveStamp } from "#shared/application/partners/reserve-stamp.ts";
import { verifyStamp } from "#shared/application/partners/verify-stamp.ts";
import { drawStampCode } from "#shared/domain/stamp/code.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";
import { bodyOf, bought, codeOf, moneyTrail, partnerCall, seedPrices } from "#test/support/money-trail.ts";

let dynamo: TestDynamo;
beforeAll(async () => {
  dynamo = await startTestDynamo();
  await seedPrices(dynamo);
});
afterAll(() => dynamo.stop());

const secret = (id: string) => `secret number ${id}, longer than thirty-two letters`;
const ringOf = (current: string, ids: readonly string[]) =>
  JSON.stringify({ current, keys: Object.fromEntries(ids.map((id) => [id, secret(id)])) });

describe("the keys of stamp codes, rotated in the secret (T3)", () => {
  it("make no code unknown; one of the current key costs one read, of each earlier key one more", async () => {
    let value = secret("1");
    const trail = {
      ...moneyTrail(dynamo),
      stampKeys: hmacStampKeys({ read: () => Promise.resolve(value) }, "stamp"),
    };
    const call = <B>(body: B) => partnerCall({}, body, { now: trail.clock.at });
    const procedureId = "signature-legalisation";
    const one = async () => (await bought(dynamo, trail)).codes[0] ?? "";
    const reads = async (code: string) => {
      let count = 0;
      const find = trail.stamps.find;
      const counted = {
        ...trail,
        stamps: {
          ...trail.stamps,
          find: async (stampKeys: readonly string[]) => {
            for (const key of stampKeys) {
              count += 1;
              const found = await find([key]);
              if (found) return found;
            }
            return undefined;
          },
        },
      };
      return [await codeOf(verifyStamp(counted, call({ code, procedureId }))), count];
    };
    const first = await one();
    // Everybody knows the second before anything is issued under it.
    value = ringOf("1", ["1", "2"]);
    const still = await one();
    value = ringOf("2", ["1", "2"]);
    const second = await one();
    value = ringOf("10", ["1", "2", "10"]);
    const third = await one();
    expect(await reads(third)).toEqual(["ok", 1]);
    expect(await reads(second)).toEqual(["ok", 2]);
    expect(await reads(first)).toEqual(["ok", 3]);
    expect(await reads(still)).toEqual(["ok", 3]);
    expect(await reads(drawStampCode())).toEqual(["stamp-unknown", 3]);
    await bodyOf(reserveStamp(trail, call({ code: first, procedureId, reference: "F-1" })));
    expect(await codeOf(verifyStamp(trail, call({ code: first, procedureId })))).toBe("stamp-reserved");
  });
});
