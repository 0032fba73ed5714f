import { convertFromMad } from "#shared/domain/money/money.ts";
import { UNUSUAL_PERCENT } from "#shared/domain/tariff/rate-sheet.ts";
import type { Rate, Tariff } from "#shared/domain/tariff/tariff.ts";
import { rateInForce, tariffInForce, totalOf } from "#shared/domain/tariff/tariff.ts";
import type { Order } from "./order.ts";

/** What is wrong with an order's price beside what was posted when it was placed (T1). */
export type PriceFault = "wrong-tariff" | "wrong-total" | "wrong-rate" | "wrong-conversion";

/** What was posted, and the currency of the order's post. */
export interface Posted {
  readonly tariffs: readonly Tariff[];
  readonly rates: readonly Rate[];
  readonly currency: string;
}

/** A warm function may be this late in learning of a posted rate. */
const LEARNING_MS = 60_000;

/** The rate that whoever priced at that instant (epoch ms) could know: published and posted by then. */
const knownRate = ({ rates, currency }: Posted, at: number): Rate | undefined =>
  rateInForce(
    rates.filter(({ asOf, postedAt = asOf }) => Date.parse(postedAt) <= at),
    currency,
    at,
  );

const rateFaults = (order: Order, posted: Posted): readonly PriceFault[] => {
  const { rate, local, totalMad } = order;
  const at = Date.parse(order.placedAt);
  const known = [knownRate(posted, at), knownRate(posted, at - LEARNING_MS)];
  const isPosted = known.some(
    (each) =>
      each?.currency === rate?.currency && each?.madPerUnit === rate?.madPerUnit && each?.asOf === rate?.asOf,
  );
  const converted = rate === null ? null : convertFromMad(totalMad, rate);
  const fits = converted?.amount === local?.amount && converted?.currency === local?.currency;
  return [...(isPosted ? [] : (["wrong-rate"] as const)), ...(fits ? [] : (["wrong-conversion"] as const))];
};

/**
 * Judges an order's frozen price by what is posted (T1, T10): writes freeze the posted tariff and rate, so a fault
 * means that the order, the tariff or the rate was changed behind them.
 */
export const priceFaults = (order: Order, posted: Posted): readonly PriceFault[] => {
  const tariffs = order.lines.map((line) => {
    const tariff = tariffInForce(posted.tariffs, line.procedureId, Date.parse(line.tariffFrom));
    const { receipt, chancery, service } = line.components;
    return (
      tariff?.from === line.tariffFrom &&
      line.tariffFrom <= order.placedAt &&
      tariff.components.receipt === receipt &&
      tariff.components.chancery === chancery &&
      tariff.components.service === service
    );
  });
  const total = order.lines.reduce((sum, line) => sum + totalOf(line.components) * line.quantity, 0);
  return [
    ...(tariffs.every((fits) => fits) ? [] : (["wrong-tariff"] as const)),
    ...(total === order.totalMad ? [] : (["wrong-total"] as const)),
    ...rateFaults(order, posted),
  ];
};

/** A posted rate that moved by more than a tenth from the one posted before it (T1). */
export interface UnusualRate {
  readonly currency: string;
  readonly asOf: string;
  readonly madPerUnit: string;
  readonly before: string;
}

/** Rates of a currency that moved unusually, whoever accepted them, of those published from one instant to another. */
export const unusualRates = (
  { rates, currency }: Posted,
  from: string,
  to: string,
): readonly UnusualRate[] => {
  const own = rates
    .filter((rate) => rate.currency === currency)
    .toSorted((one, other) => Date.parse(one.asOf) - Date.parse(other.asOf));
  return own.flatMap(({ asOf, madPerUnit, previousMadPerUnit }, index) => {
    const before = own[index - 1]?.madPerUnit ?? previousMadPerUnit;
    const moved = Math.abs(Number(madPerUnit) / Number(before) - 1) * 100;
    return moved > UNUSUAL_PERCENT && asOf >= from && asOf < to
      ? [{ currency, asOf, madPerUnit, before }]
      : [];
  });
};
