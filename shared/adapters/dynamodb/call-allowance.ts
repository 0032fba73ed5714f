import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import { secondsLeft, windowOf } from "#shared/domain/budget.ts";
import type { PartnerCaller } from "#shared/domain/caller.ts";
import { guessBudgets } from "#shared/domain/stamp/guessing.ts";
import { count } from "#shared/observability/metric.ts";
import type { Allowed, CallAllowance } from "#shared/ports/call-allowance.ts";
import { guessKey } from "./guess-counter.ts";

const countsSchema = z.record(z.string(), z.unknown());
const numberSchema = z.int().catch(0);

const MINUTE_SECONDS = 60;
const minute = { most: 0, windowSeconds: MINUTE_SECONDS } as const;
/** An hour's item outlives its hour by one. */
const KEPT_SECONDS = 7_200;

/** Calls that an environment took from a minute and has not used, or that none are left. */
interface Lease {
  readonly from: number;
  left: number;
  /** Of the whole minute, as the last write told. */
  used: number;
  /** The write under way: for how many seconds there is nothing more, if it says so. */
  renewal?: Promise<number | undefined> | undefined;
}

/**
 * Partners' calls a minute, in the item of the hour in which their failed checks are counted too: the one write that
 * takes calls is refused when either budget is spent (T7, T11, ADR 0021).
 *
 * An environment takes a second's worth of calls in one write and hands them out from memory, so that a busy partner
 * costs one write in many calls. Never are more calls let pass than agreed; what an environment took and did not use
 * by the end of the minute is lost, at most a second's worth each.
 */
export const dynamoCallAllowance = (client: DynamoDBDocumentClient, table: string): CallAllowance => {
  const leases = new Map<string, Lease>();
  /** By partner: until when (epoch ms) its failed checks are spent. */
  const guessed = new Map<string, number>();

  /** Takes calls from the minute; else how many are used, and whether failed checks are the reason. */
  const take = async (
    partnerId: string,
    calls: number,
    limit: number,
    now: number,
  ): Promise<{ readonly taken: boolean; readonly used: number; readonly guesses: boolean }> => {
    const name = `m${Math.floor((now - windowOf(guessBudgets.partner, now)) / (MINUTE_SECONDS * 1000))}`;
    const most = guessBudgets.partner.most;
    try {
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: table,
          Key: guessKey("partner", partnerId, now),
          UpdateExpression: "SET expiresAt = :kept ADD #minute :calls",
          ConditionExpression:
            "(attribute_not_exists(#minute) OR #minute <= :room) AND (attribute_not_exists(wrong) OR wrong < :most)",
          ExpressionAttributeNames: { "#minute": name },
          ExpressionAttributeValues: {
            ":calls": calls,
            ":room": limit - calls,
            ":most": most,
            ":kept": Math.floor(now / 1000) + KEPT_SECONDS,
          },
          ReturnValues: "UPDATED_NEW",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        }),
      );
      return { taken: true, used: numberSchema.parse(Attributes?.[name]), guesses: false };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const image = countsSchema.parse(error.Item ? unmarshall(error.Item) : {});
      const guesses = numberSchema.parse(image["wrong"]) >= most;
      return { taken: false, used: numberSchema.parse(image[name]), guesses };
    }
  };

  const told = (limit: number, remaining: number, now: number): Allowed["headers"] => ({
    "RateLimit-Policy": `"calls";q=${limit};w=${MINUTE_SECONDS}`,
    RateLimit: `"calls";r=${remaining};t=${secondsLeft(minute, now)}`,
  });
  const spent = (limit: number, retryAfterSeconds: number, now: number): Allowed => ({
    headers: told(limit, 0, now),
    refusal: { code: "too-many-requests", retryAfterSeconds },
  });

  /** This environment's calls of the current minute. */
  const leaseOf = (partnerId: string, now: number): Lease => {
    const from = windowOf(minute, now);
    const known = leases.get(partnerId);
    const lease: Lease = known?.from === from ? known : { from, left: 0, used: 0 };
    leases.set(partnerId, lease);
    return lease;
  };

  /**
   * Takes more from the table, a second's worth or else one. What stands in the way, if anything does: for how long (s).
   */
  const renew = async (
    partnerId: string,
    lease: Lease,
    limit: number,
    now: number,
  ): Promise<number | undefined> => {
    for (const calls of new Set([Math.max(1, Math.floor(limit / MINUTE_SECONDS)), 1])) {
      const { taken, used, guesses } = await take(partnerId, calls, limit, now);
      lease.used = used;
      if (taken) {
        lease.left = calls;
        return undefined;
      }
      if (guesses) {
        const seconds = secondsLeft(guessBudgets.partner, now);
        guessed.set(partnerId, now + seconds * 1000);
        return seconds;
      }
    }
    count("partner-calls-spent");
    return secondsLeft(minute, now);
  };

  return {
    take: async ({ partnerId, terms: { callsPerMinute: limit } }: PartnerCaller, now) => {
      const until = guessed.get(partnerId) ?? 0;
      if (until > now) return spent(limit, Math.ceil((until - now) / 1000), now);
      const lease = leaseOf(partnerId, now);
      while (lease.left === 0) {
        if (lease.used >= limit) return spent(limit, secondsLeft(minute, now), now);
        // Calls side by side wait for the same write, so that none is refused while another's calls are on their way.
        lease.renewal ??= renew(partnerId, lease, limit, now).finally(() => {
          lease.renewal = undefined;
        });
        const seconds = await lease.renewal;
        if (seconds !== undefined) return spent(limit, seconds, now);
      }
      lease.left -= 1;
      return { headers: told(limit, Math.max(0, limit - lease.used) + lease.left, now) };
    },
  };
};
