import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { seedPartners } from "#local/seed/people.ts";
import { partnerItem } from "#shared/adapters/dynamodb/directory-store.ts";
import { secondsLeft } from "#shared/domain/budget.ts";
import { drawStampCode } from "#shared/domain/stamp/code.ts";
import { guessBudgets } from "#shared/domain/stamp/guessing.ts";
import { eventually } from "#test/support/deadline.ts";
import { each } from "#test/support/each.ts";
import { api, tally } from "../support/api.ts";
import { buy, validRequest } from "../support/errands.ts";
import { crowd, newCitizen, partner, staff } from "../support/people.ts";
import { platform } from "../support/platform.ts";

const CODES = 1_200;
const AT_ONCE = 24;
/** What the longest of these tests takes on a busy machine. */
const TEST_SECONDS = 40;
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

/** A test that guesses begins where its hour does not end while it does: the budgets are of whole hours. */
const hourAhead = () =>
  eventually("an hour that lasts", () => secondsLeft(guessBudgets.partner, Date.now()) > TEST_SECONDS, {
    withinMs: 60_000,
    everyMs: 500,
  });

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
    await hourAhead();
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

  it("a citizen tries 40 codes on their own request › ten are told, the rest are 429; another goes on (T5, T11)", async () => {
    await hourAhead();
    const [curious, other] = [await newCitizen(), await newCitizen()];
    const attach = (token: string, requestId: string, tried: string) =>
      api("POST", `/requests/${requestId}/stamps`, {
        token,
        headers: from("198.51.100.88"),
        body: { code: tried },
      });
    const theirs = await validRequest(curious);
    const tried = await each(Array.from({ length: 40 }), 4, () =>
      attach(curious.token, theirs, drawStampCode()),
    );
    const { most } = guessBudgets.citizen;
    expect(tally(tried)).toEqual({ "404 stamp-unknown": most, "429 too-many-requests": 40 - most });
    expect((await attach(curious.token, theirs, code)).status).toBe(429);
    expect((await attach(other.token, await validRequest(other), code)).status).toBe(201);
  });
};
