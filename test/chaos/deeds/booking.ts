import { obj, str } from "#local/json.ts";
import { pick, type Random } from "#test/bench/random.ts";
import { type Called, call } from "../client.ts";
import { alone, type File, fileWhere, note, type Person, type SlotId, type World } from "../world.ts";
import type { Deed } from "./deed.ts";
import { granted, submit } from "./filing.ts";

const slotOf = (random: Random, { slots }: World): SlotId => pick(random, [...slots.keys()]) ?? "";
const pathOf = ({ requestId }: File, rest: string): string => `/requests/${requestId}${rest}`;
const isNew = ({ answer }: Called): boolean => answer?.status === 201;
const isDone = ({ answer }: Called): boolean => answer?.status === 200;

/** Nobody answered: as one who reloads the page, learns where the file stands. */
const reload = async (token: string, one: File): Promise<void> => {
  const { answer } = await call("GET", pathOf(one, "/appointment"), { token });
  const { appointmentId, date, time } = answer?.body ?? {};
  one.held = undefined;
  one.booked =
    answer?.status === 200
      ? { appointmentId: str(appointmentId), slotId: `${str(date)}T${str(time)}` }
      : undefined;
};

const with_ = async (
  world: World,
  person: Person,
  one: File,
  work: (token: string) => Promise<Called | undefined>,
): Promise<void> =>
  await alone(one, async () => {
    const { token } = person.citizen;
    const called = await work(token);
    if (called !== undefined && called.answer === undefined) await reload(token, one);
    world.mail.collect();
  });

/** Presses for a slot; sometimes for two at once, as in two windows, and sometimes with an appointment already. */
export const hold: Deed = async (world, person, random) => {
  const greedy = random() < 0.1;
  const one = fileWhere(
    person,
    random,
    ({ state, booked }) => state === "valid" && (booked === undefined || greedy),
  );
  if (one === undefined) return await submit(world, person, random);
  const twice = random() < 0.15;
  const wanted = [slotOf(random, world), ...(twice ? [slotOf(random, world)] : [])];
  await with_(world, person, one, async (token) => {
    const slotsGrant = await granted(world, token, one);
    if (slotsGrant === undefined) return undefined;
    const pressed = await Promise.all(
      wanted.map(async (slotId) => {
        const body = { slotId, slotsGrant };
        const called = note(world, "hold", await call("POST", pathOf(one, "/hold"), { token, body }));
        world.slotCalls.push({ kind: "hold", slotId, requestId: one.requestId, party: one.party, called });
        if (isNew(called)) one.held = { token: str(called.answer?.body["holdToken"]), slotId };
        return called;
      }),
    );
    return pressed.find(({ answer }) => answer === undefined);
  });
};

/** Confirms what is held, sometimes twice at once under two keys. */
export const confirm: Deed = async (world, person, random) => {
  const one = fileWhere(person, random, ({ held, booked }) => held !== undefined && booked === undefined);
  if (one === undefined) return await hold(world, person, random);
  const times = random() < 0.15 ? 2 : 1;
  await with_(world, person, one, async (token) => {
    if (one.held === undefined) return undefined;
    const { token: holdToken, slotId } = one.held;
    const all = await Promise.all(
      Array.from({ length: times }, async () => {
        const order = { token, body: { holdToken } };
        const called = note(world, "confirm", await call("POST", pathOf(one, "/appointment"), order));
        const { appointmentId, date, time } = called.answer?.body ?? {};
        const at = isNew(called) ? `${str(date)}T${str(time)}` : slotId;
        const { requestId, party } = one;
        const kind = slotId === undefined ? "accept" : "confirm";
        if (at !== undefined) world.slotCalls.push({ kind, slotId: at, requestId, party, called });
        if (isNew(called)) one.booked = { appointmentId: str(appointmentId), slotId: str(at) };
        return called;
      }),
    );
    if (all.some(({ answer }) => answer !== undefined)) one.held = undefined;
    return all.find(({ answer }) => answer === undefined);
  });
};

/** Looks whether a place is offered, and takes it. */
export const accept: Deed = async (world, person, random) => {
  const one = fileWhere(person, random, (each) => each.state === "valid" && each.booked === undefined);
  if (one === undefined) return await confirm(world, person, random);
  await with_(world, person, one, async (token) => {
    const { answer } = note(world, "look", await call("GET", pathOf(one, "/waiting"), { token }));
    const offer = answer?.body["offer"];
    if (offer !== undefined && offer !== null)
      one.held = { token: str(obj(offer)["holdToken"]), slotId: undefined };
    return undefined;
  });
  if (one.held !== undefined) await confirm(world, { ...person, files: [one] }, random);
};

export const extend: Deed = async (world, person, random) => {
  const one = fileWhere(person, random, ({ held }) => held !== undefined);
  if (one === undefined) return await hold(world, person, random);
  await with_(world, person, one, async (token) =>
    note(world, "extend", await call("POST", pathOf(one, "/hold/extension"), { token })),
  );
};

export const giveBack: Deed = async (world, person, random) => {
  const one = fileWhere(person, random, ({ held }) => held !== undefined);
  if (one === undefined) return await hold(world, person, random);
  await with_(world, person, one, async (token) => {
    const slotId = one.held?.slotId;
    const called = note(world, "giveBack", await call("DELETE", pathOf(one, "/hold"), { token }));
    const { requestId, party } = one;
    if (slotId !== undefined) world.slotCalls.push({ kind: "giveBack", slotId, requestId, party, called });
    if (called.answer !== undefined) one.held = undefined;
    return called;
  });
};

export const cancel: Deed = async (world, person, random) => {
  const one = fileWhere(person, random, ({ state, booked }) => state === "valid" && booked !== undefined);
  if (one === undefined) return await confirm(world, person, random);
  await with_(world, person, one, async (token) => {
    if (one.booked === undefined) return undefined;
    const { slotId } = one.booked;
    const path = pathOf(one, "/appointment/cancellation");
    const called = note(world, "cancel", await call("POST", path, { token }));
    const { requestId, party } = one;
    world.slotCalls.push({ kind: "leave", slotId, requestId, party, called });
    if (isDone(called)) one.booked = undefined;
    return called;
  });
};

export const move: Deed = async (world, person, random) => {
  const one = fileWhere(person, random, ({ state, booked }) => state === "valid" && booked !== undefined);
  if (one === undefined) return await confirm(world, person, random);
  const to = slotOf(random, world);
  await with_(world, person, one, async (token) => {
    const slotsGrant = await granted(world, token, one);
    if (one.booked === undefined || slotsGrant === undefined) return undefined;
    const from = one.booked.slotId;
    const order = { token, body: { slotId: to, slotsGrant } };
    const called = note(world, "move", await call("POST", pathOf(one, "/appointment/reschedule"), order));
    const { requestId, party } = one;
    if (to !== from) {
      world.slotCalls.push({ kind: "enter", slotId: to, requestId, party, called });
      world.slotCalls.push({ kind: "leave", slotId: from, requestId, party, called });
    }
    if (isDone(called)) one.booked = { ...one.booked, slotId: to };
    return called;
  });
};

/** Waits for a place of the second day. */
export const join: Deed = async (world, person, random) => {
  const one = fileWhere(person, random, (each) => each.state === "valid" && each.booked === undefined);
  if (one === undefined) return await submit(world, person, random);
  const [, day] = world.days;
  const body = { mode: "offer", from: day, to: day };
  await with_(world, person, one, async (token) => {
    note(world, "join", await call("PUT", pathOf(one, "/waiting"), { token, body }));
    return undefined;
  });
};

export const leave: Deed = async (world, person, random) => {
  const one = fileWhere(person, random, ({ state }) => state === "valid");
  if (one === undefined) return await submit(world, person, random);
  await with_(world, person, one, async (token) => {
    note(world, "leave", await call("DELETE", pathOf(one, "/waiting"), { token }));
    return undefined;
  });
};
