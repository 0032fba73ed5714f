import type { SQSClient } from "@aws-sdk/client-sqs";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import type { EventQueue } from "#shared/ports/event-queue.ts";

/** A queue of raw events. */
export const sqsEventQueue = (client: SQSClient, queueUrl: string): EventQueue => ({
  send: async (event) => {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(event) }));
  },
});
