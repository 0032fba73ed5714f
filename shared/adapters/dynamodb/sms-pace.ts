import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Clock } from "#shared/ports/clock.ts";
import type { SmsPace } from "#shared/ports/sms-pace.ts";
import { keys } from "./keys.ts";

/** A message claimed must be handed over within moments (deliver-once.ts): two seconds of waiting leave it time. */
const SECONDS_AHEAD = 2;
const KEPT_SECONDS = 3_600;

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/**
 * Turns in the core table: an item for each second, which so many SMS may count themselves in. AWS's own limit is for
 * all senders of an account together, and what is past it is refused, tried again and late.
 */
export const dynamoSmsPace = (
  client: DynamoDBDocumentClient,
  table: string,
  perSecond: number,
  clock: Clock,
  wait: (milliseconds: number) => Promise<void> = pause,
): SmsPace => {
  const take = async (second: number): Promise<boolean> => {
    try {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: keys.smsTurn(second),
          UpdateExpression: "SET expiresAt = :kept ADD taken :one",
          ConditionExpression: "attribute_not_exists(taken) OR taken < :most",
          ExpressionAttributeValues: { ":one": 1, ":most": perSecond, ":kept": second + KEPT_SECONDS },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
  return {
    turn: async () => {
      const first = Math.floor(clock.now() / 1000);
      for (let second = first; second <= first + SECONDS_AHEAD; second += 1) {
        if (await take(second)) {
          await wait(Math.max(0, second * 1000 - clock.now()));
          return true;
        }
      }
      return false;
    },
  };
};
