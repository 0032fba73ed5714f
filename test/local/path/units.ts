import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ReportFilter } from "#local/proxy/meter.ts";
import { api, refusalIn } from "../support/api.ts";
import { book, buy, type Choice, choose, confirm, validRequest } from "../support/errands.ts";
import { type Citizen, newCitizen, partner } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import { openSlot } from "../support/slots.ts";
import { quiet } from "../support/stored.ts";

const place = { postId: "fr-lyon", calendarId: "acts", time: "08:20" } as const;
const report = (filter: ReportFilter) => platform().proxy.meter.report(filter);

/** What bookings and checks cost, counted from the sizes of what goes through the proxy. */
export const units = (): void => {
  let citizen: Citizen;

  beforeAll(async () => {
    citizen = await newCitizen();
    // Warm: the first call of a worker fetches its secret.
    await book(citizen, { postId: place.postId });
    await quiet();
    platform().proxy.meter.measuring = true;
  });
  afterAll(() => {
    platform().proxy.meter.measuring = false;
  });

  it("a booking in an empty slot, hold and confirm together › costs at most 12 write units and 3 sequential round trips", async () => {
    const requestId = await validRequest(citizen, { postId: place.postId });
    const date = (await choose(citizen, requestId)).slotId.slice(0, 10);
    // Nobody has booked here yet: where others have, a press may guess a taken place and ask once more.
    const empty = { ...place, date, time: "08:25" };
    await openSlot(empty, { taken: 0, free: 8 });
    const choice = await choose(citizen, requestId, empty);
    const tag = randomUUID();
    await confirm(citizen, requestId, choice, { "x-wisal-tag": tag });
    const { writeUnits, readUnits, roundTrips, requests } = report({ function: "appointments-write", tag });
    console.log(
      `booking: ${writeUnits} write units, ${readUnits} read units, ${requests} calls, ${roundTrips} round trips`,
    );
    expect(writeUnits).toBeGreaterThan(0);
    expect(writeUnits).toBeLessThanOrEqual(12);
    expect(roundTrips).toBeLessThanOrEqual(3);
  });

  it("a lost press › costs at most 1 write unit, and the next one none", async () => {
    const winner = await validRequest(citizen, { postId: place.postId });
    const date = (await choose(citizen, winner)).slotId.slice(0, 10);
    await openSlot({ ...place, date }, { taken: 2, free: 1 });
    const loser = await newCitizen();
    const lost = await validRequest(loser, { postId: place.postId });
    const wanted = { date, time: place.time };
    const [won, losing]: readonly Choice[] = [
      await choose(citizen, winner, wanted),
      await choose(loser, lost, wanted),
    ];
    if (won === undefined || losing === undefined) throw new Error("no choice");
    await confirm(citizen, winner, won);
    const press = async () => {
      const tag = randomUUID();
      const headers = { "x-wisal-tag": tag };
      const answer = await api("POST", `/requests/${lost}/hold`, {
        token: loser.token,
        body: losing,
        headers,
      });
      expect(refusalIn(answer)).toEqual({ status: 409, code: "slot-full" });
      return report({ function: "appointments-write", tag }).writeUnits;
    };
    const costs = [await press(), await press(), await press()];
    console.log(`lost presses: ${costs.join(", ")} write units`);
    expect(costs[0]).toBeLessThanOrEqual(1);
    expect(costs.slice(1)).toEqual([0, 0]);
  });

  it("a stamp verification › is one read of at most one unit; calls are taken in leases, one write in many", async () => {
    const [code = ""] = (await buy(citizen)).codes;
    const { accessToken: token } = await partner("both");
    const costs: ReturnType<typeof report>[] = [];
    for (const tag of Array.from({ length: 12 }, () => randomUUID())) {
      const body = { code, procedureId: "signature-legalisation" };
      const headers = { "x-wisal-tag": tag };
      const answer = await api("POST", "/partner/stamps/verification", { token, body, headers });
      expect(answer.status).toBe(200);
      costs.push(report({ function: "partners-redeem", tag }));
    }
    const readUnits = costs.map((cost) => cost.readUnits);
    const writes = costs.filter((cost) => cost.writeUnits > 0).length;
    console.log(`12 verifications: ${readUnits.join(" ")} read units, ${writes} writes of a lease`);
    expect(Math.max(...readUnits)).toBeLessThanOrEqual(1);
    // One lease for each environment, and once more where a minute begins meanwhile.
    expect(writes).toBeLessThanOrEqual(8);
    expect(costs.filter(({ requests, writeUnits }) => requests === 1 && writeUnits === 0).length).toBe(
      costs.length - writes,
    );
  });
};
