import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { seedPartners } from "#local/seed/people.ts";
import { partnerItem } from "#shared/adapters/dynamodb/directory-store.ts";
import { drawStampCode } from "#shared/domain/stamp/code.ts";
import { guessBudgets } from "#shared/domain/stamp/guessing.ts";
import { each } from "#test/support/each.ts";
import { api, tally } from "../support/api.ts";
import { buy } from "../support/errands.ts";
import { crowd, partner, staff } from "../support/people.ts";
import { platform } from "../support/platform.ts";

const CODES = 1_200;
const AT_ONCE = 24;
const procedureId = "signature-legalisation";

/** As CloudFront tells it: each test that guesses does so from an address of its own. */
export const from = (address: string) => ({ "x-wisal-viewer": address });

/** Lets the notaries' portal call as often as it likes: what is to hold is not its calls a minute. */
export const unhurried = async (): Promise<void> => {
  const [notary] = seedPartners.filter(({ clientId }) => clientId === "notary-portal");
  if (notary === undefined) throw new Error("no notary");
  const { terms, ...rest } = notary;
  const item = partnerItem({ ...rest, terms: { ...terms, callsPerMinute: 60_000 }, active: true });
  await platform().dynamodb.client.call("PutItem", {
    TableName: platform().table("core"),
    Item: toAttributes({ ...item }),
  });
};

/** Somebody tries codes whose check digits fit, through each door that takes codes (T11). */
export const enumeration = (): void => {
  let code = "";

  beforeAll(async () => {
    const [citizen] = await crowd(1);
    if (citizen === undefined) throw new Error("nobody");
    code = (await buy(citizen)).codes[0] ?? "";
    await unhurried();
    platform().proxy.meter.measuring = true;
    return () => {
      platform().proxy.meter.measuring = false;
    };
  });

  it(`a partner tries ${CODES} codes › a few are looked up, the rest are 429; a sibling at the same address and desks go on (T11)`, async () => {
    const [attacker, sibling, officer] = await Promise.all([
      partner("notary"),
      partner("both"),
      staff("paris"),
    ]);
    const verification = (token: string, tried: string, headers: Readonly<Record<string, string>>) =>
      api("POST", "/partner/stamps/verification", { token, headers, body: { code: tried, procedureId } });
    const check = (tried: string) =>
      api("POST", "/desk/posts/fr-paris/stamp-checks", {
        token: officer.accessToken,
        body: { code: tried, procedureId },
      });
    const tag = randomUUID();
    const headers = { ...from("198.51.100.66"), "x-wisal-tag": tag };
    const [siblings, desks]: Awaited<ReturnType<typeof api>>[][] = [[], []];
    const tried = await each(Array.from({ length: CODES }), AT_ONCE, async (_, index) => {
      const answer = await verification(attacker.accessToken, drawStampCode(), headers);
      // All along, others work: a sibling with a right code, an officer with right ones and wrong ones.
      if (index % 60 === 0)
        siblings?.push(await verification(sibling.accessToken, code, from("198.51.100.66")));
      if (index % 30 === 0) desks?.push(await check(index % 60 === 0 ? code : drawStampCode()));
      return answer;
    });
    const answers = tally(tried);
    const { byOperation } = platform().proxy.meter.report({ function: "partners-redeem", tag });
    const { most } = guessBudgets.partner;
    console.log(`${CODES} codes tried:`, answers, byOperation);
    expect(Object.keys(answers).toSorted()).toEqual(["404 stamp-unknown", "429 too-many-requests"]);
    expect(answers["404 stamp-unknown"]).toBeLessThanOrEqual(most);
    expect(byOperation["dynamodb:GetItem"]).toBeLessThanOrEqual(2 * (most + 2 * AT_ONCE));
    const waits = tried.map((answer) => Number(answer.headers.get("retry-after") ?? "1"));
    expect(waits.every((seconds) => seconds >= 1 && seconds <= guessBudgets.partner.windowSeconds)).toBe(
      true,
    );
    expect(tally(siblings ?? [])).toEqual({ "200": CODES / 60 });
    expect(tally(desks ?? [])).toEqual({ "200": CODES / 60, "404 stamp-unknown": CODES / 60 });
    // Neither is the right code worth anything to the one who guesses now.
    expect((await verification(attacker.accessToken, code, headers)).status).toBe(429);
  });
};
