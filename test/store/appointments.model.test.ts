import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { posts } from "#shared/catalogue/posts.ts";
import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import { HOLD_SECONDS, NEVER } from "#shared/domain/slot/places.ts";
import type { BookingStage } from "#test/support/booking.ts";
import { bookingStage, codeOf } from "#test/support/booking.ts";
import { testCalendar } from "#test/support/calendar.ts";
import type { TestDynamo } from "#test/support/dynamodb.ts";
import { startTestDynamo } from "#test/support/dynamodb.ts";

/** Half a day before the first slot: a run lives through the last day to move and the first visits. */
const START = Date.parse("2026-11-22T20:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** 30 runs of 80 commands on average: more than 2,000, counted below. */
const RUNS = 30;
const COMMANDS = 160;
const PLACES = 2;
const REQUESTS = 5;
const calendar: Calendar = testCalendar({
  postId: "",
  calendarId: "acts",
  timeZone: "Europe/Paris",
  weekly: [{ weekdays: [1, 2], from: "09:00", to: "10:30" }],
  slotMinutes: 30,
  places: { public: PLACES },
  horizonDays: 4,
});
const slotIds = ["2026-11-23", "2026-11-24"].flatMap((date) =>
  ["09:00", "09:30", "10:00"].map((time) => `${date}T${time}`),
);

/** A place as the model sees it: whose until when. */
interface ModelPlace {
  until: number;
  owner: string | undefined;
}
interface ModelRequest {
  readonly id: string;
  readonly party: number;
  readonly person: number;
  state: "valid" | "booked" | "served";
  hold?: { slotId: string; until: number; extended: boolean; token: string } | undefined;
  appointment?:
    | {
        id: string;
        slotId: string;
        moves: number;
        state: "booked" | "arrived" | "served" | "no-show" | "cancelled";
      }
    | undefined;
}
/** What the rules say, in memory and one at a time: the simplest thing that could be right. */
interface Model {
  now: number;
  readonly slots: Map<string, { startsAt: number; places: ModelPlace[] }>;
  readonly requests: ModelRequest[];
  readonly misses: Map<number, number>;
}
interface Real {
  readonly stage: BookingStage;
  readonly postId: string;
}

let dynamo: TestDynamo;
let commands = 0;
let runs = 0;
/** How often each command was carried out, not refused: a model that agrees on refusals only proves little. */
const done = new Map<string, number>();
const note = (name: string): void => {
  done.set(name, (done.get(name) ?? 0) + 1);
};

beforeAll(async () => {
  dynamo = await startTestDynamo();
});
afterAll(() => dynamo.stop());

const slotOf = (model: Model, slotId: string) => {
  const slot = model.slots.get(slotId);
  if (slot === undefined) throw new Error(`no slot ${slotId}`);
  return slot;
};
const requestOf = (model: Model, index: number): ModelRequest => {
  const request = model.requests[index];
  if (request === undefined) throw new Error(`no request ${index}`);
  return request;
};
/** The first request from that one on for which there is something to do; that one where there is none. */
const pick = (model: Model, index: number, wanted: (request: ModelRequest) => boolean): ModelRequest => {
  const turned = [...model.requests.slice(index), ...model.requests.slice(0, index)];
  return turned.find(wanted) ?? requestOf(model, index);
};
const isHolding = ({ hold }: ModelRequest): boolean => hold !== undefined;
const isArrived = ({ appointment }: ModelRequest): boolean => appointment?.state === "arrived";
const isBooked = ({ appointment }: ModelRequest): boolean => appointment?.state === "booked";
const seconds = (model: Model) => Math.floor(model.now / 1000);
const freeIn = (model: Model, slotId: string) =>
  slotOf(model, slotId).places.filter(({ until }) => until <= seconds(model));
const ownedIn = (model: Model, slotId: string, owner: string) =>
  slotOf(model, slotId).places.filter((place) => place.owner === owner);
/** What keeps a person from booking: told when slots are listed, judged at confirmation (A2, A7). */
const blockedCode = (model: Model, request: ModelRequest): string => {
  if (guarded(model, request)) return "appointment-duplicate";
  return (model.misses.get(request.person) ?? 0) >= 2 ? "booking-by-call-centre" : "ok";
};
const grantOf = (model: Model, request: ModelRequest): string => {
  if (request.state === "valid") return blockedCode(model, request);
  if (request.state === "served" || request.appointment === undefined) return "appointment-exists";
  if (slotOf(model, request.appointment.slotId).startsAt <= model.now + DAY) return "appointment-too-late";
  return request.appointment.moves >= 2 ? "reschedule-spent" : "ok";
};
/** Someone else's appointment of the same person stands in the way until a day after its start (A2). */
const guarded = (model: Model, request: ModelRequest): boolean =>
  model.requests.some(
    (other) =>
      other !== request &&
      other.person === request.person &&
      (other.appointment?.state === "booked" || other.appointment?.state === "arrived") &&
      slotOf(model, other.appointment.slotId).startsAt + DAY > model.now,
  );
const take = (model: Model, slotId: string, party: number, owner: string, until: number): boolean => {
  const free = freeIn(model, slotId).slice(0, party);
  if (free.length < party) return false;
  for (const place of free) Object.assign(place, { owner, until });
  return true;
};
const give = (model: Model, slotId: string, owner: string, until: number): void => {
  for (const place of ownedIn(model, slotId, owner)) Object.assign(place, { owner: undefined, until });
};

const holdCode = (model: Model, request: ModelRequest, slotId: string): string => {
  if (slotOf(model, slotId).startsAt <= model.now) return "slot-past";
  if (freeIn(model, slotId).length < request.party) return "slot-full";
  return request.hold !== undefined && request.hold.until > seconds(model) ? "hold-exists" : "ok";
};
const confirmCode = (model: Model, request: ModelRequest, until: number): string => {
  return until <= seconds(model) ? "hold-lapsed" : blockedCode(model, request);
};

/** The stored state says what the model says, and breaks no rule of its own (A1, A2, A3). */
const compare = async (model: Model, { stage, postId }: Real): Promise<void> => {
  for (const slotId of slotIds) {
    const stored = (await stage.slot(slotId))?.places ?? [];
    const busy = (places: readonly { readonly until: number }[]) =>
      places
        .map(({ until }) => until)
        .filter((until) => until > seconds(model))
        .toSorted((one, other) => one - other);
    expect(busy(stored), slotId).toEqual(busy(slotOf(model, slotId).places));
    for (const place of stored)
      if (place.appointmentId !== undefined) expect(place.until, slotId).toBe(NEVER);
  }
  for (const request of model.requests) {
    const record = await stage.deps.requests.find(request.id);
    expect(record?.state).toBe(request.state);
    const { appointment } = request;
    if (appointment === undefined) continue;
    const date = appointment.slotId.slice(0, 10);
    const stored = await stage.deps.appointments.find(postId, date, appointment.id);
    expect(stored).toMatchObject({ state: appointment.state, time: appointment.slotId.slice(11) });
    const own = (await stage.slot(appointment.slotId))?.places.filter(
      (place) => place.appointmentId === appointment.id,
    );
    expect(own).toHaveLength(appointment.state === "cancelled" ? 0 : request.party);
    const guard = await stage.guard(record?.personKeys[0] ?? "");
    const live = appointment.state === "booked" || appointment.state === "arrived";
    if (live && slotOf(model, appointment.slotId).startsAt + DAY > model.now)
      expect(guard).toMatchObject({ appointmentId: appointment.id, date });
    else expect(guard).not.toMatchObject({ appointmentId: appointment.id });
  }
};

type Step = (model: Model, real: Real) => Promise<void>;
const command = (name: string, run: Step): fc.AsyncCommand<Model, Real> => ({
  check: () => true,
  run: async (model, real) => {
    commands += 1;
    await run(model, real);
    await compare(model, real);
  },
  toString: () => name,
});

const listed = async (model: Model, real: Real, request: ModelRequest, slotId: string) => {
  const outcome = await real.stage.list(request.id, slotId.slice(0, 10));
  const code = outcome.ok ? "ok" : outcome.error.code;
  expect(code, "list").toBe(grantOf(model, request));
  return outcome.ok && !outcome.value.replayed ? outcome.value.body.slotsGrant : undefined;
};

const hold = (index: number, slotId: string) =>
  command(`hold(${index}, ${slotId})`, async (model, real) => {
    const request = requestOf(model, index);
    const slotsGrant = await listed(model, real, request, slotId);
    if (slotsGrant === undefined || request.state !== "valid") return;
    const expected = holdCode(model, request, slotId);
    const outcome = await real.stage.hold(request.id, slotId, slotsGrant);
    const until = seconds(model) + HOLD_SECONDS;
    expect(outcome.ok ? "ok" : outcome.error.code, "hold").toBe(expected);
    if (!outcome.ok || outcome.value.replayed) return;
    const token = outcome.value.body.holdToken;
    note("hold");
    take(model, slotId, request.party, token, until);
    request.hold = { slotId, until, extended: false, token };
  });

const extend = (index: number) =>
  command(`extend(${index})`, async (model, real) => {
    const request = requestOf(model, index);
    const { hold: held } = request;
    const code = await codeOf(real.stage.extend(request.id));
    if (held === undefined) return expect(code).toBe("hold-none");
    if (held.extended) return expect(code).toBe("hold-extended");
    if (held.until <= seconds(model)) return expect(code).toBe("hold-none");
    expect(code).toBe("ok");
    note("extend");
    held.until += HOLD_SECONDS;
    held.extended = true;
    for (const place of ownedIn(model, held.slotId, held.token)) place.until = held.until;
  });

const release = (index: number) =>
  command(`release(${index})`, async (model, real) => {
    const request = requestOf(model, index);
    const { hold: held } = request;
    const code = await codeOf(real.stage.release(request.id));
    if (held === undefined || held.until <= seconds(model)) return expect(code).toBe("hold-none");
    expect(code).toBe("ok");
    note("release");
    give(model, held.slotId, held.token, seconds(model));
    request.hold = undefined;
  });

const confirm = (index: number) =>
  command(`confirm(${index})`, async (model, real) => {
    const request = pick(model, index, isHolding);
    const { hold: held } = request;
    if (held === undefined) return;
    const expected = confirmCode(model, request, held.until);
    const outcome = await real.stage.confirm(request.id, held.token);
    expect(outcome.ok ? "ok" : outcome.error.code, "confirm").toBe(expected);
    if (!outcome.ok || outcome.value.replayed) return;
    note("confirm");
    const id = outcome.value.body.appointmentId;
    for (const place of ownedIn(model, held.slotId, held.token))
      Object.assign(place, { owner: id, until: NEVER });
    Object.assign(request, { state: "booked", hold: undefined });
    request.appointment = { id, slotId: held.slotId, moves: 0, state: "booked" };
  });

/** The delay is the shortest there is, so that the model need not draw. */
const RETURN_SECONDS = 300;

const cancel = (index: number) =>
  command(`cancel(${index})`, async (model, real) => {
    const request = pick(model, index, isBooked);
    const { appointment } = request;
    const code = await codeOf(real.stage.cancel(request.id, () => 0));
    if (appointment === undefined) return expect(code).toBe("appointment-none");
    if (appointment.state !== "booked") return expect(code).toBe("appointment-wrong-state");
    if (slotOf(model, appointment.slotId).startsAt <= model.now)
      return expect(code).toBe("appointment-too-late");
    expect(code).toBe("ok");
    note("cancel");
    give(model, appointment.slotId, appointment.id, seconds(model) + RETURN_SECONDS);
    appointment.state = "cancelled";
    request.state = "valid";
  });

const reschedule = (index: number, slotId: string) =>
  command(`reschedule(${index}, ${slotId})`, async (model, real) => {
    const request = pick(model, index, isBooked);
    const slotsGrant = await listed(model, real, request, slotId);
    if (slotsGrant === undefined) return;
    const code = await codeOf(real.stage.reschedule(request.id, slotId, slotsGrant, undefined, () => 0));
    const { appointment } = request;
    if (appointment === undefined) return expect(code).toBe("appointment-none");
    if (appointment.state !== "booked") return expect(code).toBe("appointment-wrong-state");
    if (appointment.slotId === slotId) return expect(code).toBe("slot-unchanged");
    if (slotOf(model, slotId).startsAt <= model.now) return expect(code).toBe("slot-past");
    if (freeIn(model, slotId).length < request.party) return expect(code).toBe("slot-full");
    expect(code).toBe("ok");
    note("reschedule");
    take(model, slotId, request.party, appointment.id, NEVER);
    give(model, appointment.slotId, appointment.id, seconds(model) + RETURN_SECONDS);
    Object.assign(appointment, { slotId, moves: appointment.moves + 1 });
  });

const atDesk = (name: "arrive" | "miss" | "close", index: number) =>
  command(`${name}(${index})`, async (model, real) => {
    const request = pick(model, index, name === "close" ? isArrived : isBooked);
    const { appointment } = request;
    if (appointment === undefined) return;
    // A desk may close a visit at any time; here only after arrival, or few would be left for the rest.
    if (name === "close" && appointment.state === "booked") return;
    const code = await codeOf(real.stage[name](appointment.id, appointment.slotId.slice(0, 10)));
    const { startsAt } = slotOf(model, appointment.slotId);
    const open = appointment.state === "booked" || (name === "close" && appointment.state === "arrived");
    if (!open) return expect(code).not.toBe("ok");
    const early = {
      arrive: model.now < startsAt - 12 * HOUR,
      miss: model.now < startsAt + 15 * MINUTE,
      close: false,
    };
    if (early[name]) return expect(code).toBe("appointment-too-early");
    expect(code).toBe("ok");
    note(name);
    appointment.state = ({ arrive: "arrived", miss: "no-show", close: "served" } as const)[name];
    if (name === "close") request.state = "served";
    if (name === "miss") {
      request.state = "valid";
      model.misses.set(request.person, (model.misses.get(request.person) ?? 0) + 1);
    }
  });

const pass = (minutes: number) =>
  command(`pass(${minutes} min)`, async (model, { stage }) => {
    model.now += minutes * MINUTE;
    stage.clock.at = model.now;
  });

const anyRequest = fc.nat({ max: REQUESTS - 1 });
const anySlot = fc.constantFrom(...slotIds);
const anyCommand = [
  fc.tuple(anyRequest, anySlot).map(([index, slotId]) => hold(index, slotId)),
  fc.tuple(anyRequest, anySlot).map(([index, slotId]) => hold(index, slotId)),
  anyRequest.map(extend),
  anyRequest.map(release),
  anyRequest.map(confirm),
  anyRequest.map(confirm),
  anyRequest.map(confirm),
  anyRequest.map(cancel),
  fc.tuple(anyRequest, anySlot).map(([index, slotId]) => reschedule(index, slotId)),
  fc.tuple(anyRequest, anySlot).map(([index, slotId]) => reschedule(index, slotId)),
  anyRequest.map((index) => atDesk("arrive", index)),
  anyRequest.map((index) => atDesk("miss", index)),
  anyRequest.map((index) => atDesk("close", index)),
  fc.constantFrom(1, 4, 6, 11).map(pass),
  fc.constantFrom(30, 90, 300).map(pass),
];

const setup = async (): Promise<{ model: Model; real: Real }> => {
  // A post of its own for each run: nothing of another run is there.
  const { id: postId } = posts[runs % posts.length] ?? { id: "" };
  runs += 1;
  const stage = await bookingStage(dynamo, { ...calendar, postId }, START);
  const slots = new Map<string, { startsAt: number; places: ModelPlace[] }>();
  for (const slotId of slotIds) {
    const startsAt = Date.parse((await stage.slot(slotId))?.startsAt ?? "");
    const places = Array.from({ length: PLACES }, () => ({ until: 0, owner: undefined }));
    slots.set(slotId, { startsAt, places });
  }
  const requests: ModelRequest[] = [];
  for (let index = 0; index < REQUESTS; index += 1) {
    // The first two are of one person (A2), the last of two people (A1).
    const person = Math.max(1, index);
    const party = index === REQUESTS - 1 ? 2 : 1;
    const people = [
      { ...stage.person(), cin: `AB${runs * 10 + person}` },
      ...(party === 2 ? [{ ...stage.person(), cin: `CD${runs}` }] : []),
    ];
    requests.push({ id: await stage.request(people), party, person, state: "valid" });
  }
  return { model: { now: START, slots, requests, misses: new Map() }, real: { stage, postId } };
};

describe("A1–A7 against a model", () => {
  it("random commands leave what the model says, and never two on one place", async () => {
    const seed = Number(process.env["WISAL_SEED"] ?? Date.now() % 1_000_000_007);
    console.info(`seed ${seed}`);
    await fc.assert(
      fc.asyncProperty(fc.commands(anyCommand, { maxCommands: COMMANDS, size: "max" }), async (plan) => {
        const { model, real } = await setup();
        await fc.asyncModelRun(() => ({ model, real }), plan);
      }),
      { seed, numRuns: RUNS, endOnFailure: true },
    );
    console.info(`${commands} commands; done: ${JSON.stringify(Object.fromEntries(done))}`);
    expect(commands).toBeGreaterThanOrEqual(2_000);
    expect([...done.keys()]).toEqual(expect.arrayContaining(["hold", "confirm", "reschedule", "cancel"]));
  }, 600_000);
});
