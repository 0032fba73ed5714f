import { openSync, writeSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { type JsonObject, num, obj, str, toJson } from "../json.ts";
import type { InvocationError, InvokeMessage, WorkerMessage, WorkerStart } from "./protocol.ts";

/** Runs in a worker thread: loads one bundle as the Lambda runtime does, then one invocation after the other. */
type Handler = (event: unknown, context: object) => unknown;

const port = parentPort;
if (port === null) throw new Error("This file runs as a worker thread");
const start = startOf(obj(toJson(workerData)));
const say = (message: WorkerMessage) => port.postMessage(message);

function startOf(given: JsonObject): WorkerStart {
  return {
    entry: str(given["entry"]),
    exportName: str(given["exportName"]),
    functionName: str(given["functionName"]),
    functionArn: str(given["functionArn"]),
    memoryMb: num(given["memoryMb"], 128),
    logFile: str(given["logFile"]),
  };
}

type Written = (error?: Error | null) => void;

/**
 * Lines go to the file from here: handed to the main thread they would wake it twice for each. Written at once,
 * they are there before the answer is, and whatever becomes of the thread.
 */
function keepLogs(file: string): void {
  const log = openSync(file, "a");
  const write = (
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | Written,
    written: Written | undefined = typeof encoding === "function" ? encoding : undefined,
  ): boolean => {
    writeSync(log, typeof chunk === "string" ? Buffer.from(chunk) : chunk);
    written?.();
    return true;
  };
  process.stdout.write = write;
  process.stderr.write = write;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === "function";
}

/** One export of a module of which nothing is known. */
function exportOf(module: unknown, name: string): unknown {
  return typeof module === "object" && module !== null ? Reflect.get(module, name) : undefined;
}

function describe(error: unknown): InvocationError {
  if (error instanceof Error) {
    return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? "").split("\n") };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

function contextOf(message: InvokeMessage): object {
  return {
    awsRequestId: message.requestId,
    functionName: start.functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: start.functionArn,
    memoryLimitInMB: String(start.memoryMb),
    logGroupName: `/aws/lambda/${start.functionName}`,
    logStreamName: "local",
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, message.deadlineMs - Date.now()),
  };
}

async function run(handler: Handler, message: InvokeMessage): Promise<void> {
  try {
    const event: unknown = JSON.parse(message.event);
    const result = await handler(event, contextOf(message));
    say({ kind: "result", requestId: message.requestId, payload: JSON.stringify(result) ?? "null" });
  } catch (error) {
    // Lambda writes uncaught errors of a handler to the log by itself.
    process.stdout.write(`${JSON.stringify({ level: "ERROR", source: "runtime", ...describe(error) })}\n`);
    say({ kind: "error", requestId: message.requestId, error: describe(error) });
  }
}

keepLogs(start.logFile);

try {
  const handler = exportOf(await import(start.entry), start.exportName);
  if (!isHandler(handler)) throw new Error(`${start.entry} exports no function ${start.exportName}`);
  port.on("message", (message: InvokeMessage) => {
    void run(handler, message);
  });
  say({ kind: "ready" });
} catch (error) {
  process.stdout.write(`${JSON.stringify({ level: "ERROR", source: "runtime-init", ...describe(error) })}\n`);
  say({ kind: "init-error", error: describe(error) });
}
