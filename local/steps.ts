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
