import { seed } from "./seed.ts";

/** Together the model tests do 10,000 commands in the gate; more on demand, in proportion. */
const GATE = 10_000;
const factor = Math.max(1, Number(process.env["WISAL_MODEL_COMMANDS"] ?? GATE) / GATE);

/** Worlds at once: more would only wait for the emulator. */
const AT_ONCE = 8;

console.info(`seed ${seed}: WISAL_SEED=${seed} runs the same commands again`);

/** How the tests of random commands run: `WISAL_SEED` repeats one, `WISAL_MODEL_COMMANDS` makes it longer. */
export const modelRun = {
  settings: { seed },
  /** So many of the gate's run, in proportion to what is asked for. */
  steps: (inGate: number): number => Math.ceil(inGate * factor),
  /** Lives them side by side, some at once; what fails first fails all, once the others have ended. */
  each: async <T>(items: readonly T[], live: (item: T) => Promise<void>): Promise<void> => {
    const queue = items.values();
    const workers = Array.from({ length: AT_ONCE }, async () => {
      for (const item of queue) await live(item);
    });
    const ended = await Promise.allSettled(workers);
    for (const result of ended) if (result.status === "rejected") throw result.reason;
  },
} as const;
