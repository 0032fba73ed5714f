import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { DeleteCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { WaitingMessages } from "#shared/ports/waiting-messages.ts";
import { keys } from "./keys.ts";

const itemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  at: z.iso.datetime(),
  eventId: z.string(),
  event: z.unknown(),
});

/** Waiting messages in the core table: one partition in order of time; a night's of a whole network fit one's rate. */
export const dynamoWaitingMessages = (client: DynamoDBDocumentClient, table: string): WaitingMessages => ({
  put: async (message) => {
    const Item = itemSchema.parse({ ...keys.messageDue(message.at, message.eventId), ...message });
    await client.send(new PutCommand({ TableName: table, Item }));
  },
  due: async (now, limit) => {
    // A millisecond later, so that what is due at this very moment is due.
    const { pk, sk: end } = keys.messageDue(new Date(now + 1).toISOString(), "");
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk AND sk < :end",
        ExpressionAttributeValues: { ":pk": pk, ":end": end },
        ConsistentRead: true,
        Limit: limit,
      }),
    );
    return Items.map((item) => {
      const { at, eventId, event } = itemSchema.parse(item);
      return { at, eventId, event };
    });
  },
  forget: async ({ at, eventId }) => {
    await client.send(new DeleteCommand({ TableName: table, Key: keys.messageDue(at, eventId) }));
  },
});
