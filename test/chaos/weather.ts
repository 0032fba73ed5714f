import type { FaultEffect } from "#local/proxy/faults.ts";
import { pick, seeded } from "#test/bench/random.ts";
import { platform } from "#test/local/support/platform.ts";
import type { Events } from "./events.ts";
import type { Blow } from "./plan.ts";

const SHORTEST_DELAY_MS = 50;
const DELAYS_MS = 500;
const effectOf = (kind: FaultEffect["kind"], dice: number): FaultEffect =>
  kind === "delay" ? { kind, ms: SHORTEST_DELAY_MS + (dice % DELAYS_MS) } : { kind };

/** How many earlier events are told again at once. */
const REPEATED = 15;

/** What befalls the platform, and what it came to. */
export class Weather {
  readonly #struck = new Map<string, number>();
  readonly #events: Events;

  constructor(events: Events) {
    this.#events = events;
  }

  async strike({ kind, function: name, times, dice }: Blow): Promise<void> {
    const { catcher, proxy } = platform();
    if (kind === "repeat-events") await this.#repeatEvents(dice);
    else if (kind === "messages-down") catcher.failing = true;
    else if (kind === "messages-up") catcher.failing = false;
    else proxy.faults.add({ function: name, times, effect: effectOf(kind, dice) });
    if (kind === "messages-down") this.#count("SMS and e-mail down", 1);
  }

  /** The faults end; tells how often each has struck. */
  clear(): Readonly<Record<string, number>> {
    const { catcher, proxy } = platform();
    catcher.failing = false;
    for (const { rule, fired } of proxy.faults.report()) this.#count(rule.effect.kind, fired);
    proxy.faults.clear();
    return Object.fromEntries(this.#struck);
  }

  #count(kind: string, times: number): void {
    this.#struck.set(kind, (this.#struck.get(kind) ?? 0) + times);
  }

  /** Tells some of all events so far once more, in another order: what a topic may do at any time. */
  async #repeatEvents(dice: number): Promise<void> {
    const random = seeded(dice);
    const all = await this.#events.soFar();
    const again = new Set(Array.from({ length: REPEATED }, () => pick(random, all) ?? ""));
    again.delete("");
    for (const event of again) await this.#events.tellAgain(event);
    this.#count("events told again, out of order", again.size);
  }
}
