import type { SNSClient } from "@aws-sdk/client-sns";
import { PublishBatchCommand } from "@aws-sdk/client-sns";
import type { Envelope } from "#events/envelope.ts";
import type { EventPublisher } from "#shared/ports/event-publisher.ts";

/** The most entries SNS takes in one call; ten of our events are a fiftieth of its 256 KB. */
const BATCH = 10;

const attribute = (value: string) => ({ DataType: "String", StringValue: value });

const inBatches = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  );

/** The topic of all events; subscriptions filter on the attributes `type` and `postid`. */
export const snsEventTopic = (client: SNSClient, topicArn: string): EventPublisher => {
  const publishBatch = async (events: readonly Envelope[]): Promise<readonly string[]> => {
    const answer = await client.send(
      new PublishBatchCommand({
        TopicArn: topicArn,
        PublishBatchRequestEntries: events.map((event, index) => ({
          Id: String(index),
          Message: JSON.stringify(event),
          MessageAttributes: {
            type: attribute(event.type),
            ...(event.postid !== undefined && { postid: attribute(event.postid) }),
          },
        })),
      }),
    );
    const taken = new Set((answer.Successful ?? []).map(({ Id }) => Id));
    return events.filter((_, index) => !taken.has(String(index))).map(({ id }) => id);
  };
  return {
    publish: async (events) => {
      const outcomes = await Promise.allSettled(inBatches(events).map((batch) => publishBatch(batch)));
      return outcomes.flatMap((outcome, index) =>
        outcome.status === "fulfilled" ? outcome.value : (inBatches(events)[index] ?? []).map(({ id }) => id),
      );
    },
  };
};
