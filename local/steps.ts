/** One line per step with its time, so that nobody wonders whether the start still lives. */
export class Steps {
  readonly #quiet: boolean;
  readonly #started = performance.now();

  constructor(quiet: boolean) {
    this.#quiet = quiet;
  }

  /** Runs a step; `detail` may tell what came of it. */
  async run<T>(name: string, step: () => Promise<T>, detail?: (result: T) => string): Promise<T> {
    const started = performance.now();
    // On a terminal the step under way is named at once, and its line is written over when it is done.
    if (!this.#quiet && process.stdout.isTTY) process.stdout.write(`      …  ${name}\r`);
    const result = await step();
    const told = detail?.(result);
    this.say(
      `${seconds(performance.now() - started).padStart(7)}  ${name}${told === undefined ? "" : ` · ${told}`}`,
    );
    return result;
  }

  say(line: string): void {
    if (!this.#quiet) console.log(line);
  }

  /** Since the first step. */
  get elapsed(): string {
    return seconds(performance.now() - this.#started);
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** Schedules have much to make the first time; nobody has to wait for all of it. */
const PATIENCE_MS = 20_000;

/** What came of the schedules, or that they go on. */
export async function patiently(schedules: Promise<readonly string[]>): Promise<string> {
  const told = schedules.then((failed) => (failed.length === 0 ? "all ran" : `failed: ${failed.join(", ")}`));
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve("still running, go ahead"), PATIENCE_MS);
  });
  return Promise.race([told, enough]).finally(() => clearTimeout(timer));
}
