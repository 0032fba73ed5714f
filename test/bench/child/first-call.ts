import { answering, handlerOf } from "./loaded.ts";

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
 * which waits for nothing and for nobody else on the machine.
 */
answering(async () => {
  const event: unknown = JSON.parse(BENCH_EVENT);
  const before = process.cpuUsage();
  const handler = await handlerOf(BENCH_BUNDLE);
  await handler(event, context);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
});
