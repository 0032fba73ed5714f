import { HOLD_SECONDS, NEVER } from "#shared/domain/slot/places.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The delay after which a freed place returns in these tests: the shortest there is (A5). */
export const RETURN_SECONDS = 300;

type Live = "booked" | "arrived";

/** A place as the model sees it: whose until when. */
export interface ModelPlace {
  until: number;
  owner: string | undefined;
}

/** A request with what it holds and has. */
export interface ModelRequest {
  readonly id: string;
  readonly party: number;
  readonly person: number;
  state: "valid" | "booked" | "served";
  hold?: { slotId: string; until: number; extended: boolean; token: string; offer?: true } | undefined;
  /** Since when it waits, in epoch ms; what it let lapse and passed up (A5). */
  waiting?: { readonly since: number; lapses: number; passed: string[] } | undefined;
  appointment?:
    | { id: string; slotId: string; moves: number; state: Live | "served" | "no-show" | "cancelled" }
    | undefined;
}

/** What the rules say, in memory and one at a time: the simplest thing that could be right. */
export interface Model {
  now: number;
  readonly slots: Readonly<Record<string, { readonly startsAt: number; readonly places: ModelPlace[] }>>;
  readonly requests: ModelRequest[];
  /** Appointments missed, by person (A7). */
  readonly misses: number[];
  /** Offers that the sweep has not looked at since they were made, by their token (A5). */
  readonly dues: {
    readonly token: string;
    readonly request: number;
    readonly slotId: string;
    readonly until: number;
  }[];
}

/** Something that somebody does; `request` is an index. */
export type Step =
  | { readonly do: "list" | "hold" | "reschedule"; readonly request: number; readonly slotId: string }
  | {
      readonly do:
        | "extend"
        | "release"
        | "confirm"
        | "cancel"
        | "arrive"
        | "miss"
        | "unmiss"
        | "close"
        | "join"
        | "leave";
      readonly request: number;
    }
  /** What the consumer of a freed place does, and what the sweep does. */
  | { readonly do: "offer"; readonly slotId: string }
  | { readonly do: "sweep" }
  | { readonly do: "pass"; readonly minutes: number };

/** How often a code cannot be foretold: any refusal. */
export const REFUSED = "refused";

export const requestOf = (model: Model, index: number): ModelRequest => {
  const request = model.requests[index];
  if (request === undefined) throw new Error(`no request ${index}`);
  return request;
};

const slotOf = (model: Model, slotId: string) => {
  const slot = model.slots[slotId];
  if (slot === undefined) throw new Error(`no slot ${slotId}`);
  return slot;
};

const seconds = (model: Model): number => Math.floor(model.now / 1000);

const isHolding = ({ hold }: ModelRequest): boolean => hold !== undefined;
const isArrived = ({ appointment }: ModelRequest): boolean => appointment?.state === "arrived";
const isMissed = ({ appointment }: ModelRequest): boolean => appointment?.state === "no-show";
const isOpen = ({ state, waiting }: ModelRequest): boolean => state === "valid" && waiting === undefined;
const isBooked = ({ appointment }: ModelRequest): boolean => appointment?.state === "booked";

/** Whom a step wants: requests for which there is nothing to do are passed over. */
const wanted: Partial<Record<Step["do"], (request: ModelRequest) => boolean>> = {
  confirm: isHolding,
  cancel: isBooked,
  reschedule: isBooked,
  arrive: isBooked,
  miss: isBooked,
  close: isArrived,
  unmiss: isMissed,
  join: isOpen,
};

/** The step for the first request from its own on for which there is something to do; undefined where it cannot be tried. */
export const aimed = (model: Model, step: Step): Step | undefined => {
  if (!("request" in step)) return step;
  const isWanted = wanted[step.do] ?? (() => true);
  const turned = model.requests.map((_, offset) => (step.request + offset) % model.requests.length);
  const request = turned.find((index) => isWanted(requestOf(model, index))) ?? step.request;
  const { hold, appointment } = requestOf(model, request);
  if (step.do === "confirm" && hold === undefined) return undefined;
  if (["arrive", "miss", "unmiss"].includes(step.do) && appointment === undefined) return undefined;
  // A desk may close a visit at any time; here only after arrival, or few would be left for the rest.
  if (step.do === "close" && (appointment === undefined || appointment.state === "booked")) return undefined;
  return { ...step, request };
};

const freeIn = (model: Model, slotId: string): ModelPlace[] =>
  slotOf(model, slotId).places.filter(({ until }) => until <= seconds(model));

const ownedIn = (model: Model, slotId: string, owner: string): ModelPlace[] =>
  slotOf(model, slotId).places.filter((place) => place.owner === owner);

const take = (model: Model, slotId: string, party: number, owner: string, until: number): void => {
  for (const place of freeIn(model, slotId).slice(0, party)) Object.assign(place, { owner, until });
};

const give = (model: Model, slotId: string, owner: string, until: number): void => {
  for (const place of ownedIn(model, slotId, owner)) Object.assign(place, { owner: undefined, until });
};

const isLive = ({ appointment }: ModelRequest): boolean =>
  appointment?.state === "booked" || appointment?.state === "arrived";

/** Whether an appointment keeps its people from another: until a day after its start (A2). */
export const guards = (model: Model, request: ModelRequest): boolean =>
  isLive(request) && slotOf(model, request.appointment?.slotId ?? "").startsAt + DAY > model.now;

const room = (model: Model, slotId: string, party: number): string => {
  if (slotOf(model, slotId).startsAt <= model.now) return "slot-past";
  return freeIn(model, slotId).length < party ? "slot-full" : "ok";
};

/** What keeps a person from booking: told with the slots, judged with the confirmation (A2, A7). */
const blocked = (model: Model, request: ModelRequest): string => {
  const { person } = request;
  const others = model.requests.filter((other) => other !== request && other.person === person);
  if (others.some((other) => guards(model, other))) return "appointment-duplicate";
  return (model.misses[person] ?? 0) >= 2 ? "booking-by-call-centre" : "ok";
};

/** S4: who may see slots, and again for a move. */
const list = (model: Model, request: ModelRequest): string => {
  if (request.state === "valid") return blocked(model, request);
  if (request.state === "served" || request.appointment === undefined) return "appointment-exists";
  if (slotOf(model, request.appointment.slotId).startsAt <= model.now + DAY) return "appointment-too-late";
  return request.appointment.moves >= 2 ? "reschedule-spent" : "ok";
};

/** A1, A2 */
const hold = (model: Model, request: ModelRequest, slotId: string, token: string): string => {
  const code = room(model, slotId, request.party);
  if (code !== "ok") return code;
  if (request.state !== "valid") return "appointment-exists";
  if (request.hold !== undefined && request.hold.until > seconds(model)) return "hold-exists";
  const until = seconds(model) + HOLD_SECONDS;
  take(model, slotId, request.party, token, until);
  request.hold = { slotId, until, extended: false, token };
  return "ok";
};

const extend = (model: Model, { hold: held }: ModelRequest): string => {
  if (held === undefined) return "hold-none";
  if (held.extended) return "hold-extended";
  if (held.until <= seconds(model)) return "hold-none";
  held.until += HOLD_SECONDS;
  held.extended = true;
  for (const place of ownedIn(model, held.slotId, held.token)) place.until = held.until;
  return "ok";
};

const release = (model: Model, request: ModelRequest): string => {
  const { hold: held } = request;
  if (held === undefined || held.until <= seconds(model)) return "hold-none";
  if (held.offer) passUp(model, request, held.slotId, held.token);
  else give(model, held.slotId, held.token, seconds(model));
  request.hold = undefined;
  return "ok";
};

/** A5: an offer that was not taken is on its way to others, and never made to the same request again. */
const passUp = (model: Model, { waiting }: ModelRequest, slotId: string, token: string): void => {
  give(model, slotId, token, seconds(model) + RETURN_SECONDS);
  waiting?.passed.push(slotId);
};

/** A5 */
const join = (model: Model, request: ModelRequest): string => {
  if (request.state !== "valid") return REFUSED;
  request.waiting ??= { since: model.now, lapses: 0, passed: [] };
  return "ok";
};

const leave = (request: ModelRequest): string => {
  if (request.waiting === undefined) return "waiting-none";
  request.waiting = undefined;
  return "ok";
};

/** Offers last 12 hours, end 2 hours before the start, and are not made for less than half an hour (A5). */
const offerEnd = (model: Model, startsAt: number): number | undefined => {
  const until = Math.min(seconds(model) + 12 * 3600, startsAt / 1000 - 2 * 3600);
  return until - seconds(model) < 1800 ? undefined : until;
};

/** For so long the places of an offer that is over wait for the sweep (A5). */
const GRACE_SECONDS = 900;

/**
 * Whether the sweep has to come before anybody presses again. It runs every minute; without it the places would be
 * anybody's, and which of a slot's free places a press takes, even one that is then refused, is drawn by lot.
 */
export const isSweepNeeded = (now: number, until: number): boolean => now / 1000 >= until + GRACE_SECONDS;

/** Those on their way back, the soonest first. */
const returning = (model: Model, slotId: string): ModelPlace[] =>
  slotOf(model, slotId)
    .places.filter(({ owner, until }) => owner === undefined && until > seconds(model) && until < NEVER)
    .toSorted((one, other) => one.until - other.until);

/** Who is offered what of a day: each the first slot with a freed place in which the party fits (A5). */
const offer = (model: Model, date: string, tokens: Readonly<Record<string, string>>): string => {
  const line = model.requests
    .flatMap(({ waiting, id }, index) =>
      waiting === undefined ? [] : [{ index, rank: `${waiting.since} ${id}` }],
    )
    .toSorted((one, other) => (one.rank < other.rank ? -1 : 1));
  const day = Object.keys(model.slots).filter((slotId) => slotId.startsWith(date));
  const made: string[] = [];
  for (const { index } of line) {
    const request = requestOf(model, index);
    if (request.hold !== undefined && request.hold.until > seconds(model)) continue;
    const slotId = day.find((each) => {
      if (request.waiting?.passed.includes(each) || returning(model, each).length === 0) return false;
      const room = returning(model, each).length + freeIn(model, each).length;
      return room >= request.party && offerEnd(model, slotOf(model, each).startsAt) !== undefined;
    });
    if (slotId === undefined) continue;
    const until = offerEnd(model, slotOf(model, slotId).startsAt) ?? 0;
    const name = `${index}@${slotId}`;
    const token = tokens[name] ?? name;
    const places = [...returning(model, slotId), ...freeIn(model, slotId)].slice(0, request.party);
    for (const place of places) Object.assign(place, { owner: token, until: until + GRACE_SECONDS });
    request.hold = { slotId, until, extended: true, token, offer: true };
    model.dues.push({ token, request: index, slotId, until });
    made.push(name);
  }
  return made.length === 0 ? "nobody" : `offered ${made.toSorted().join(" ")}`;
};

/** Offers that are over: their places go on, and who let two lapse waits no longer (A5). */
const sweep = (model: Model): string => {
  const over = model.dues.filter(({ until }) => until <= seconds(model));
  for (const due of over) {
    const request = requestOf(model, due.request);
    const { waiting } = request;
    if (request.hold?.token !== due.token)
      give(model, due.slotId, due.token, seconds(model) + RETURN_SECONDS);
    else {
      passUp(model, request, due.slotId, due.token);
      request.hold = undefined;
      if (waiting !== undefined) waiting.lapses += 1;
      if (waiting?.lapses === 2) request.waiting = undefined;
    }
    model.dues.splice(model.dues.indexOf(due), 1);
  }
  return "ok";
};

/** A1, A2, A7 */
const confirm = (model: Model, request: ModelRequest, id: string): string => {
  const { hold: held } = request;
  // A lapsed hold that outlived a no-show taken back: its token or the request says so first.
  if (request.state !== "valid") return held === undefined ? "appointment-exists" : REFUSED;
  if (held === undefined || held.until <= seconds(model)) return "hold-lapsed";
  const code = blocked(model, request);
  if (code !== "ok") return code;
  for (const place of ownedIn(model, held.slotId, held.token))
    Object.assign(place, { owner: id, until: NEVER });
  Object.assign(request, { state: "booked", hold: undefined, waiting: undefined });
  request.appointment = { id, slotId: held.slotId, moves: 0, state: "booked" };
  return "ok";
};

const cancel = (model: Model, request: ModelRequest): string => {
  const { appointment } = request;
  if (appointment === undefined) return "appointment-none";
  if (appointment.state !== "booked") return "appointment-wrong-state";
  if (slotOf(model, appointment.slotId).startsAt <= model.now) return "appointment-too-late";
  give(model, appointment.slotId, appointment.id, seconds(model) + RETURN_SECONDS);
  appointment.state = "cancelled";
  request.state = "valid";
  return "ok";
};

/** A4 */
const reschedule = (model: Model, { party, appointment }: ModelRequest, slotId: string): string => {
  if (appointment === undefined) return "appointment-none";
  if (appointment.state !== "booked") return "appointment-wrong-state";
  if (slotOf(model, appointment.slotId).startsAt <= model.now + DAY) return "appointment-too-late";
  if (appointment.moves >= 2) return "reschedule-spent";
  if (appointment.slotId === slotId) return "slot-unchanged";
  const code = room(model, slotId, party);
  if (code !== "ok") return code;
  take(model, slotId, party, appointment.id, NEVER);
  give(model, appointment.slotId, appointment.id, seconds(model) + RETURN_SECONDS);
  Object.assign(appointment, { slotId, moves: appointment.moves + 1 });
  return "ok";
};

/** A7, T8 */
const atDesk = (model: Model, name: "arrive" | "miss" | "close", request: ModelRequest): string => {
  const { appointment } = request;
  if (appointment === undefined) return REFUSED;
  const open = appointment.state === "booked" || (name === "close" && appointment.state === "arrived");
  if (!open) return REFUSED;
  const { startsAt } = slotOf(model, appointment.slotId);
  const early = { arrive: startsAt - 12 * HOUR, miss: startsAt + 15 * MINUTE, close: 0 };
  if (model.now < early[name]) return "appointment-too-early";
  appointment.state = ({ arrive: "arrived", miss: "no-show", close: "served" } as const)[name];
  if (name === "close") request.state = "served";
  if (name === "miss") {
    request.state = "valid";
    model.misses[request.person] = (model.misses[request.person] ?? 0) + 1;
  }
  return "ok";
};

/** The tokens of offers by `request@slot`, as the platform's answer writes them. */
const tokensIn = (given: string): Readonly<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams(given));

/** A7: a no-show is taken back on its own day, in France. */
const unmiss = (model: Model, request: ModelRequest): string => {
  const { appointment, hold: held, person } = request;
  if (appointment?.state !== "no-show" || request.state !== "valid") return REFUSED;
  const today = new Date(model.now + HOUR).toISOString().slice(0, 10);
  if (today > appointment.slotId.slice(0, 10)) return REFUSED;
  if (held !== undefined && held.until > seconds(model)) return REFUSED;
  if (model.requests.some((other) => other.person === person && guards(model, other))) return REFUSED;
  appointment.state = "booked";
  Object.assign(request, { state: "booked", waiting: undefined });
  model.misses[person] = (model.misses[person] ?? 0) - 1;
  return "ok";
};

/** Does a step and says its code; `given` is the hold's token, the appointment's id or the offers' tokens that the platform gave. */
export const apply = (model: Model, step: Step, given: string): string => {
  if (step.do === "pass") {
    model.now += step.minutes * MINUTE;
    return model.dues.some(({ until }) => isSweepNeeded(model.now, until)) ? sweep(model) : "ok";
  }
  if (step.do === "offer") return offer(model, step.slotId.slice(0, 10), tokensIn(given));
  if (step.do === "sweep") return sweep(model);
  const request = requestOf(model, step.request);
  switch (step.do) {
    case "list":
      return list(model, request);
    case "hold":
      return hold(model, request, step.slotId, given);
    case "reschedule":
      return reschedule(model, request, step.slotId);
    case "extend":
      return extend(model, request);
    case "release":
      return release(model, request);
    case "confirm":
      return confirm(model, request, given);
    case "cancel":
      return cancel(model, request);
    case "unmiss":
      return unmiss(model, request);
    case "join":
      return join(model, request);
    case "leave":
      return leave(request);
    default:
      return atDesk(model, step.do, request);
  }
};

/** What of the model is stored, in a form to compare. */
export const foretold = (model: Model) => ({
  slots: Object.fromEntries(
    Object.entries(model.slots).map(([slotId, { places }]) => [
      slotId,
      places
        .filter(({ until }) => until > seconds(model))
        .map(({ until, owner }) => `${until} ${until === NEVER ? (owner ?? "") : ""}`.trim())
        .toSorted(),
    ]),
  ),
  requests: model.requests.map((request) => ({
    state: request.state,
    waits: request.waiting !== undefined,
    held: request.hold !== undefined && request.hold.until > seconds(model) ? request.hold.until : 0,
    appointment: request.appointment && {
      id: request.appointment.id,
      slotId: request.appointment.slotId,
      state: request.appointment.state,
      moves: request.appointment.moves,
    },
    guarded: guards(model, request) ? (request.appointment?.id ?? "") : "",
  })),
});
