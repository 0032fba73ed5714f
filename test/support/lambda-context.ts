import type { Context } from "aws-lambda";
import * as z from "zod";

/** The context of an invocation, with what a handler may use of it. */
export const lambdaContext = (functionName: string): Context =>
  // The type still demands the callbacks of Node 0.10, which no handler here may touch.
  z.custom<Context>().parse({
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: "1",
    invokedFunctionArn: `arn:aws:lambda:eu-west-3:000000000000:function:${functionName}`,
    memoryLimitInMB: "512",
    awsRequestId: "3f0c7f4e-5a0e-4d7c-8b57-000000000001",
    logGroupName: `/aws/lambda/wisal-${functionName}`,
    logStreamName: "test",
    getRemainingTimeInMillis: () => 10_000,
  });
