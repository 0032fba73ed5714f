import { createHash } from "node:crypto";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { secondsLeft, windowOf } from "#shared/domain/budget.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { ok } from "#shared/domain/result.ts";
import type { Guesser, GuessScope } from "#shared/domain/stamp/guessing.ts";
import { guessBudgets } from "#shared/domain/stamp/guessing.ts";
import { count } from "#shared/observability/metric.ts";
import type { GuessCounter } from "#shared/ports/guess-counter.ts";
import type { Key } from "./keys.ts";
import { keys } from "./keys.ts";

const wrongSchema = z.object({ wrong: z.int().default(0) });

/** Counts outlive their window by an hour. */
const KEPT_SECONDS = 3_600;
/** So many that are past their budget are remembered; each is a few dozen bytes. */
const REMEMBERED = 10_000;

/** One budget that a check counts towards. */
interface Counted {
  readonly scope: GuessScope;
  readonly name: string;
}

/** A network rather than a host: an IPv6 customer has at least 2^64 addresses. */
const networkOf = (address: string): string =>
  address.includes(":") ? address.split(":").slice(0, 4).join(":") : address;

/** Only a digest is stored, and only for two hours: what an address was is nobody's business afterwards. */
const addressName = (address: string): string =>
  createHash("sha256")
    .update(`address|${networkOf(address)}`)
    .digest("base64url")
    .slice(0, 22);

const countedFor = ({ kind, id, address }: Guesser): readonly Counted[] => {
  const own: Counted = { scope: kind, name: id };
  if (kind === "desk") return [own];
  return [
    own,
    ...(address === undefined ? [] : [{ scope: "address", name: addressName(address) } as const]),
    { scope: "total", name: "all" },
  ];
};

/** The item in which a budget is counted in the window of that time. */
export const guessKey = (scope: GuessScope, name: string, now: number): Key =>
  keys.guesses(scope, name, new Date(windowOf(guessBudgets[scope], now)).toISOString());

/**
 * Failed checks in the stamps table, one small item for each budget and window (T11, ADR 0021).
 *
 * The write that counts is the judge: it is conditional on the budget. Whoever is past it is remembered by this
 * environment until the window ends, so further checks cost nothing. Partners' calls are also judged by the write
 * that takes them (call-allowance.ts); a citizen's, who rarely types a code, by a read. Desks are only counted.
 */
export const dynamoGuessCounter = (client: DynamoDBDocumentClient, table: string): GuessCounter => {
  /** By budget and name: until when (epoch ms) it is spent. */
  const spent = new Map<string, number>();
  const nameOf = ({ scope, name }: Counted): string => `${scope}|${name}`;
  const remember = (counted: Counted, now: number): void => {
    if (spent.size >= REMEMBERED) spent.clear();
    spent.set(nameOf(counted), now + secondsLeft(guessBudgets[counted.scope], now) * 1000);
  };
  const refusal = (counted: readonly Counted[], now: number) => {
    const until = Math.max(...counted.map((one) => spent.get(nameOf(one)) ?? 0));
    return refuse("too-many-requests", { retryAfterSeconds: Math.max(1, Math.ceil((until - now) / 1000)) });
  };
  const isSpent = (counted: Counted, now: number): boolean => (spent.get(nameOf(counted)) ?? 0) > now;

  const read = async (counted: Counted, now: number): Promise<void> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: guessKey(counted.scope, counted.name, now) }),
    );
    if (Item && wrongSchema.parse(Item).wrong >= guessBudgets[counted.scope].most) remember(counted, now);
  };

  /** One more, and whether the budget let it pass; past it nothing is written, and that is remembered. */
  const add = async (counted: Counted, now: number): Promise<boolean> => {
    const { scope, name } = counted;
    const { most, windowSeconds } = guessBudgets[scope];
    const limited = scope !== "desk";
    try {
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: table,
          Key: guessKey(scope, name, now),
          UpdateExpression: "SET expiresAt = :kept ADD wrong :one",
          ...(limited && { ConditionExpression: "attribute_not_exists(wrong) OR wrong < :most" }),
          ExpressionAttributeValues: {
            ":one": 1,
            ":kept": Math.floor(now / 1000) + windowSeconds + KEPT_SECONDS,
            ...(limited && { ":most": most }),
          },
          ReturnValues: "UPDATED_NEW",
        }),
      );
      const { wrong } = wrongSchema.parse(Attributes ?? {});
      if (wrong === most) count(`guesses-spent-${scope}`);
      // The last one that the budget lets pass is told its reason; the next is not even looked up here.
      if (limited && wrong >= most) remember(counted, now);
      return true;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      remember(counted, now);
      return false;
    }
  };

  return {
    judge: async (guesser, now) => {
      if (guesser.kind === "desk") return ok(undefined);
      const counted = countedFor(guesser);
      if (guesser.kind === "citizen" && !counted.some((one) => isSpent(one, now)))
        await Promise.all(counted.map((one) => read(one, now)));
      return counted.some((one) => isSpent(one, now)) ? refusal(counted, now) : ok(undefined);
    },
    failed: async (guesser, now) => {
      const counted = countedFor(guesser);
      const [own, ...shared] = counted;
      // First their own: what is past it counts towards nobody else's address, nor towards that of all.
      const passed =
        own !== undefined &&
        (await add(own, now)) &&
        (await Promise.all(shared.map((one) => add(one, now)))).every(Boolean);
      return passed ? ok(undefined) : refusal(counted, now);
    },
  };
};
