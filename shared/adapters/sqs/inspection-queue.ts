import type { SQSClient } from "@aws-sdk/client-sqs";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import type { InspectionQueue } from "#shared/ports/inspection-queue.ts";

/** The queue of arrived files: what is put in has the shape of the storage's own event. */
export const sqsInspectionQueue = (client: SQSClient, queueUrl: string): InspectionQueue => ({
  ask: async ({ key, version }) => {
    const event = {
      source: "aws.s3",
      "detail-type": "Object Created",
      detail: { object: { key, "version-id": version } },
    };
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(event) }));
  },
});
