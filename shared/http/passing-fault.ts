import * as z from "zod";

/** How the AWS SDK marks an error after which it tried again: a throttle, a conflict, a lost connection, a timeout. */
const retriedSchema = z.object({ $metadata: z.object({ attempts: z.int().min(2) }) });

/**
 * Whether an error is one that passes: the SDK took it for such and gave up only for want of time. The caller
 * is told to repeat the command, whose record or condition tells whether it was carried out (E1).
 */
export const isPassing = (error: unknown): boolean =>
  retriedSchema.safeParse(error).success ||
  // Secrets come through a library that wraps what the SDK said.
  (error instanceof Error && error.cause !== undefined && isPassing(error.cause));
