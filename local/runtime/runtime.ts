import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import type { Callers } from "#local/proxy/callers.ts";
import type { FunctionModel } from "#local/template/model.ts";
import { FunctionPool } from "./function-pool.ts";
import type { InvocationResult } from "./protocol.ts";

export interface RuntimeOptions {
  readonly functions: readonly FunctionModel[];
  readonly callers: Callers;
  readonly proxyUrl: string;
  readonly maxWorkers: number;
  readonly logFolder: string;
}

/** Plays Lambda: every function of the templates, each invocation in a worker thread of its own. */
export class Runtime {
  readonly #pools = new Map<string, FunctionPool>();

  constructor(options: RuntimeOptions) {
    mkdirSync(options.logFolder, { recursive: true });
    for (const fn of options.functions) {
      const logFile = join(options.logFolder, `${fn.shortName}.log`);
      // A function that nobody called has a log too, an empty one.
      closeSync(openSync(logFile, "a"));
      const { callers, proxyUrl, maxWorkers } = options;
      this.#pools.set(fn.name, new FunctionPool({ fn, callers, proxyUrl, maxWorkers, logFile }));
    }
  }

  get functions(): FunctionModel[] {
    return [...this.#pools.values()].map((pool) => pool.fn);
  }

  /** By name, short name or ARN. Waits for the result. `tag` groups the calls of a request in the meter. */
  invoke(functionName: string, event: unknown, tag?: string): Promise<InvocationResult> {
    return this.#pool(functionName).invoke(event, tag);
  }

  /** As Lambda does for events: two more attempts after an error, then the event is dropped. */
  async invokeAsync(functionName: string, event: unknown): Promise<InvocationResult> {
    for (let attempt = 1; ; attempt += 1) {
      const result = await this.invoke(functionName, event);
      if (result.ok || attempt === 3 || result.error.errorType === "Runtime.Stopped") return result;
      await new Promise((resolve) => setTimeout(resolve, attempt * 1000));
    }
  }

  /** Ends the function's busy environments (or the warm ones); tells how many. */
  killWorker(functionName: string): number {
    return this.#pool(functionName).kill();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.stop()));
  }

  #pool(functionName: string): FunctionPool {
    const pool =
      this.#pools.get(functionName) ??
      [...this.#pools.values()].find(({ fn }) => fn.shortName === functionName || fn.arn === functionName);
    if (pool === undefined) throw new Error(`No function ${functionName} in the templates`);
    return pool;
  }
}
