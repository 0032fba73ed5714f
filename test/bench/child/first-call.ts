const { BENCH_BUNDLE = "", BENCH_EVENT = "{}" } = process.env;

const context = {
  awsRequestId: "00000000-0000-4000-8000-000000000000",
  functionName: "bench",
  functionVersion: "$LATEST",
  memoryLimitInMB: "512",
  invokedFunctionArn: "arn:aws:lambda:eu-west-3:000000000000:function:bench",
  getRemainingTimeInMillis: () => 5000,
};

type Handler = (event: unknown, context: unknown) => Promise<unknown>;
const isHandler = (value: unknown): value is Handler => typeof value === "function";

/**
 * A fresh environment: loads a bundle and calls it once; the processor time of both together in milliseconds,
 * which waits for nothing and for nobody else on the machine. It is bundled itself and imports nothing, so that
 * neither Node's reading of TypeScript nor a library has warmed anything before.
 */
const firstCall = async (): Promise<number> => {
  const event: unknown = JSON.parse(BENCH_EVENT);
  const before = process.cpuUsage();
  const bundle: unknown = await import(BENCH_BUNDLE);
  const handler: unknown = Reflect.get(Object(bundle), "handler");
  if (!isHandler(handler)) throw new Error(`${BENCH_BUNDLE} exports no handler`);
  await handler(event, context);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

process.once("message", () => {
  void firstCall().then((ms) => process.send?.(ms, () => process.disconnect()));
});
