import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { decimalPattern } from "#shared/domain/money/money.ts";
import type { Rate, Tariff, TariffComponents } from "#shared/domain/tariff/tariff.ts";
import { rateInForce, tariffInForce } from "#shared/domain/tariff/tariff.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { TariffStore } from "#shared/ports/tariff-store.ts";
import { keys } from "./keys.ts";
import { queryPartition } from "./query-partition.ts";
import { warmCache } from "./warm-cache.ts";

const centimes = z.int().nonnegative();

/** A tariff as stored. */
export const tariffItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  procedureId: z.string(),
  from: z.iso.datetime(),
  components: z.strictObject({ receipt: centimes, chancery: centimes, service: centimes }),
});

/** A posted rate as stored. */
export const rateItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  currency: z.string().length(3),
  madPerUnit: z.string().regex(decimalPattern),
  previousMadPerUnit: z.string().regex(decimalPattern),
  asOf: z.iso.datetime(),
  source: z.string(),
  postedAt: z.iso.datetime().optional(),
});

/** The item of a tariff; `from` is a UTC instant, components are centimes of dirham. */
export const tariffItem = (
  procedureId: string,
  from: string,
  components: TariffComponents,
): z.infer<typeof tariffItemSchema> =>
  tariffItemSchema.parse({ ...keys.tariff(procedureId, from), procedureId, from, components });

/** The item of a posted rate. */
export const rateItem = (rate: Rate): z.infer<typeof rateItemSchema> =>
  rateItemSchema.parse({ ...keys.rate(rate.currency, rate.asOf), ...rate });

/** Reads a stored tariff. */
export const toTariff = (item: unknown): Tariff => {
  const { procedureId, from, components } = tariffItemSchema.parse(item);
  return { procedureId, from, components };
};

/** Reads a stored rate. */
export const toRate = (item: unknown): Rate => {
  const { pk, sk, ...rate } = rateItemSchema.parse(item);
  return rate;
};

/** A new tariff or rate is announced ahead; a warm function may be this late in learning of it. */
const CACHE_MS = 60_000;

/** Tariffs and rates in the core table: one partition each, read whole and kept for a minute (T1). */
export const dynamoTariffStore = (
  client: DynamoDBDocumentClient,
  table: string,
  clock: Clock,
): TariffStore => {
  const tariffs = warmCache(clock, CACHE_MS, () =>
    queryPartition(client, table, keys.tariff("", "").pk, toTariff),
  );
  const rates = warmCache(clock, CACHE_MS, () => queryPartition(client, table, keys.rate("", "").pk, toRate));
  return {
    tariffs,
    rates,
    tariff: async (procedureId, at) => tariffInForce(await tariffs(), procedureId, at),
    rate: async (currency, at) => rateInForce(await rates(), currency, at),
  };
};
