import { beforeAll, expect, it } from "vitest";
import type { ApiAnswer } from "#local/client/wisal.ts";
import { toAttributes } from "#local/emulators/dynamodb-client.ts";
import { list, obj, str } from "#local/json.ts";
import type { Key } from "#shared/adapters/dynamodb/keys.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { toRecord } from "#shared/adapters/dynamodb/request-item.ts";
import { dueKey, toDue } from "#shared/adapters/dynamodb/waiting-item.ts";
import { pick, type Random, seeded } from "#test/bench/random.ts";
import { eventually } from "#test/support/deadline.ts";
import { each } from "#test/support/each.ts";
import { api, expecting, tally } from "../support/api.ts";
import { confirm, validRequest } from "../support/errands.ts";
import { type Citizen, crowd, newPerson } from "../support/people.ts";
import { platform } from "../support/platform.ts";
import { openSlot } from "../support/slots.ts";
import { partition, quiet } from "../support/stored.ts";
import { bookingFaults, offerFaults, type RacedDay } from "./booked-state.ts";

const CITIZENS = 12;
/** Requests of each citizen: the second is for the same person, who may have one appointment only (A2). */
const REQUESTS = 2;
const DEEDS = 12;
const DAY = 86_400_000;
const place = { postId: "fr-bordeaux", calendarId: "acts" } as const;
const procedureId = "signature-legalisation";
/** Far fewer places than people. */
const slots = { "08:10": 2, "08:20": 3, "08:35": 3 } as const;
const patient = { withinMs: 30_000, everyMs: 100 };

/** Somebody's request, and what they believe of it: the last token given to them, and whether they have booked. */
interface Actor {
  readonly citizen: Citizen;
  readonly requestId: string;
  readonly slotsGrant: string;
  token: string;
  booked: boolean;
}

const iso = (fromNowMs: number): string => new Date(Date.now() + fromNowMs).toISOString();
const call = ({ citizen: { token }, requestId }: Actor, method: string, path: string, body?: unknown) =>
  api(method, `/requests/${requestId}${path}`, { token, ...(body !== undefined && { body }) });

const core = () => platform().table("core");
const update = async (
  key: Key,
  set: string,
  condition: string,
  values: Readonly<Record<string, unknown>>,
) => {
  const names = { "#hold": "hold", "#token": "token", "#until": "until", "#state": "state" };
  const used = Object.entries(names).filter(([name]) => `${set} ${condition}`.includes(name));
  try {
    await platform().dynamodb.client.call("UpdateItem", {
      ...{ TableName: core(), Key: toAttributes({ ...key }), UpdateExpression: `SET ${set}` },
      ...{ ConditionExpression: condition, ExpressionAttributeValues: toAttributes(values) },
      ...(used.length > 0 && { ExpressionAttributeNames: Object.fromEntries(used) }),
    });
    return true;
  } catch {
    // Somebody changed it first.
    return false;
  }
};

const recordOf = async (requestId: string) => {
  const items = await partition("core", keys.request(requestId).pk);
  return toRecord(items.find(({ sk }) => sk === keys.request(requestId).sk));
};

const sweep = async (name: "offers-sweep" | "appointments-sweep"): Promise<void> => {
  const { ok } = await platform().runtime.invokeAsync(name, {});
  expect(ok, name).toBe(true);
};

let sweeping: Promise<void> | undefined;
/** The schedule strikes for all posts; never while the last one is still at it. */
const sweepAppointments = async (): Promise<void> => {
  sweeping ??= sweep("appointments-sweep").finally(() => {
    sweeping = undefined;
  });
  await sweeping;
};

/** Twelve hours pass over the actor's offer: it is over at `inMs` from now, and the sweep's note says so. */
const letLapse = async ({ requestId }: Actor, inMs = -1000): Promise<void> => {
  const { hold } = await recordOf(requestId);
  if (hold?.offer === undefined) return;
  const values = { ":token": hold.token, ":end": Math.floor((Date.now() + inMs) / 1000) };
  if (!(await update(keys.request(requestId), "#hold.#until = :end", "#hold.#token = :token", values)))
    return;
  const notes = (await partition("core", keys.offerDue("", "").pk)).map(toDue);
  const note = notes.find((due) => due.kind === "offer" && due.offer.offerId === hold.token);
  if (note === undefined) return;
  const due = { ...note, at: iso(inMs) };
  await platform().dynamodb.client.call("PutItem", {
    TableName: core(),
    Item: toAttributes({ ...dueKey(due), ...due }),
  });
};

/** The time to confirm presence has passed over the actor's appointment. */
const forgetPresence = async ({ requestId }: Actor): Promise<void> => {
  const { appointment, postId } = await recordOf(requestId);
  if (appointment === undefined) return;
  const key = keys.appointment(postId, appointment.date, appointment.appointmentId);
  const presence = { from: iso(-2 * DAY), until: iso(-1000) };
  const values = { ":presence": presence, ":long": iso(-30 * DAY), ":booked": "booked" };
  await update(key, "presence = :presence, createdAt = :long", "#state = :booked", values);
};

const look = async (actor: Actor): Promise<ApiAnswer> => {
  const answer = await call(actor, "GET", "/waiting");
  const { offer } = answer.body;
  if (offer !== null && offer !== undefined) actor.token = str(obj(offer)["holdToken"]);
  return answer;
};
const confirmHeld = async (actor: Actor): Promise<ApiAnswer> => {
  const answer = await call(actor, "POST", "/appointment", { holdToken: actor.token });
  actor.booked = answer.status === 201 || actor.booked;
  return answer;
};

type Deed = (actor: Actor, day: RacedDay, random: Random) => Promise<readonly ApiAnswer[]>;

const wanted = (actor: Actor, { date, times }: RacedDay, random: Random) => ({
  slotId: `${date}T${pick(random, times) ?? ""}`,
  slotsGrant: actor.slotsGrant,
});

const deeds: Readonly<Record<string, { readonly weight: number; readonly deed: Deed }>> = {
  hold: {
    weight: 5,
    deed: async (actor, day, random) => {
      const answer = await call(actor, "POST", "/hold", wanted(actor, day, random));
      if (answer.status === 201) actor.token = str(answer.body["holdToken"]);
      return [answer];
    },
  },
  confirm: { weight: 5, deed: async (actor) => [await confirmHeld(actor)] },
  accept: { weight: 4, deed: async (actor) => [await look(actor), await confirmHeld(actor)] },
  extend: { weight: 1, deed: async (actor) => [await call(actor, "POST", "/hold/extension")] },
  giveBack: { weight: 2, deed: async (actor) => [await call(actor, "DELETE", "/hold")] },
  cancel: {
    weight: 3,
    deed: async (actor) => {
      const answer = await call(actor, "POST", "/appointment/cancellation");
      actor.booked &&= answer.status !== 200;
      return [answer];
    },
  },
  move: {
    weight: 2,
    deed: async (actor, day, random) => [
      await call(actor, "POST", "/appointment/reschedule", wanted(actor, day, random)),
    ],
  },
  join: {
    weight: 4,
    deed: async (actor, { date }) => [
      await call(actor, "PUT", "/waiting", { mode: "offer", from: date, to: date }),
    ],
  },
  leave: { weight: 1, deed: async (actor) => [await call(actor, "DELETE", "/waiting")] },
  letLapse: {
    weight: 2,
    deed: async (actor) => {
      await letLapse(actor);
      await sweep("offers-sweep");
      return [];
    },
  },
  forgetPresence: {
    weight: 1,
    deed: async (actor) => {
      await forgetPresence(actor);
      await sweepAppointments();
      return [];
    },
  },
};
/** What somebody does who believes that they have nothing for a deed. */
const instead: Readonly<Record<string, string>> = { cancel: "join", move: "join", forgetPresence: "accept" };
const aimed = ({ token, booked }: Actor, name: string): string => {
  if (name === "confirm" && token === "none") return "hold";
  return booked ? name : (instead[name] ?? name);
};
const bag = Object.entries(deeds).flatMap(([name, { weight }]) => Array.from({ length: weight }, () => name));

/** Two days within the reach of the sweep and not within the last day to move. */
const daysFor = async (citizen: Citizen, requestId: string): Promise<readonly string[]> =>
  await eventually(
    "days with places",
    async () => {
      const shown = await expecting(200, api("GET", `/requests/${requestId}/days`, { token: citizen.token }));
      const dates = list(shown["days"])
        .map((day) => str(obj(day)["date"]))
        .filter((date) => date > iso(2 * DAY) && date < iso(9 * DAY));
      return dates.length >= 2 && dates;
    },
    patient,
  );

/** Gives the day slots of so many places beside those that it has. */
const openDay = async (date: string, places: Readonly<Record<string, number>>): Promise<void> => {
  for (const [time, free] of Object.entries(places))
    await openSlot({ ...place, date, time }, { taken: 0, free });
};

const asksPresence = async (): Promise<void> => {
  const { pk, sk } = keys.calendar(place.postId, place.calendarId);
  await update({ pk, sk }, "confirmPresence = :asked", "attribute_exists(pk)", { ":asked": true });
};

const enter = async (citizen: Citizen, requestId: string, date: string): Promise<Actor> => {
  const path = `/requests/${requestId}/days/${date}/slots`;
  const { slotsGrant } = await expecting(200, api("GET", path, { token: citizen.token }));
  return { citizen, requestId, slotsGrant: str(slotsGrant), token: "none", booked: false };
};

const shuffled = <T>(random: Random, all: readonly T[]): readonly T[] =>
  all
    .map((one) => ({ one, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);

/** Holds, confirmations, moves and offers at once, in any mix. */
export const mixedRaces = (): void => {
  const seed = Number(process.env["WISAL_SEED"] ?? Date.now() % 1_000_000_007);
  const random = seeded(seed);
  let citizens: readonly Citizen[] = [];
  let mixedDate = "";
  let date = "";

  beforeAll(async () => {
    citizens = await crowd(CITIZENS);
    const [first] = citizens;
    if (first === undefined) throw new Error("nobody");
    [mixedDate = "", date = ""] = await daysFor(
      first,
      await validRequest(first, { postId: place.postId, procedureId }),
    );
    await asksPresence();
  });

  it(`${CITIZENS * REQUESTS} requests hold, confirm, extend, give back, cancel, move, wait, accept and decline while sweeps run › no place twice, no person twice, every freed place returns (A1, A2, A3, A4, A5, A6)`, async () => {
    await openDay(mixedDate, slots);
    const actors = (
      await each(citizens, 6, async (citizen, index) => {
        const people = Array.from({ length: index % 4 === 0 ? 2 : 1 }, () => newPerson());
        return await each(Array.from({ length: REQUESTS }), 1, async () => {
          const requestId = await validRequest(citizen, {
            ...{ postId: place.postId, procedureId, beneficiaries: people },
          });
          return await enter(citizen, requestId, mixedDate);
        });
      })
    ).flat();
    const requestIds = actors.map(({ requestId }) => requestId);
    const day: RacedDay = { ...place, date: mixedDate, times: Object.keys(slots), requestIds };
    const began = performance.now();
    const seen: string[] = [];
    const answers = await each(actors, actors.length, async (actor, index) => {
      const own = seeded(seed + index);
      const all: ApiAnswer[] = [];
      for (let turn = 0; turn < DEEDS; turn += 1) {
        const name = aimed(actor, pick(own, bag) ?? "");
        all.push(...((await deeds[name]?.deed(actor, day, own)) ?? []));
        if (turn % 4 === 0) seen.push(...(await offerFaults(day)));
      }
      return all;
    });
    const took = Math.round(performance.now() - began);
    console.log(`any mix, WISAL_SEED=${seed}, ${took} ms:`, tally(answers.flat()));
    expect(seen).toEqual([]);
    expect(answers.flat().filter(({ status }) => status === 500 || status === 403)).toEqual([]);
    await quiet();
    expect(await bookingFaults(day)).toEqual([]);
    const made = await offersOf(requestIds);
    console.log(`any mix: ${made} offers`);
    expect(made).toBeGreaterThan(0);
  });

  it.each(["accepts", "declines", "time"] as const)(
    "one offered place: its owner accepts and declines while it lapses and others press, %s first › one end, the place is never two people's (A1, A3, A5)",
    async (first) => {
      // Each round before the last one: who waits is offered the earliest of a day.
      const times = { accepts: "08:47", declines: "08:43", time: "08:41" };
      const time = times[first];
      await openSlot({ ...place, date, time }, { taken: 0, free: 1 });
      const requests = await each(citizens, 6, async (citizen) =>
        enter(citizen, await validRequest(citizen, { postId: place.postId, procedureId }), date),
      );
      const [giver, owner, next, ...others] = requests;
      if (giver === undefined || owner === undefined || next === undefined) throw new Error("too few");
      const choice = { slotId: `${date}T${time}`, slotsGrant: giver.slotsGrant };
      await confirm(giver.citizen, giver.requestId, choice);
      for (const waiting of [owner, next])
        await expecting(200, call(waiting, "PUT", "/waiting", { mode: "offer", from: date, to: date }));
      await expecting(200, call(giver, "POST", "/appointment/cancellation"));
      await eventually(
        "the offer",
        async () => obj((await look(owner)).body["offer"])["time"] === time,
        patient,
      );

      const deed = {
        accepts: () => confirmHeld(owner),
        declines: () => call(owner, "DELETE", "/hold"),
        time: async () => {
          await letLapse(owner, first === "accepts" ? 3_000 : 0);
          await sweep("offers-sweep");
        },
      };
      const crowded = [
        ...Array.from({ length: first === "declines" ? 2 : 8 }, () => deed.accepts),
        ...Array.from({ length: first === "accepts" ? 2 : 8 }, () => deed.declines),
        deed.time,
        ...others.flatMap((other) =>
          [1, 2, 3, 4].map(
            () => () => call(other, "POST", "/hold", { ...choice, slotsGrant: other.slotsGrant }),
          ),
        ),
      ];
      const ahead = deed[first]();
      const raced = await Promise.all([ahead, ...shuffled(random, crowded).map((one) => one())]);
      const answers = raced.flatMap((answer) => answer ?? []);
      console.log(`${first} first:`, tally(answers));
      // Nobody who presses gets in between: only the owner's acceptance answers 201.
      const accepted = answers.filter(({ status }) => status === 201).length;
      expect(accepted).toBeLessThanOrEqual(1);
      await quiet();
      const requestIds = requests.map(({ requestId }) => requestId);
      const day: RacedDay = { ...place, date, times: Object.values(times), requestIds };
      expect(await bookingFaults(day)).toEqual([]);
      expect(await offerFaults(day)).toEqual([]);
      expect((await recordOf(owner.requestId)).state).toBe(accepted === 1 ? "booked" : "valid");
      // What the first in line does not take is the next one's.
      if (accepted === 0)
        await eventually("the next offer", async () => (await look(next)).body["offer"] !== null, patient);
      for (const { requestId, citizen } of requests)
        await api("POST", `/requests/${requestId}/withdrawal`, { token: citizen.token });
    },
  );
};

/** How many offers these requests were made, as the audit trail has it. */
const offersOf = async (requestIds: readonly string[]): Promise<number> => {
  const chain = keys.auditChain(place.postId, iso(0).slice(0, 10));
  const trail = await partition("audit", keys.auditEntry(chain, 0).pk);
  return trail
    .map((entry) => JSON.stringify(entry))
    .filter(
      (entry) => entry.includes("appointments.offered.v1") && requestIds.some((id) => entry.includes(id)),
    ).length;
};
