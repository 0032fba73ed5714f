import { list, obj, str } from "#local/json.ts";
import { pick } from "#test/bench/random.ts";
import { call } from "../client.ts";
import { ACT, alone, type File, fileWhere, note, POST } from "../world.ts";
import { cancel, confirm } from "./booking.ts";
import type { Deed } from "./deed.ts";
import { submit } from "./filing.ts";
import { order, payByCard } from "./money.ts";

/** A stamp is attached as a unit of an order of one's own. */
export const attach: Deed = async (world, person, random) => {
  const one = fileWhere(person, random, ({ state }) => state === "valid");
  const bought = pick(
    random,
    person.orders.filter(({ paid }) => paid),
  );
  if (one === undefined) return await submit(world, person, random);
  if (bought === undefined) return await payByCard(world, person, random);
  const of = { orderId: bought.orderId, unit: 1 + Math.floor(random() * bought.quantity) };
  await alone(one, async () => {
    const path = `/requests/${one.requestId}/stamps`;
    const { token } = person.citizen;
    const called = note(world, "attach", await call("POST", path, { token, body: of }));
    world.stampCalls.push({ kind: "attach", of, requestId: one.requestId, called });
    if (called.answer?.status === 201) one.stampIds.push(str(called.answer.body["stampId"]));
  });
};

export const detach: Deed = async (world, person, random) => {
  const one = fileWhere(person, random, ({ stampIds }) => stampIds.length > 0);
  if (one === undefined) return await attach(world, person, random);
  await alone(one, async () => {
    const stampId = one.stampIds.pop();
    if (stampId === undefined) return;
    const path = `/requests/${one.requestId}/stamps/${stampId}`;
    const called = note(world, "detach", await call("DELETE", path, { token: person.citizen.token }));
    world.stampCalls.push({ kind: "detach", of: { stampId }, requestId: one.requestId, called });
  });
};

/** An officer looks a code up. */
export const check: Deed = async (world, person, random) => {
  const code = pick(random, world.mail.codes);
  if (code === undefined) return await order(world, person, random);
  const body = { code, procedureId: ACT };
  const path = `/desk/posts/${POST}/stamp-checks`;
  note(world, "check", await call("POST", path, { token: world.officer, body }));
};

/** What the desk is given for a visit: what is attached first, codes for the others. */
const given = (one: File, codes: readonly string[], at: number) => {
  const stampIds = one.stampIds.slice(0, one.party);
  const stampCodes = Array.from(
    { length: one.party - stampIds.length },
    (_, index) => codes[(at + index) % codes.length] ?? "",
  );
  return { stampIds, stampCodes };
};

/** An officer uses the stamps and closes the visit. */
export const close: Deed = async (world, person, random) => {
  const one = fileWhere(person, random, ({ booked }) => booked !== undefined);
  if (one === undefined) return await confirm(world, person, random);
  const { codes } = world.mail;
  if (codes.length === 0) return await (random() < 0.5 ? cancel : payByCard)(world, person, random);
  const at = Math.floor(random() * codes.length);
  await alone(one, async () => {
    if (one.booked === undefined) return;
    const { appointmentId, slotId } = one.booked;
    const stamps = given(one, codes, at);
    const path = `/desk/posts/${POST}/days/${slotId.slice(0, 10)}/visits/${appointmentId}/closing`;
    const body = { desk: "1", ...stamps };
    const called = note(world, "close", await call("POST", path, { token: world.officer, body }));
    const pointers = list(called.answer?.body["errors"]).map((error) => str(obj(error)["pointer"]));
    const { requestId } = one;
    for (const [index, code] of stamps.stampCodes.entries()) {
      const named = pointers.includes(`/body/stampCodes/${index}`);
      world.stampCalls.push({ kind: "consume", of: { code }, requestId, named, called });
    }
    for (const [index, stampId] of stamps.stampIds.entries()) {
      const named = pointers.includes(`/body/stampIds/${index}`);
      world.stampCalls.push({ kind: "consume", of: { stampId }, requestId, named, called });
    }
    if (called.answer?.status === 200) one.state = "over";
  });
};
