import { randomUUID } from "node:crypto";
import type { Callers } from "#local/proxy/callers.ts";
import type { FunctionModel } from "#local/template/model.ts";
import { FunctionWorker, type Job } from "./function-worker.ts";
import type { InvocationResult } from "./protocol.ts";

export interface PoolOptions {
  readonly fn: FunctionModel;
  readonly callers: Callers;
  readonly proxyUrl: string;
  readonly maxWorkers: number;
  readonly logFile: string;
}

/** The execution environments of one function: scaled out under load, replaced after a crash. */
export class FunctionPool {
  readonly #options: PoolOptions;
  #workers: FunctionWorker[] = [];
  readonly #waiting: Job[] = [];
  #stopped = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  get fn(): FunctionModel {
    return this.#options.fn;
  }

  invoke(event: unknown, tag?: string): Promise<InvocationResult> {
    return new Promise((done) => {
      this.#waiting.push({
        requestId: randomUUID(),
        event: JSON.stringify(event),
        tag,
        timeoutMs: this.fn.timeoutMs,
        done,
      });
      this.#pump();
    });
  }

  /** Kills the environments at work, or where none works all that are warm. */
  kill(): number {
    const busy = this.#workers.filter((worker) => worker.state === "busy");
    const victims = busy.length > 0 ? busy : [...this.#workers];
    for (const worker of victims) worker.kill();
    this.#pump();
    return victims.length;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const job of this.#waiting.splice(0)) {
      job.done({
        ok: false,
        error: { errorType: "Runtime.Stopped", errorMessage: "The local run is stopping", trace: [] },
      });
    }
    await Promise.all(this.#workers.map((worker) => worker.stop()));
  }

  #pump(): void {
    if (this.#stopped) return;
    const failed = this.#workers.find((worker) => worker.state === "ended" && worker.initError !== undefined);
    this.#workers = this.#workers.filter((worker) => worker.state !== "ended");
    if (failed?.initError !== undefined) this.#waiting.shift()?.done({ ok: false, error: failed.initError });
    for (const worker of this.#workers) {
      if (worker.state !== "idle") continue;
      const job = this.#waiting.shift();
      if (job === undefined) return;
      worker.run(job);
    }
    const starting = this.#workers.filter((worker) => worker.state === "starting").length;
    const room = this.#options.maxWorkers - this.#workers.length;
    for (let more = Math.min(this.#waiting.length - starting, room); more > 0; more -= 1) {
      this.#workers.push(this.#startWorker());
    }
  }

  #startWorker(): FunctionWorker {
    return new FunctionWorker({
      fn: this.fn,
      callers: this.#options.callers,
      proxyUrl: this.#options.proxyUrl,
      logFile: this.#options.logFile,
      onChange: () => this.#pump(),
    });
  }
}
