const { BENCH_BUNDLE = "", BENCH_EVENT = "{}" } = process.env;

const context = {
  awsRequestId: "00000000-0000-4000-8000-000000000000",
  functionName: "bench",
  functionVersion: "$LATEST",
  memoryLimitInMB: "512",
  invokedFunctionArn: "arn:aws:lambda:eu-west-3:000000000000:function:bench",
  getRemainingTimeInMillis: () => 5000,
};

/**
 * A fresh environment: loads a bundle and calls it once; the processor time of both together in milliseconds,
 * which waits for nothing and for nobody else on the machine. It is bundled itself and imports nothing, so that
 * neither Node's reading of TypeScript nor a library has warmed anything before.
 */
process.once("message", async () => {
  const event: unknown = JSON.parse(BENCH_EVENT);
  const before = process.cpuUsage();
  const bundle: { readonly handler: (...call: readonly unknown[]) => Promise<unknown> } = await import(
    BENCH_BUNDLE
  );
  await bundle.handler(event, context);
  const { user, system } = process.cpuUsage(before);
  process.send?.((user + system) / 1000, () => process.disconnect());
});
