import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { actorSchema } from "#events/envelope.ts";
import type { AuditEntry } from "#shared/domain/audit/chain.ts";
import { EMPTY_HEAD } from "#shared/domain/audit/chain.ts";
import type { AuditStore } from "#shared/ports/audit-store.ts";
import { keys } from "./keys.ts";

const itemKeys = { pk: z.string(), sk: z.string() };
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A link as stored. */
export const auditEntryItemSchema = z.strictObject({
  ...itemKeys,
  sequence: z.int().positive(),
  eventId: z.string(),
  type: z.string(),
  subject: z.string(),
  actor: actorSchema,
  at: z.iso.datetime(),
  data: z.record(z.string(), z.unknown()),
  previousHash: hash,
  hash,
});

/** The end of a chain as stored. */
export const auditHeadItemSchema = z.strictObject({ ...itemKeys, sequence: z.int().positive(), hash });

/** A link out of its stored item. */
export const auditEntryOf = (item: unknown): AuditEntry => {
  const { sequence, eventId, type, subject, actor, at, data, previousHash, hash } =
    auditEntryItemSchema.parse(item);
  return { sequence, eventId, type, subject, actor, at, data, previousHash, hash };
};

/** Reasons that mean "somebody else was faster": read the head again. */
const contention = new Set([
  "ConditionalCheckFailed",
  "TransactionConflict",
  "ThrottlingError",
  "ProvisionedThroughputExceeded",
]);

/** The trail in a table of its own, which nothing may update or delete but a chain's head. */
export const dynamoAuditStore = (client: DynamoDBDocumentClient, tableName: string): AuditStore => ({
  head: async ({ postId, date }) => {
    const chain = keys.auditChain(postId, date);
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: keys.auditHead(chain), ConsistentRead: true }),
    );
    if (Item === undefined) return EMPTY_HEAD;
    const { sequence, hash } = auditHeadItemSchema.parse(Item);
    return { sequence, hash };
  },
  append: async ({ postId, date }, entry) => {
    const chain = keys.auditChain(postId, date);
    const isNew = { TableName: tableName, ConditionExpression: "attribute_not_exists(pk)" } as const;
    const first = entry.sequence === 1;
    const { sequence, hash } = entry;
    try {
      await client.send(
        new TransactWriteCommand({
          TransactItems: [
            // The marker: a second recording of the event is impossible, and the first is found by its id.
            { Put: { ...isNew, Item: { ...keys.auditEvent(entry.eventId), chain, sequence } } },
            { Put: { ...isNew, Item: { ...keys.auditEntry(chain, sequence), ...entry } } },
            {
              Put: {
                ...isNew,
                Item: { ...keys.auditHead(chain), sequence, hash },
                ...(!first && {
                  ConditionExpression: "#sequence = :sequence AND #hash = :hash",
                  ExpressionAttributeNames: { "#sequence": "sequence", "#hash": "hash" },
                  ExpressionAttributeValues: { ":sequence": sequence - 1, ":hash": entry.previousHash },
                }),
              },
            },
            // So that whoever anchors and verifies finds the chain; it says no more than its key.
            ...(first ? [{ Put: { TableName: tableName, Item: keys.auditDay(date, postId) } }] : []),
          ],
        }),
      );
      return "appended";
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? "");
      if (codes[0] === "ConditionalCheckFailed") return "recorded";
      if (codes.some((code) => contention.has(code))) return "contended";
      throw error;
    }
  },
});
