import type { Item } from "#local/drill/invariants.ts";
import { pick, seeded } from "#test/bench/random.ts";
import { redrive } from "../dead-letters.ts";
import type { Events } from "../events.ts";
import type { Finding } from "../report.ts";
import { comeToRest, settled } from "../rest.ts";
import type { World } from "../world.ts";
import { readStored, type Stored, under } from "./stored.ts";

/** Notes of reading and counting that are made anew each time, and say the same. */
const retold = (item: Item): boolean => /^(MSG#LAST|OUTLOOK|DAYS)/.test(String(item["pk"]));

/** Rows of the waiting list whose request waits no longer: whoever reads the line next clears them away. */
const straysIn = (core: readonly Item[]): ReadonlySet<Item> => {
  const waiting = new Set(
    core.flatMap(({ requestId, waiting: entry }) => (entry === undefined ? [] : [requestId])),
  );
  return new Set(under(core, "WAIT#").filter(({ requestId }) => !waiting.has(requestId)));
};

const contentOf = ({ core, stamps, audit }: Stored): ReadonlyMap<string, string> => {
  const strays = straysIn(core);
  return new Map(
    [...core, ...stamps, ...audit]
      .filter((item) => !retold(item) && !strays.has(item))
      .map((item) => [
        `${String(item["pk"])} ${String(item["sk"])}`,
        JSON.stringify(Object.entries(item).toSorted(([one], [other]) => one.localeCompare(other))),
      ]),
  );
};

const differences = (before: Stored, after: Stored): readonly string[] => {
  const [was, is] = [contentOf(before), contentOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((name) => was.get(name) !== is.get(name))
    .map((name) => `${name} was ${was.get(name) ?? "not there"} and is ${is.get(name) ?? "not there"}`);
};

/** How much is told again. */
export interface Again {
  readonly events: number;
  /** How many are handed back and left to die once more, which takes as long as they are tried. */
  readonly deadLetters: number;
}

/** What is told or handed back twice more changes nothing: not an item, not a message (N1). */
export const againFinding = async (
  world: World,
  events: Events,
  stored: Stored,
  { events: most, deadLetters }: Again,
  dice: number,
): Promise<Finding> => {
  const random = seeded(dice);
  const all = await events.soFar();
  const chosen = new Set(Array.from({ length: most }, () => pick(random, all) ?? ""));
  chosen.delete("");
  world.mail.collect();
  const sent = world.mail.caught.size;
  for (const event of [...chosen, ...chosen]) await events.tellAgain(event);
  await settled();
  for (let time = 0; deadLetters > 0 && time < 2; time += 1) {
    await redrive();
    await comeToRest(deadLetters);
  }
  world.mail.collect();
  const more = world.mail.caught.size - sent;
  return {
    invariant: "What is told again, or handed back from the dead letters, changes nothing (N1)",
    of: `${chosen.size} events and ${deadLetters} dead letters, twice each`,
    breaches: [
      ...differences(stored, await readStored(world)),
      ...(more === 0 ? [] : [`${more} messages more`]),
    ],
  };
};
