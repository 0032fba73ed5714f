import { platform } from "#test/local/support/platform.ts";
import { commandsDone } from "#test/local/support/stored.ts";
import { eventually } from "#test/support/deadline.ts";
import { deadLetters, redrive } from "./dead-letters.ts";
import { letRefundsFallDue, unpaidRefunds } from "./refunds.ts";

const PATIENCE = { withinMs: 180_000, everyMs: 150 } as const;

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
}

/** Nothing on its way, twice in a row with as many commands. */
export const settled = async (): Promise<void> => {
  let before: number | undefined;
  await eventually(
    "rest: queues, outbox and messages",
    async () => {
      const now = await commandsDone();
      const same = now !== undefined && now === before;
      before = now;
      return same;
    },
    PATIENCE,
  );
};

/** At most so many refunds of one order wait for each other: three stamps, and payments of no use. */
const ROUNDS = 8;

/**
 * Lets the platform come to rest once nothing befalls it any more: what was set aside is handed back until only
 * `poisoned` messages are, the sweeps do what is due, and every event is where it belongs.
 */
export const comeToRest = async (poisoned: number): Promise<Rest> => {
  const began = performance.now();
  let redriven = 0;
  await eventually(
    "only the poisoned messages set aside",
    async () => {
      if ((await deadLetters()) > poisoned) redriven += (await redrive()).others;
      return (await commandsDone()) !== undefined && (await deadLetters()) === poisoned;
    },
    PATIENCE,
  );
  await sweep(sweeps);
  await settled();
  for (let round = 0; round < ROUNDS; round += 1) {
    const unpaid = await unpaidRefunds();
    if (unpaid.length === 0) break;
    await letRefundsFallDue(unpaid);
    await sweep(["stamps-sweep"]);
    await settled();
  }
  return { redriven, tookMs: performance.now() - began };
};
