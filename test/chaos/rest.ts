import { platform } from "#test/local/support/platform.ts";
import { commandsDone } from "#test/local/support/stored.ts";
import { eventually } from "#test/support/deadline.ts";
import { deadLetters, redrive } from "./dead-letters.ts";
import { letRefundsFallDue, unpaidRefunds } from "./refunds.ts";

const PATIENCE_MS = 180_000;
const EVERY_MS = 150;

/** What time alone does. */
const sweeps = ["offers-sweep", "appointments-sweep", "stamps-sweep", "messages-sweep"] as const;

const sweep = async (names: readonly string[]): Promise<void> => {
  for (const name of names) {
    const { ok } = await platform().runtime.invokeAsync(name, {});
    if (!ok) throw new Error(`${name} failed with nothing against it`);
  }
};

/** What it took. */
export interface Rest {
  /** How many messages were handed back from the dead letters, the poison apart. */
  readonly redriven: number;
  readonly tookMs: number;
  /** Why it did not come to rest; absent where it did. */
  readonly never?: string;
}

/** Nothing on its way, twice in a row with as many commands. */
export const settled = async (withinMs = PATIENCE_MS): Promise<void> => {
  let before: number | undefined;
  await eventually(
    "rest: queues, outbox and messages",
    async () => {
      const now = await commandsDone();
      const same = now !== undefined && now === before;
      before = now;
      return same;
    },
    { withinMs, everyMs: EVERY_MS },
  );
};

/** At most so many refunds of one order wait for each other: three stamps, and payments of no use. */
const ROUNDS = 8;

/** Hands back what was set aside, again and again, until only `poisoned` messages are. Tells how much it was. */
const redriveAll = async (poisoned: number, withinMs: number): Promise<number> => {
  let redriven = 0;
  await eventually(
    "only the poisoned messages set aside",
    async () => {
      if ((await deadLetters()) > poisoned) redriven += (await redrive()).others;
      return (await commandsDone()) !== undefined && (await deadLetters()) === poisoned;
    },
    { withinMs, everyMs: EVERY_MS },
  );
  return redriven;
};

/** What time alone does: sweeps, and the quarters of an hour between refunds of one order. */
const letTimePass = async (withinMs: number): Promise<void> => {
  await sweep(sweeps);
  await settled(withinMs);
  for (let round = 0; round < ROUNDS; round += 1) {
    const unpaid = await unpaidRefunds();
    if (unpaid.length === 0) break;
    await letRefundsFallDue(unpaid);
    await sweep(["stamps-sweep"]);
    await settled(withinMs);
  }
};

/**
 * Lets the platform come to rest once nothing befalls it any more: what was set aside is handed back until only
 * `poisoned` messages are, the sweeps do what is due, and every event is where it belongs; or tells why it did not.
 */
export const comeToRest = async (poisoned: number, withinMs = PATIENCE_MS): Promise<Rest> => {
  const began = performance.now();
  let redriven = 0;
  let never: string | undefined;
  try {
    redriven = await redriveAll(poisoned, withinMs);
    await letTimePass(withinMs);
  } catch (error) {
    never = String(error);
  }
  return { redriven, tookMs: performance.now() - began, ...(never !== undefined && { never }) };
};
