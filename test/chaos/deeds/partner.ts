import { str } from "#local/json.ts";
import { pick } from "#test/bench/random.ts";
import { from } from "#test/local/path/enumeration.ts";
import { call } from "../client.ts";
import { ACT, note } from "../world.ts";
import type { Deed } from "./deed.ts";
import { payByCard } from "./money.ts";

/** Longer than any run: no claim lapses while its history is written. */
const MINUTES = 30;

/** Addresses enough that nobody's mistakes count as guessing (T11). */
const addressOf = (dice: number) => from(`198.51.100.${Math.floor(dice * 250)}`);

export const verify: Deed = async (world, person, random) => {
  const code = pick(random, world.mail.codes);
  if (code === undefined) return await payByCard(world, person, random);
  const options = {
    token: world.partner,
    headers: addressOf(random()),
    body: { code, procedureId: ACT },
  };
  const called = note(world, "verify", await call("POST", "/partner/stamps/verification", options));
  world.stampCalls.push({ kind: "verify", of: { code }, called });
};

export const reserve: Deed = async (world, person, random) => {
  const code = pick(random, world.mail.codes);
  if (code === undefined) return await payByCard(world, person, random);
  const reference = `CHAOS-${Math.floor(random() * 1e9)}`;
  const options = {
    token: world.partner,
    headers: addressOf(random()),
    body: { code, procedureId: ACT, reference, minutes: MINUTES },
  };
  const called = note(world, "reserve", await call("POST", "/partner/reservations", options));
  const reservationId = str(called.answer?.body["reservationId"]);
  world.stampCalls.push({ kind: "reserve", of: { code }, reservationId, called });
  if (called.answer?.status === 201) world.claims.push({ reservationId, code });
};

const settle =
  (kind: "commit" | "release"): Deed =>
  async (world, person, random) => {
    const claim = pick(random, world.claims);
    if (claim === undefined) return await reserve(world, person, random);
    const { code, reservationId } = claim;
    const path = `/partner/reservations/${reservationId}`;
    const options = { token: world.partner, headers: addressOf(random()) };
    const called = note(
      world,
      kind,
      await (kind === "commit" ? call("POST", `${path}/commit`, options) : call("DELETE", path, options)),
    );
    world.stampCalls.push({ kind, of: { code }, reservationId, called });
  };

export const commit = settle("commit");
export const release = settle("release");
