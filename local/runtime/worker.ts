import { parentPort, workerData } from "node:worker_threads";
import type { InvocationError, InvokeMessage, WorkerMessage, WorkerStart } from "./protocol.ts";

/** Runs in a worker thread: loads one bundle as the Lambda runtime does, then one invocation after the other. */
type Handler = (event: unknown, context: object) => unknown;

const port = parentPort;
if (port === null) throw new Error("This file runs as a worker thread");
const start: WorkerStart = workerData;
const say = (message: WorkerMessage) => port.postMessage(message);

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

try {
  const module: Record<string, unknown> = await import(start.entry);
  const handler = module[start.exportName];
  if (typeof handler !== "function") throw new Error(`${start.entry} exports no function ${start.exportName}`);
  port.on("message", (message: InvokeMessage) => {
    void run((event, context): unknown => handler(event, context), message);
  });
  say({ kind: "ready" });
} catch (error) {
  process.stdout.write(`${JSON.stringify({ level: "ERROR", source: "runtime-init", ...describe(error) })}\n`);
  say({ kind: "init-error", error: describe(error) });
}
