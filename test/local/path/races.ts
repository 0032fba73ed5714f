import { beforeAll, describe, expect, it } from "vitest";
import type { ApiAnswer } from "#local/client/wisal.ts";
import { obj, str } from "#local/json.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { ledgerItemSchema } from "#shared/adapters/dynamodb/ledger-store.ts";
import { NEVER } from "#shared/domain/slot/places.ts";
import { each } from "#test/support/each.ts";
import { api, expecting, refusalIn, tally } from "../support/api.ts";
import { type Booked, book, buy, choose, stampIdsOf, validRequest } from "../support/errands.ts";
import { type Citizen, crowd, newCitizen, partner, staff } from "../support/people.ts";
import { openSlot } from "../support/slots.ts";
import { everything, type Item, partition, quiet } from "../support/stored.ts";

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

/** Many at once for one of something: exactly one wins. */
export const races = (): void => {
  describe("for a place", raceForPlace);
  describe("for a stamp", raceForStamp);
};
