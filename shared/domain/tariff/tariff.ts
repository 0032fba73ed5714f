/** The parts of a fee in centimes of dirham (T1). */
export interface TariffComponents {
  readonly receipt: number;
  readonly chancery: number;
  readonly service: number;
}

/** The fee of one procedure from an instant on, until a later tariff of it takes over; never edited. */
export interface Tariff {
  readonly procedureId: string;
  /** UTC instant (ISO 8601) from which it is in force, inclusive. */
  readonly from: string;
  readonly components: TariffComponents;
}

/** What one unit costs, in centimes of dirham (T1). */
export const totalOf = ({ receipt, chancery, service }: TariffComponents): number =>
  receipt + chancery + service;

const latest = <T>(items: readonly T[], instantOf: (item: T) => string, at: number): T | undefined =>
  items
    .filter((item) => Date.parse(instantOf(item)) <= at)
    .toSorted((one, other) => Date.parse(instantOf(other)) - Date.parse(instantOf(one)))[0];

/** The tariff of a procedure in force at an instant (epoch ms): the latest that has begun, if any (T1). */
export const tariffInForce = (
  tariffs: readonly Tariff[],
  procedureId: string,
  at: number,
): Tariff | undefined =>
  latest(
    tariffs.filter((tariff) => tariff.procedureId === procedureId),
    ({ from }) => from,
    at,
  );

/** A posted exchange rate of the dirham (T1). */
export interface Rate {
  readonly currency: string;
  /** Dirhams for one unit of the currency, as an exact decimal string. */
  readonly madPerUnit: string;
  readonly previousMadPerUnit: string;
  /** UTC instant of publication (ISO 8601). */
  readonly asOf: string;
  /** Where the figure comes from, for the board. */
  readonly source: string;
  /** UTC instant at which it was posted here; absent: with its publication. */
  readonly postedAt?: string | undefined;
}

/** The rate of a currency in force at an instant (epoch ms): the latest published by then, if any. */
export const rateInForce = (rates: readonly Rate[], currency: string, at: number): Rate | undefined =>
  latest(
    rates.filter((rate) => rate.currency === currency),
    ({ asOf }) => asOf,
    at,
  );
