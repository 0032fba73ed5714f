import { DynamoDBClient, TransactionConflictException } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/**
 * A plain write that meets a transaction on its item is refused, and the SDK takes that for the caller's fault.
 * It is a matter of milliseconds: a press for a slot in which somebody confirms would otherwise fail.
 */
const retryConflicts = (client: DynamoDBClient): DynamoDBClient => {
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        if (error instanceof TransactionConflictException) error.$retryable = { throttling: false };
        throw error;
      }
    },
    // Within the retries of this step.
    { step: "finalizeRequest", priority: "low", name: "retryConflicts" },
  );
  return client;
};

/**
 * The document client every function shares. A call that has not answered in a second is dead: the attempts
 * (with the SDK's jittered backoff) then fit in a request of a few seconds. SDK retries repeat the same
 * transaction token, so a timeout after the write was applied does not apply it twice.
 */
export const dynamoClient = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    retryConflicts(
      new DynamoDBClient({
        maxAttempts: 4,
        requestHandler: { requestTimeout: 2_000, connectionTimeout: 1_000, throwOnRequestTimeout: true },
      }),
    ),
    { marshallOptions: { removeUndefinedValues: true } },
  );
