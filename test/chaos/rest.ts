import { setTimeout as pause } from "node:timers/promises";
import { platform } from "#test/local/support/platform.ts";
import { commandsDone, everything } from "#test/local/support/stored.ts";
import { deadLetters, redrive } from "./dead-letters.ts";
import { letRefundsFallDue, unpaidRefunds } from "./refunds.ts";

/**
 * What has not moved for so long never will: half a minute longer than a queue hides what a refund's payment broke
 * off at, six times its 60 s; messages come again after 180 s.
 */
const STILL_MS = 390_000;
const EVERY_MS = 250;

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

/** Grows as long as events are recorded and messages come to their end. */
const progress = async (): Promise<number> => {
  const [core, audit] = await Promise.all([everything("core"), everything("audit")]);
  const ended = core.filter(({ sk, state }) => sk === "MSG" && (state === "delivered" || state === "failed"));
  return audit.length + ended.length;
};

/** Waits until it is so, for as long as anything moves. @throws when nothing has for a long time. */
const onceMoved = async (what: string, isSo: () => Promise<boolean>): Promise<void> => {
  let [reached, movedMs] = [-1, performance.now()];
  while (!(await isSo())) {
    const now = await progress();
    if (now > reached) [reached, movedMs] = [now, performance.now()];
    if (performance.now() - movedMs > STILL_MS) throw new Error(`${what}: nothing moves any more`);
    await pause(EVERY_MS);
  }
};

/** Nothing on its way, twice in a row with as many commands. */
export const settled = async (): Promise<void> => {
  let before: number | undefined;
  await onceMoved("rest: queues, outbox and messages", async () => {
    const now = await commandsDone();
    const same = now !== undefined && now === before;
    before = now;
    return same;
  });
};

/** At most so many refunds of one order wait for each other: three stamps, and payments of no use. */
const ROUNDS = 8;

/** Hands back what was set aside, again and again, until only `poisoned` messages are. Tells how much it was. */
const redriveAll = async (poisoned: number): Promise<number> => {
  let redriven = 0;
  await onceMoved("only the poisoned messages set aside", async () => {
    if ((await deadLetters()) > poisoned) redriven += (await redrive()).others;
    return (await commandsDone()) !== undefined && (await deadLetters()) === poisoned;
  });
  return redriven;
};

/** What time alone does: sweeps, and the quarters of an hour between refunds of one order. */
const letTimePass = async (): Promise<void> => {
  await sweep(sweeps);
  await settled();
  for (let round = 0; round < ROUNDS; round += 1) {
    const unpaid = await unpaidRefunds();
    if (unpaid.length === 0) break;
    await letRefundsFallDue(unpaid);
    await sweep(["stamps-sweep"]);
    await settled();
  }
  // A row whose refund was paid while it was put off is met by the next run.
  await sweep(["stamps-sweep"]);
  await settled();
};

/**
 * Lets the platform come to rest once nothing befalls it any more: what was set aside is handed back until only
 * `poisoned` messages are, the sweeps do what is due, and every event is where it belongs; or tells why it did not.
 */
export const comeToRest = async (poisoned: number): Promise<Rest> => {
  const began = performance.now();
  let redriven = 0;
  let never: string | undefined;
  try {
    redriven = await redriveAll(poisoned);
    await letTimePass();
  } catch (error) {
    never = String(error);
  }
  return { redriven, tookMs: performance.now() - began, ...(never !== undefined && { never }) };
};
