import { beforeAll, describe, expect, it } from "vitest";
import type { ApiAnswer } from "#local/client/wisal.ts";
import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { obj, str } from "#local/json.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { ledgerItemSchema } from "#shared/adapters/dynamodb/ledger-store.ts";
import { NEVER } from "#shared/domain/slot/places.ts";
import { each } from "#test/support/each.ts";
import { api, expecting, refusalIn, tally } from "../support/api.ts";
import { type Booked, book, buy, choose, stampIdsOf, validRequest } from "../support/errands.ts";
import { type Citizen, crowd, newCitizen, partner, staff } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import { openSlot } from "../support/slots.ts";
import { everything, type Item, partition, quiet } from "../support/stored.ts";
import { from, unhurried } from "./enumeration.ts";

const CITIZENS = 50;
const CALLS = 200;
const procedureId = "signature-legalisation";

const lastPlace = { postId: "fr-lille", calendarId: "acts", time: "08:10" } as const;

const bookings = async () => {
  const items = await everything("core");
  const starting = (prefix: string) => items.filter(({ pk }) => String(pk).startsWith(prefix));
  return {
    appointments: starting("VISITS#"),
    guards: starting("GUARD#"),
    requests: items.filter(({ pk, sk }) => String(pk).startsWith("REQ#") && sk === "STATE"),
  };
};

const raceForPlace = (): void => {
  let citizens: readonly (Citizen & { readonly requestId: string })[] = [];
  let slotId = "";
  let grants: readonly string[] = [];
  let before: Awaited<ReturnType<typeof bookings>>;

  beforeAll(async () => {
    const started = performance.now();
    citizens = await each(await crowd(CITIZENS), 6, async (citizen) => ({
      ...citizen,
      requestId: await validRequest(citizen, { postId: lastPlace.postId, procedureId }),
    }));
    const first = citizens[0];
    if (first === undefined) throw new Error("nobody");
    const date = (await choose(first, first.requestId)).slotId.slice(0, 10);
    await openSlot({ ...lastPlace, date }, { taken: 2, free: 1 });
    const choices = await each(citizens, 6, (citizen) =>
      choose(citizen, citizen.requestId, { date, time: lastPlace.time }),
    );
    slotId = `${date}T${lastPlace.time}`;
    grants = choices.map(({ slotsGrant }) => slotsGrant);
    await quiet();
    before = await bookings();
    console.log(`${CITIZENS} citizens ready in ${Math.round(performance.now() - started)} ms`);
  });

  it(`${CITIZENS} citizens press for the last place › exactly one is booked, and nothing else is stored (A1, A3)`, async () => {
    const pressed = await Promise.all(
      citizens.map(({ token, requestId }, index) =>
        api("POST", `/requests/${requestId}/hold`, {
          token,
          body: { slotId, slotsGrant: grants[index] ?? "" },
        }),
      ),
    );
    console.log("presses:", tally(pressed));
    expect(tally(pressed)).toEqual({ "201": 1, "409 slot-full": CITIZENS - 1 });
    const winner = pressed.findIndex(({ status }) => status === 201);
    const { token = "", requestId = "" } = citizens[winner] ?? {};
    // Impatient: the winner confirms five times at once, each time as a new command.
    const confirmed = await Promise.all(
      Array.from({ length: 5 }, () =>
        api("POST", `/requests/${requestId}/appointment`, {
          token,
          body: { holdToken: pressed[winner]?.body["holdToken"] },
        }),
      ),
    );
    console.log("confirmations:", tally(confirmed));
    expect(tally(confirmed)).toEqual({ "201": 1, "409 appointment-exists": 4 });
    await quiet();

    const after = await bookings();
    const isNew = (known: readonly Item[]) => (item: Item) =>
      !known.some(({ pk, sk }) => pk === item["pk"] && sk === item["sk"]);
    expect(after.appointments.filter(isNew(before.appointments))).toMatchObject([{ requestId }]);
    expect(after.guards.filter(isNew(before.guards))).toHaveLength(1);
    const racing = after.requests.filter(({ requestId: id }) => citizens.some((one) => one.requestId === id));
    expect(racing.filter(({ state }) => state === "booked").map(({ requestId: id }) => id)).toEqual([
      requestId,
    ]);
    expect(racing.filter(({ state }) => state === "valid")).toHaveLength(CITIZENS - 1);
    expect(racing.filter(({ hold }) => hold !== undefined)).toEqual([]);
    const { pk } = keys.slot(lastPlace.postId, lastPlace.calendarId, slotId.slice(0, 10), lastPlace.time);
    const slot = (await partition("core", pk)).find(({ sk }) => sk === lastPlace.time);
    const { appointmentId } = obj(confirmed.find(({ status }) => status === 201)?.body);
    expect(slot?.["places"]).toEqual([
      { k: "public", u: NEVER },
      { k: "public", u: NEVER },
      { k: "public", u: NEVER, a: appointmentId },
    ]);
  });
};

const raceForStamp = (): void => {
  const visits: Booked[] = [];
  let code = "";
  let stampId = "";

  beforeAll(async () => {
    const citizen = await newCitizen();
    for (const person of await Promise.all([newCitizen(), newCitizen()])) visits.push(await book(person));
    const bought = await buy(citizen);
    code = bought.codes[0] ?? "";
    stampId = (await stampIdsOf(citizen, bought.orderId))[0] ?? "";
  });

  it(`${CALLS} calls of a partner and of two desks race for one stamp › exactly one uses it (T6, T7, T8)`, async () => {
    const { accessToken: machine } = await partner("both");
    const { accessToken: officer } = await staff("paris");
    const reserveAndCommit = async (index: number): Promise<ApiAnswer> => {
      const body = { code, procedureId, reference: `RACE-${index}` };
      const reserved = await api("POST", "/partner/reservations", { token: machine, body });
      if (reserved.status !== 201) return reserved;
      const id = str(reserved.body["reservationId"]);
      return await api("POST", `/partner/reservations/${id}/commit`, { token: machine });
    };
    const close = ({ date, appointmentId }: Booked): Promise<ApiAnswer> =>
      api("POST", `/desk/posts/fr-paris/days/${date}/visits/${appointmentId}/closing`, {
        token: officer,
        body: { desk: "1", stampCodes: [code] },
      });
    const answers = await Promise.all(
      Array.from({ length: CALLS }, (_, index) => {
        const visit = index % 2 === 0 ? undefined : visits[index % 4 === 1 ? 0 : 1];
        return visit === undefined ? reserveAndCommit(index) : close(visit);
      }),
    );
    console.log("race for a stamp:", tally(answers));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const reasons = Object.keys(tally(answers)).filter((reason) => reason !== "200");
    for (const reason of reasons)
      expect(["409 stamp-consumed", "409 stamp-reserved", "409 visit-closed"]).toContain(reason);
    const again = await api("POST", "/partner/stamps/verification", {
      token: machine,
      body: { code, procedureId },
    });
    expect(refusalIn(again)).toEqual({ status: 409, code: "stamp-consumed" });
  });

  it("the stamp has one record of use, and one visit at most was closed", async () => {
    await quiet();
    const items = await everything("stamps");
    expect(items.filter((item) => item["sk"] === "USED" && item["stampId"] === stampId)).toHaveLength(1);
    const stamp = items.find((item) => item["sk"] === "STM" && item["stampId"] === stampId);
    expect(stamp).toMatchObject({ state: "consumed" });
    const reservations = items.filter((item) => item["sk"] === "RSV" && item["stampId"] === stampId);
    const committed = reservations.filter(({ state }) => state === "committed").length;
    const shown = await Promise.all(
      visits.map(async ({ date, appointmentId }) =>
        expecting(
          200,
          api("GET", `/desk/posts/fr-paris/days/${date}/visits/${appointmentId}`, {
            token: (await staff("paris")).accessToken,
          }),
        ),
      ),
    );
    const served = shown.filter(({ state }) => state === "served").length;
    expect(committed + served).toBe(1);
  });

  it("every ledger entry sums to zero, and the stamp has been used once in it (T10)", async () => {
    const entries = (await everything("stamps"))
      .filter(({ pk }) => String(pk).startsWith("LEDGER#"))
      .map((item) => ledgerItemSchema.parse(item));
    expect(entries.length).toBeGreaterThan(0);
    for (const { lines } of entries) expect(lines.reduce((sum, { amountMad }) => sum + amountMad, 0)).toBe(0);
    const uses = entries.filter(({ kind, subjects }) => kind === "consumption" && subjects.includes(stampId));
    expect(uses).toHaveLength(1);
    console.log(`ledger: ${entries.length} entries, all of sum 0`);
  });
};

/** Whatever may come first to a stamp: used at a desk or by a partner, attached to a request, or paid back. */
const raceOfEverybody = (): void => {
  const desks: Booked[] = [];
  let buyer: Citizen;
  let requestId = "";
  let orderId = "";
  let code = "";
  let stampId = "";

  beforeAll(async () => {
    const visitors = await crowd(6);
    for (const person of visitors) desks.push(await book(person));
    buyer = await newCitizen();
    requestId = await validRequest(buyer);
    const bought = await buy(buyer);
    orderId = bought.orderId;
    code = bought.codes[0] ?? "";
    stampId = (await stampIdsOf(buyer, orderId))[0] ?? "";
    // Paid four days ago: old enough to be paid back (T9).
    const order = (await partition("stamps", keys.order(orderId).pk)).find(({ sk }) => sk === "ORD");
    const paidAt = new Date(Date.now() - 4 * 86_400_000).toISOString();
    await platform().dynamodb.client.call("PutItem", {
      TableName: platform().table("stamps"),
      Item: toAttributes({ ...order, paidAt }),
    });
    await unhurried();
  });

  it(`${CALLS} calls: desks of six visits, two partners, a request and a refund for one stamp › exactly one has it, and all agree which (T5, T6, T7, T8, T9)`, async () => {
    const [form, notary, officer] = await Promise.all([partner("both"), partner("notary"), staff("paris")]);
    // What loses to the request is a wrong holder, and counts as such (T11): from an address of this race only.
    const headers = from("198.51.100.77");
    const redeem = async ({ accessToken: token }: { readonly accessToken: string }, turn: number) => {
      const body = { code, procedureId, reference: `MIX-${turn}`, postId: "fr-paris" };
      const reserved = await api("POST", "/partner/reservations", { token, headers, body });
      const id = str(reserved.body["reservationId"]);
      return reserved.status === 201
        ? await api("POST", `/partner/reservations/${id}/commit`, { token, headers })
        : reserved;
    };
    const close = ({ date, appointmentId }: Booked) =>
      api("POST", `/desk/posts/fr-paris/days/${date}/visits/${appointmentId}/closing`, {
        token: officer.accessToken,
        body: { desk: "1", stampCodes: [code] },
      });
    const { token } = buyer;
    const attach = () => api("POST", `/requests/${requestId}/stamps`, { token, body: { orderId, unit: 1 } });
    const refund = () => api("POST", `/orders/${orderId}/units/1/refund`, { token });
    /** Ten calls: six desks, two partners, the buyer's two wishes. */
    const calls = [
      ...desks.map((visit) => ["desk", () => close(visit)] as const),
      ["partner", (turn: number) => redeem(form, turn)] as const,
      ["partner", (turn: number) => redeem(notary, turn)] as const,
      ["request", attach] as const,
      ["refund", refund] as const,
    ];
    const answers = await Promise.all(
      Array.from({ length: CALLS }, async (_, turn) => {
        // Each ten in another order.
        const [who, call] = calls[(turn * 7 + Math.floor(turn / calls.length)) % calls.length] ?? [];
        if (who === undefined || call === undefined) throw new Error("no call");
        return { who, answer: await call(turn) };
      }),
    );
    const told = answers.map(({ answer }) => answer);
    console.log("race of everybody:", tally(told));
    const winners = answers.filter(({ answer }) => answer.status < 300);
    expect(winners).toHaveLength(1);
    expect(told.filter(({ status }) => ![200, 201, 202, 409].includes(status))).toEqual([]);
    await quiet();
    const items = await everything("stamps");
    const stamp = items.find((item) => item["sk"] === "STM" && item["stampId"] === stampId);
    const uses = items.filter((item) => item["sk"] === "USED" && item["stampId"] === stampId);
    const [winner] = winners;
    const expected = {
      desk: { state: "consumed", uses: 1 },
      partner: { state: "consumed", uses: 1 },
      request: { state: "issued", boundTo: requestId, uses: 0 },
      refund: { state: "refunded", uses: 0 },
    }[winner?.who ?? "desk"];
    expect({ ...stamp, uses: uses.length }).toMatchObject(expected);
    const entries = items
      .filter(({ pk }) => String(pk).startsWith("LEDGER#"))
      .map((item) => ledgerItemSchema.parse(item));
    const spent = entries.filter(
      ({ kind, subjects }) => ["consumption", "refund-due"].includes(kind) && subjects.includes(stampId),
    );
    expect(spent).toHaveLength(winner?.who === "request" ? 0 : 1);
    for (const { lines } of entries) expect(lines.reduce((sum, { amountMad }) => sum + amountMad, 0)).toBe(0);
  });
};

/** Many at once for one of something: exactly one wins. */
export const races = (): void => {
  describe("for a place", raceForPlace);
  describe("for a stamp", raceForStamp);
  describe("for a stamp, of everybody", raceOfEverybody);
};
