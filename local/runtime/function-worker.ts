import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { account } from "#local/account.ts";
import type { Caller, Callers } from "#local/proxy/callers.ts";
import type { FunctionModel } from "#local/template/model.ts";
import type { InvocationError, InvocationResult, WorkerMessage, WorkerStart } from "./protocol.ts";

export interface Job {
  readonly requestId: string;
  readonly event: string;
  readonly tag: string | undefined;
  readonly timeoutMs: number;
  readonly done: (result: InvocationResult) => void;
}

export interface WorkerOptions {
  readonly fn: FunctionModel;
  readonly callers: Callers;
  readonly proxyUrl: string;
  readonly logFile: string;
  /** Called when the worker can take a job, and when it has ended. */
  readonly onChange: () => void;
}

/** One execution environment: its own thread, its own access key, one invocation at a time. */
export class FunctionWorker {
  readonly #options: WorkerOptions;
  readonly #worker: Worker;
  readonly #caller: Caller;
  #state: "starting" | "idle" | "busy" | "ended" = "starting";
  #job: Job | undefined;
  #timer: NodeJS.Timeout | undefined;
  #initError: InvocationError | undefined;

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#caller = options.callers.register(options.fn, {
      invocation: () =>
        this.#job === undefined ? undefined : { requestId: this.#job.requestId, tag: this.#job.tag },
      kill: () => this.kill(),
    });
    this.#worker = new Worker(new URL("./worker.ts", import.meta.url), {
      workerData: startOf(options.fn, options.logFile),
      env: environmentOf(options.fn, this.#caller.accessKey, options.proxyUrl),
      // It writes to its log itself; nothing of it is for the terminal.
      stdout: true,
      stderr: true,
      execArgv: ["--disable-warning=ExperimentalWarning"],
      resourceLimits: { maxOldGenerationSizeMb: Math.max(128, options.fn.memoryMb) },
    });
    this.#worker.on("message", (message: WorkerMessage) => this.#onMessage(message));
    this.#worker.on("error", (error: Error) =>
      this.#fail({ errorType: "Runtime.ExitError", errorMessage: error.message, trace: [] }),
    );
    this.#worker.on("exit", () => this.#onExit());
  }

  get state(): "starting" | "idle" | "busy" | "ended" {
    return this.#state;
  }

  /** Why the bundle did not load; the next invocation gets it as its error, as in Lambda. */
  get initError(): InvocationError | undefined {
    return this.#initError;
  }

  run(job: Job): void {
    this.#state = "busy";
    this.#job = job;
    this.#timer = setTimeout(() => this.#onTimeout(job), job.timeoutMs);
    this.#worker.postMessage({
      requestId: job.requestId,
      event: job.event,
      deadlineMs: Date.now() + job.timeoutMs,
    });
  }

  /** Ends the thread at once; a running invocation fails. */
  kill(): void {
    this.#fail({
      errorType: "Runtime.ExitError",
      errorMessage: `RequestId: ${this.#job?.requestId ?? ""} Error: Runtime exited`,
      trace: [],
    });
    void this.stop();
  }

  async stop(): Promise<void> {
    this.#state = "ended";
    this.#options.callers.release(this.#caller.accessKey);
    await this.#worker.terminate();
  }

  #onTimeout(job: Job): void {
    this.#fail({
      errorType: "Sandbox.Timedout",
      errorMessage: `RequestId: ${job.requestId} Error: Task timed out after ${(job.timeoutMs / 1000).toFixed(2)} seconds`,
      trace: [],
    });
    void this.stop();
  }

  #onMessage(message: WorkerMessage): void {
    if (this.#state === "ended") return;
    switch (message.kind) {
      case "ready":
        this.#state = "idle";
        this.#options.onChange();
        return;
      case "init-error":
        this.#initError = message.error;
        void this.stop();
        this.#options.onChange();
        return;
      case "result":
        this.#finish({ ok: true, payload: message.payload });
        return;
      case "error":
        this.#finish({ ok: false, error: message.error });
        return;
    }
  }

  #finish(result: InvocationResult): void {
    const job = this.#job;
    this.#clear();
    this.#state = "idle";
    job?.done(result);
    this.#options.onChange();
  }

  #fail(error: InvocationError): void {
    const job = this.#job;
    this.#clear();
    if (this.#state === "starting") this.#initError = error;
    this.#state = "ended";
    job?.done({ ok: false, error });
  }

  #clear(): void {
    clearTimeout(this.#timer);
    this.#job = undefined;
  }

  #onExit(): void {
    if (this.#job !== undefined || this.#state === "starting") {
      this.#fail({
        errorType: "Runtime.ExitError",
        errorMessage: "Error: Runtime exited without providing a reason",
        trace: [],
      });
    }
    this.#state = "ended";
    this.#options.callers.release(this.#caller.accessKey);
    this.#options.onChange();
  }
}

function startOf(fn: FunctionModel, logFile: string): WorkerStart {
  const [file = "index", exportName = "handler"] = fn.handler.split(".");
  const path = ["mjs", "js", "cjs"]
    .map((ending) => join(fn.codeFolder, `${file}.${ending}`))
    .find((entry) => existsSync(entry));
  return {
    entry: pathToFileURL(path ?? join(fn.codeFolder, `${file}.mjs`)).href,
    exportName,
    functionName: fn.name,
    functionArn: fn.arn,
    memoryMb: fn.memoryMb,
    logFile,
  };
}

/** What Lambda sets, the template's variables, and the address of the proxy: nothing of this machine's environment. */
function environmentOf(fn: FunctionModel, accessKey: string, proxyUrl: string): Record<string, string> {
  return {
    AWS_REGION: account.region,
    AWS_DEFAULT_REGION: account.region,
    AWS_ACCESS_KEY_ID: accessKey,
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_LAMBDA_FUNCTION_NAME: fn.name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${fn.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: "local",
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    LAMBDA_TASK_ROOT: fn.codeFolder,
    _HANDLER: fn.handler,
    TZ: "UTC",
    ...fn.environment,
    AWS_ENDPOINT_URL: proxyUrl,
  };
}
