/** The value below which `share` of them lie, by the nearest rank; 0 where there are none. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? 0;

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const largest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, value), 0);

/** A share of nothing is nothing. */
export const per = (amount: number, count: number): number => (count === 0 ? 0 : amount / count);

/** Two decimals at most, without trailing zeros. */
export const short = (value: number): string => String(Number(value.toFixed(2)));
