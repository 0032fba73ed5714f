import { beforeAll, expect, it } from "vitest";
import { list, obj, str } from "#local/json.ts";
import { faultsIn as falsehoodsIn, readDraw } from "#local/verify-draw.ts";
import { eventually } from "#test/support/deadline.ts";
import { api, expecting, faultsIn, refusalIn } from "../support/api.ts";
import { textsTo, validRequest } from "../support/errands.ts";
import { type Citizen, newCitizen, newPerson, staff } from "../support/people.ts";
import { platform } from "../support/platform.ts";

const post = "fr-lille";
const OPENS_IN_MS = 1_500;
const OPEN_FOR_MS = 8_000;
const HOUR_MS = 3_600_000;

/** The last slot before a break: a party that it cannot take sits nowhere else. */
const lastBeforeNoon = (date: string): string => `${date}T11:30`;

interface Applicant {
  readonly citizen: Citizen;
  readonly requestId: string;
}

/** A whole draw over HTTP, in seconds instead of weeks: three families for eight places. */
export const drawPath = (): void => {
  let token = "";
  let date = "";
  let dates: readonly string[] = [];
  let drawId = "";
  let aheadId = "";
  let families: readonly Applicant[] = [];
  let plan: Readonly<Record<string, unknown>> = {};
  const announcing = (body: unknown) =>
    api("POST", `/staff/posts/${post}/calendars/acts/draws`, { token, body });
  const register = ({ citizen, requestId }: Applicant, preferences: readonly string[]) =>
    api("PUT", `/requests/${requestId}/registration`, {
      token: citizen.token,
      body: { drawId, preferences },
    });
  const registration = ({ citizen, requestId }: Applicant) =>
    expecting(200, api("GET", `/requests/${requestId}/registration`, { token: citizen.token }));
  const freeDays = async ({ citizen, requestId }: Applicant) =>
    list(
      (await expecting(200, api("GET", `/requests/${requestId}/days`, { token: citizen.token })))["days"],
    ).map((day) => str(obj(day)["date"]));

  beforeAll(async () => {
    token = (await staff("network")).accessToken;
    families = await Promise.all(
      [3, 3, 3].map(async (people) => {
        const citizen = await newCitizen("fr");
        const beneficiaries = Array.from({ length: people }, () => newPerson());
        return { citizen, requestId: await validRequest(citizen, { postId: post, beneficiaries }) };
      }),
    );
    const [family] = families;
    if (family === undefined) throw new Error("no family");
    dates = (await freeDays(family)).slice(-2);
    date = dates[1] ?? "";
  });

  it("POST …/draws › refuses what contradicts itself, and publishes the commitment of what does not (S2)", async () => {
    const planned = (from: number, lasts: number, on: string) => ({
      ...{ from: on, to: on, confirmHours: 1, opensAt: new Date(from).toISOString() },
      ...{ closesAt: new Date(from + lasts).toISOString(), drawAt: new Date(from + lasts).toISOString() },
    });
    const ahead = planned(Date.now() + HOUR_MS, HOUR_MS, dates[0] ?? "");
    expect(faultsIn(await announcing({ ...ahead, drawAt: ahead.opensAt }))).toEqual([
      "/body/drawAt before-it-closes",
    ]);
    expect(faultsIn(await announcing({ ...ahead, from: "2026-02-30" }))).toEqual([
      "/body/from impossible-date",
    ]);
    aheadId = str((await expecting(201, announcing(ahead)))["drawId"]);
    plan = planned(Date.now() + OPENS_IN_MS, OPEN_FOR_MS, date);
    const { drawId: id, commitment } = await expecting(201, announcing(plan));
    drawId = str(id);
    const { draws } = await expecting(200, api("GET", `/posts/${post}/draws`));
    expect(
      list(draws)
        .map(obj)
        .find((draw) => draw["drawId"] === drawId),
    ).toMatchObject({
      drawId,
      commitment,
      state: "announced",
      timeZone: "Europe/Paris",
    });
    expect(JSON.stringify(draws)).not.toMatch(/seed|sealed/);
  });

  it("PUT …/registration › while it is open › takes wishes, changes and leave (A2)", async () => {
    const [first] = families;
    if (first === undefined) throw new Error("no family");
    const early = api("PUT", `/requests/${first.requestId}/registration`, {
      token: first.citizen.token,
      body: { drawId: aheadId, preferences: [dates[0]] },
    });
    expect(refusalIn(await early)).toEqual({ status: 409, code: "draw-not-open" });
    await eventually("the window", async () => (await register(first, [date])).status === 200);
    await expecting(
      200,
      api("DELETE", `/requests/${first.requestId}/registration`, { token: first.citizen.token }),
    );
    for (const family of families) await expecting(200, register(family, [lastBeforeNoon(date)]));
    expect(await registration(first)).toMatchObject({
      preferences: [lastBeforeNoon(date)],
      outcome: "waiting",
    });
  });

  it("PUT …/registration › given another draw, a date that is not drawn or somebody else's request › is refused (R6, E2)", async () => {
    const [one, other] = families;
    if (one === undefined || other === undefined) throw new Error("no family");
    const early = await api("PUT", `/requests/${one.requestId}/registration`, {
      token: one.citizen.token,
      body: { drawId: aheadId, preferences: [dates[0]] },
    });
    // In one draw at a time, and it is in the open one.
    expect(refusalIn(early)).toEqual({ status: 409, code: "draw-registered" });
    expect(refusalIn(await register(one, ["2026-01-01"]))).toEqual({
      status: 422,
      code: "draw-preference-unknown",
    });
    expect(faultsIn(await register(one, ["soon"]))).toEqual(["/body/preferences/0 invalid-preference"]);
    expect(faultsIn(await register(one, [date, date]))).toEqual(["/body/preferences said-twice"]);
    expect(
      refusalIn(await register({ citizen: other.citizen, requestId: one.requestId }, [date])).status,
    ).toBe(404);
    const cancelling = () => api("POST", `/staff/posts/${post}/draws/${aheadId}/cancellation`, { token });
    await expecting(200, cancelling());
    expect(refusalIn(await cancelling())).toEqual({ status: 409, code: "draw-wrong-state" });
    await eventually("the draw's day is nobody's to press for", async () => {
      const days = await freeDays(one);
      return !days.includes(date) && days.includes(dates[0] ?? "");
    });
  });

  it("two families have the slot and confirm it, one is told that it has not, and anybody can verify it (A1, A3)", async () => {
    const address = `${platform().places.api}/posts/${post}/draws/${drawId}`;
    await eventually(
      "the draw",
      async () => {
        await platform().runtime.invoke("draws-run", {});
        return (
          obj((await expecting(200, api("GET", `/posts/${post}/draws/${drawId}`)))["draw"])["state"] ===
          "allocated"
        );
      },
      { withinMs: 20_000, everyMs: 500 },
    );
    const draw = await readDraw(address);
    expect(falsehoodsIn(draw)).toEqual([]);
    expect(draw.draw).toMatchObject({ tickets: 3, winners: 2 });
    const shown = await Promise.all(
      families.map(async (family) => ({ family, seen: await registration(family) })),
    );
    const won = shown.filter(({ seen }) => seen["outcome"] === "won");
    const lost = shown.filter(({ seen }) => seen["outcome"] === "lost");
    expect([won.length, lost.length]).toEqual([2, 1]);
    for (const { family, seen } of won) {
      const { holdToken, places } = obj(seen["hold"]);
      expect(places).toBe(3);
      const confirming = () =>
        api("POST", `/requests/${family.requestId}/appointment`, {
          token: family.citizen.token,
          body: { holdToken },
        });
      expect(await expecting(201, confirming())).toMatchObject({ date, time: "11:30" });
      expect(refusalIn(await confirming())).toEqual({ status: 409, code: "appointment-exists" });
    }
    for (const [group, word] of [
      [won, "Confirmez"],
      [lost, "ne vous donne pas"],
    ] as const)
      for (const { family } of group)
        await eventually("the SMS", async () =>
          (await textsTo(family.citizen.phone)).some((text) => text.includes(word)),
        );
    expect(refusalIn(await announcing({ ...plan, opensAt: "2030-01-01T00:00:00.000Z" })).code).toBe(
      "draw-impossible",
    );
  });
};
