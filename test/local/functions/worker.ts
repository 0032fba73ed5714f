import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";

/** Throw-away consumer of everything: streams publish, queues and schedules leave a mark in the table. */
const dynamodb = new DynamoDBClient({ maxAttempts: 1 });
const sns = new SNSClient({ maxAttempts: 1 });

interface AnyRecord {
  eventSource: string;
  messageId?: string;
  body?: string;
  attributes?: { ApproximateReceiveCount?: string };
  dynamodb?: { SequenceNumber: string; NewImage: { pk: { S: string } } };
}

const mark = (pk: string, text: string) =>
  dynamodb.send(
    new PutItemCommand({
      TableName: process.env["TABLE"] ?? "",
      Item: { pk: { S: pk }, sk: { S: "MARK" }, text: { S: text } },
    }),
  );

export const handler = async (event: {
  Records?: AnyRecord[];
  source?: string;
  awslogs?: { data: string };
}) => {
  if (event.source === "aws.events") return mark("SCHEDULE", "ran");
  if (event.awslogs !== undefined) return mark("RECEIPT", event.awslogs.data);
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of event.Records ?? []) {
    if (record.dynamodb !== undefined) {
      await sns.send(
        new PublishCommand({
          TopicArn: process.env["TOPIC_ARN"] ?? "",
          Message: record.dynamodb.NewImage.pk.S,
          MessageAttributes: { type: { DataType: "String", StringValue: "wanted" } },
        }),
      );
    } else if (
      record.body === "poison" ||
      (record.body === "twice" && record.attributes?.ApproximateReceiveCount === "1")
    ) {
      batchItemFailures.push({ itemIdentifier: record.messageId ?? "" });
    } else {
      await mark(`SEEN#${record.body}`, record.attributes?.ApproximateReceiveCount ?? "");
    }
  }
  return { batchItemFailures };
};
