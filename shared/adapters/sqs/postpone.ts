import type { SQSClient } from "@aws-sdk/client-sqs";
import { ChangeMessageVisibilityCommand } from "@aws-sdk/client-sqs";

/** Keeps a message of a queue from view for so many seconds, 43,200 at most. */
export const sqsPostpone =
  (client: SQSClient, queueUrl: string) =>
  async (receiptHandle: string, seconds: number): Promise<void> => {
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queueUrl,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: seconds,
      }),
    );
  };
