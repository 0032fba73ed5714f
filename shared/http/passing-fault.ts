import * as z from "zod";

/** What is thrown through the AWS SDK: how often it tried, and what it makes of the error. */
const sdkErrorSchema = z.object({
  $metadata: z.object({ attempts: z.int() }),
  $fault: z.string().optional(),
  $retryable: z.unknown().optional(),
  name: z.string(),
  code: z.unknown().optional(),
});

/** A lost connection, a timeout or a throttle, by the name or code that Node, the SDK or the service gives it. */
const passing = new Set<unknown>([
  ...["ECONNRESET", "ECONNREFUSED", "EPIPE", "ETIMEDOUT", "EAI_AGAIN", "TimeoutError"],
  ...["ThrottlingException", "ProvisionedThroughputExceededException", "RequestLimitExceeded", "SlowDown"],
]);

/**
 * Whether an error is one that passes: the SDK took it for such and tried again, or would have but for its budget of
 * retries, which an environment that met many faults has spent. The caller is told to repeat the command, whose
 * record or condition tells whether it was carried out (E1).
 */
export const isPassing = (error: unknown): boolean => {
  const { success, data } = sdkErrorSchema.safeParse(error);
  if (success && data.$metadata.attempts >= 2) return true;
  if (success && (data.$fault === "server" || data.$retryable !== undefined)) return true;
  if (success && (passing.has(data.name) || passing.has(data.code))) return true;
  // Secrets come through a library that wraps what the SDK said.
  return error instanceof Error && error.cause !== undefined && isPassing(error.cause);
};
