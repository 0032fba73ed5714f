import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Budget } from "#shared/domain/budget.ts";
import { windowOf } from "#shared/domain/budget.ts";
import type { CodePieces, SignInStore } from "#shared/ports/sign-in-store.ts";
import type { Key } from "./keys.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";

const codeSchema = z.object({ until: z.number() });
const takenSchema = z.object({ taken: z.int() });

/** Counts outlive their window by an hour. */
const KEPT_SECONDS = 3_600;
/** So many budgets that are spent are remembered; each is a few dozen bytes. */
const REMEMBERED = 10_000;

const failedCondition = (error: unknown): false => {
  if (error instanceof ConditionalCheckFailedException) return false;
  throw error;
};

/**
 * Sign-ins in the core table: a small item for each budget and window, and one for each live code. The write that
 * counts is the judge. A budget that is spent is remembered until its window ends, so that a bot past it costs nothing.
 */
export const dynamoSignInStore = (
  client: DynamoDBDocumentClient,
  table: string,
): SignInStore & CodePieces => {
  /** By window: until when (epoch ms) it is spent. */
  const spent = new Map<string, number>();
  const keyOf = (scope: string, name: string, budget: Budget, now: number): Key =>
    keys.signInCount(scope, name, new Date(windowOf(budget, now)).toISOString());

  const isSpent = ({ pk, sk }: Key, now: number): boolean => (spent.get(`${pk}|${sk}`) ?? 0) > now;

  /** Deletes a code on the condition that it is there, and its time not over. */
  const use = (name: string, digest: string, now: number) => ({
    TableName: table,
    Key: keys.signInCode(name, digest),
    ConditionExpression: "#until > :now",
    ExpressionAttributeNames: { "#until": "until" },
    ExpressionAttributeValues: { ":now": now },
  });

  return {
    isSpent: (scope, name, budget, now) => isSpent(keyOf(scope, name, budget, now), now),
    take: async (scope, name, budget, now) => {
      const key = keyOf(scope, name, budget, now);
      if (isSpent(key, now)) return undefined;
      const { most, windowSeconds } = budget;
      const ends = windowOf(budget, now) + windowSeconds * 1000;
      try {
        const { Attributes } = await client.send(
          new UpdateCommand({
            TableName: table,
            Key: key,
            UpdateExpression: "SET expiresAt = :kept ADD taken :one",
            ConditionExpression: "attribute_not_exists(taken) OR taken < :most",
            ExpressionAttributeValues: { ":one": 1, ":most": most, ":kept": ends / 1000 + KEPT_SECONDS },
            ReturnValues: "UPDATED_NEW",
          }),
        );
        return most - takenSchema.parse(Attributes).taken;
      } catch (error) {
        failedCondition(error);
        if (spent.size >= REMEMBERED) spent.clear();
        spent.set(`${key.pk}|${key.sk}`, ends);
        return undefined;
      }
    },
    give: async (scope, name, budget, now) => {
      await client
        .send(
          new UpdateCommand({
            TableName: table,
            Key: keyOf(scope, name, budget, now),
            UpdateExpression: "ADD taken :one",
            ConditionExpression: "taken > :none",
            ExpressionAttributeValues: { ":one": -1, ":none": 0 },
          }),
        )
        .catch(failedCondition);
    },
    keep: async (name, digest, until) => {
      const item = { ...keys.signInCode(name, digest), until, expiresAt: Math.ceil(until / 1000) };
      await client.send(new PutCommand({ TableName: table, Item: item }));
    },
    redeem: async (name, digest, now) =>
      await client
        .send(new DeleteCommand(use(name, digest, now)))
        .then(() => true)
        .catch(failedCondition),
    isLive: async (name, digest, now) => {
      const get = new GetCommand({
        TableName: table,
        Key: keys.signInCode(name, digest),
        ConsistentRead: true,
      });
      const { Item } = await client.send(get);
      return Item !== undefined && codeSchema.parse(Item).until > now;
    },
    redeemPiece: (name, digest, now): DynamoPiece => ({
      write: { Delete: use(name, digest, now) },
      refusal: () => ({ code: "code-wrong" }),
    }),
  };
};
