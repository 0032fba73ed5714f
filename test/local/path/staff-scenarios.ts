import { randomInt } from "node:crypto";
import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { str } from "#local/json.ts";
import { seedStaff } from "#local/seed/people.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { staffIdOf } from "#shared/domain/account/subject.ts";
import { api, expecting } from "../support/api.ts";
import { validRequest } from "../support/errands.ts";
import { newCitizen, newPerson, newPhone, staff } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import { partition } from "../support/stored.ts";
import { DAY, MINUTE, PARIS, publishingPosts, type Scenario } from "./scenario-steps.ts";

const LYON = "fr-lyon";
const iso = (fromNowMs: number): string => new Date(Date.now() + fromNowMs).toISOString();
const postOf = (turn: number): string => publishingPosts[turn % publishingPosts.length] ?? PARIS;
const network = async () => ({ token: (await staff("network")).accessToken });

const countOf = async (pk: string, sk: string): Promise<number> =>
  (await partition("core", pk)).filter((item) => item["sk"] === sk).length;

/** A draw of a day that no other turn draws, at a post of the turn's. */
const plannedDraw = (turn: number) => {
  const date = iso((40 + turn) * DAY).slice(0, 10);
  return {
    path: `/staff/posts/${postOf(turn)}/calendars/acts/draws`,
    body: { from: date, to: date, opensAt: iso(DAY), closesAt: iso(2 * DAY), drawAt: iso(3 * DAY) },
  };
};

const drawsOn = async (postId: string, date: string): Promise<readonly unknown[]> =>
  (await partition("core", keys.draw(postId, "").pk))
    .filter(({ from }) => from === date)
    .map(({ state }) => state);

const newTariff = (turn: number) => {
  const from = iso(10 * DAY + turn * MINUTE);
  const procedureId = "signature-legalisation";
  const { pk, sk } = keys.tariff(procedureId, from);
  const announced = { procedureId, from, components: { receipt: 2000, chancery: 3000, service: 0 } };
  return { announced, known: () => countOf(pk, sk) };
};

/** An agent who may ask: an hour has passed since their last wrong pair. */
const freshAgent = async () => {
  const subject = seedStaff.find(({ email }) => email === "officer.lyon@wisal.example")?.subject ?? "";
  const staffId = staffIdOf({ issuer: platform().issuers.byKind.staff, subject });
  await platform().dynamodb.client.call("DeleteItem", {
    TableName: platform().table("core"),
    Key: toAttributes({ ...keys.asked(staffId, iso(0).slice(0, 13)) }),
  });
  /** How many mandates the agent was given for somebody. */
  const mandates = async (accountId: string) => {
    const { pk, sk } = keys.agentActs(LYON, iso(0).slice(0, 7), staffId, accountId);
    return (await partition("core", pk)).find((item) => item["sk"] === sk)?.["mandates"];
  };
  return { token: (await staff("lyon")).accessToken, mandates };
};

/** Those of administrators and agents: calendars, draws, fees, rates, mandates. */
export const staffScenarios: Readonly<Record<string, Scenario>> = {
  recordTerminalReceipt: async ({ token, phone }, turn) => {
    const items = [{ procedureId: "signature-legalisation", quantity: 1 }];
    const order = { token, body: { postId: PARIS, items, phone, language: "fr" } };
    const orderId = str((await expecting(201, api("POST", "/orders", order)))["orderId"]);
    const kinds = async () => {
      const { pk } = keys.order(orderId);
      return (await partition("stamps", pk)).map(({ state, unwanted, channel }) => [
        state,
        unwanted,
        channel,
      ]);
    };
    return {
      path: `/desk/posts/${PARIS}/orders/${orderId}/terminal-receipts`,
      token: (await staff("paris")).accessToken,
      body: {
        terminalId: `TPE-${randomInt(1e9)}`,
        receiptNumber: String(turn + 1),
        approvalCode: "A1B2C3",
        amount: { amount: 2000, currency: "MAD" },
        date: new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" }).format(),
      },
      end: async () => (await kinds()).filter(([, , channel]) => channel === "terminal").slice(0, 2),
      expected: [
        ["paid", undefined, "terminal"],
        [undefined, undefined, "terminal"],
      ],
    };
  },
  publishCalendar: async (_citizen, turn) => {
    const path = `/staff/posts/${postOf(turn)}/calendars/biometrics`;
    const { token } = await network();
    const shown = await expecting(200, api("GET", path, { token }));
    const version = Number(shown["version"]);
    return {
      path,
      token,
      body: { version, calendar: shown["calendar"] },
      end: async () => (await expecting(200, api("GET", path, { token })))["version"],
      expected: version + 1,
    };
  },
  announceDraw: async (_citizen, turn) => {
    const { path, body } = plannedDraw(turn);
    const end = () => drawsOn(postOf(turn), body.from);
    return { ...(await network()), path, body, end, expected: ["announced"] };
  },
  cancelDraw: async (_citizen, turn) => {
    const { path, body } = plannedDraw(turn);
    const { token } = await network();
    const { drawId } = await expecting(201, api("POST", path, { token, body }));
    return {
      path: `/staff/posts/${postOf(turn)}/draws/${str(drawId)}/cancellation`,
      token,
      end: () => drawsOn(postOf(turn), body.from),
      expected: ["cancelled"],
    };
  },
  announceTariff: async (_citizen, turn) => {
    const { announced, known } = newTariff(turn);
    return { ...(await network()), path: "/staff/tariffs", body: announced, end: known, expected: 1 };
  },
  withdrawTariff: async (_citizen, turn) => {
    const { announced, known } = newTariff(turn);
    const { token } = await network();
    await expecting(201, api("POST", "/staff/tariffs", { token, body: announced }));
    const { procedureId, from } = announced;
    return { path: "/staff/tariffs/withdrawal", token, body: { procedureId, from }, end: known, expected: 0 };
  },
  postRates: async (_citizen, turn) => {
    // A currency of nobody's, for each turn its own.
    const letters = [Math.floor(turn / 26) % 26, turn % 26].map((at) => String.fromCharCode(65 + at));
    const [currency, asOf] = [`X${letters.join("")}`, iso(-MINUTE)];
    const { pk, sk } = keys.rate(currency, asOf);
    return {
      ...(await network()),
      path: "/staff/rates?source=Bank%20Al-Maghrib",
      headers: { "content-type": "text/csv" },
      body: `currency,mad,previousMad,changePercent,asOf\n${currency},10.00,10.00,0.00,${asOf}`,
      end: () => countOf(pk, sk),
      expected: 1,
    };
  },
  grantMandate: async () => {
    const { token, accountId } = await newCitizen();
    const birthDate = "1990-02-03";
    const requestId = await validRequest({ token }, { postId: LYON, beneficiaries: [newPerson(birthDate)] });
    const { reference } = await expecting(200, api("GET", `/requests/${requestId}`, { token }));
    const agent = await freshAgent();
    return {
      path: `/staff/posts/${LYON}/mandates`,
      token: agent.token,
      body: { reference, birthDate },
      end: () => agent.mandates(accountId),
      expected: 1,
    };
  },
  openAccountFor: async () => {
    const agent = await freshAgent();
    return {
      path: `/staff/posts/${LYON}/accounts`,
      token: agent.token,
      body: { phone: newPhone(), language: "fr" },
      end: ({ accountId }) => agent.mandates(str(accountId)),
      expected: 1,
    };
  },
};
