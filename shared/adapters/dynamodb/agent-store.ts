import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { OnBehalfOf } from "#shared/domain/caller.ts";
import { WRONG_PAIRS_AN_HOUR } from "#shared/domain/mandate/mandate.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { ok } from "#shared/domain/result.ts";
import type { AgentActs, AgentAsked, AgentStore, Asking } from "#shared/ports/agent-store.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece, TransactItem } from "./piece.ts";
import { queryPartition } from "./query-partition.ts";

const itemKeys = { pk: z.string(), sk: z.string(), expiresAt: z.int() };

const askedItemSchema = z.strictObject({ ...itemKeys, staffId: z.string(), asked: z.int() });
const actsItemSchema = z.strictObject({
  ...itemKeys,
  staffId: z.string(),
  accountId: z.string(),
  mandates: z.int().default(0),
  acts: z.int().default(0),
  bookings: z.int().default(0),
});
const countSchema = z.union([actsItemSchema, askedItemSchema]);

const HOUR_SECONDS = 3_600;
/** Counts are kept for 400 days: a year, and the month compared with it. */
const RETENTION_SECONDS = 400 * 86_400;

const secondsOf = (now: number): number => Math.floor(now / 1000);
const monthOf = (now: number): string => new Date(now).toISOString().slice(0, 7);
const hourOf = (now: number): string => new Date(now).toISOString().slice(0, 13);

/** Without a condition, none can fail. */
const refusal = () => ({ code: "internal" }) as const;

/** Adds to what an agent did for one person this month; under 200 bytes, and nobody else's to wait for. */
const addActs = (
  table: string,
  { postId, staffId }: Asking,
  accountId: string,
  added: Readonly<Partial<Record<"mandates" | "acts" | "bookings", number>>>,
  now: number,
): DynamoPiece => ({
  write: {
    Update: {
      TableName: table,
      Key: keys.agentActs(postId, monthOf(now), staffId, accountId),
      UpdateExpression: `SET staffId = :staff, accountId = :account, expiresAt = :kept ADD ${Object.keys(
        added,
      )
        .map((name) => `${name} :${name}`)
        .join(", ")}`,
      ExpressionAttributeValues: {
        ":staff": staffId,
        ":account": accountId,
        ":kept": secondsOf(now) + RETENTION_SECONDS,
        ...Object.fromEntries(Object.entries(added).map(([name, count]) => [`:${name}`, count])),
      },
    },
  },
  refusal,
});

/** The count of one act for a citizen (R1). */
export const actPiece = (
  table: string,
  staffId: string,
  { accountId, postId }: OnBehalfOf,
  bookings: number,
  now: number,
): DynamoPiece => addActs(table, { postId, staffId }, accountId, { acts: 1, bookings }, now);

const giveBack = (table: string, staffId: string, now: number): TransactItem => ({
  Update: {
    TableName: table,
    Key: keys.asked(staffId, hourOf(now)),
    UpdateExpression: "ADD asked :back",
    ExpressionAttributeValues: { ":back": -1 },
  },
});

/** Counts of agents in the core table. */
export const dynamoAgentStore = (client: DynamoDBDocumentClient, table: string): AgentStore => ({
  ask: async ({ postId, staffId }, now) => {
    // The month's count has no limit: who asks on past the budget shows in the report.
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: keys.agentAsked(postId, monthOf(now), staffId),
        UpdateExpression: "SET staffId = :staff, expiresAt = :kept ADD asked :one",
        ExpressionAttributeValues: {
          ":staff": staffId,
          ":kept": secondsOf(now) + RETENTION_SECONDS,
          ":one": 1,
        },
      }),
    );
    try {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: keys.asked(staffId, hourOf(now)),
          UpdateExpression: "SET expiresAt = :kept ADD asked :one",
          ConditionExpression: "attribute_not_exists(asked) OR asked < :most",
          ExpressionAttributeValues: {
            ":kept": secondsOf(now) + 2 * HOUR_SECONDS,
            ":one": 1,
            ":most": WRONG_PAIRS_AN_HOUR,
          },
        }),
      );
      return ok(undefined);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return refuse("too-many-requests", {
        retryAfterSeconds: HOUR_SECONDS - (secondsOf(now) % HOUR_SECONDS),
      });
    }
  },
  grantedPieces: (asking, accountId, now): readonly DynamoPiece[] => [
    { write: giveBack(table, asking.staffId, now), refusal },
    addActs(table, asking, accountId, { mandates: 1 }, now),
  ],
  ofMonth: async (postId, month) => {
    const { pk } = keys.agentAsked(postId, month, "");
    const counts = await queryPartition(client, table, pk, (item) => countSchema.parse(item));
    return {
      asked: counts.flatMap((count): AgentAsked[] =>
        "asked" in count ? [{ staffId: count.staffId, asked: count.asked }] : [],
      ),
      acts: counts.flatMap((count): AgentActs[] => {
        if ("asked" in count) return [];
        const { staffId, accountId, mandates, acts, bookings } = count;
        return [{ staffId, accountId, mandates, acts, bookings }];
      }),
    };
  },
});
