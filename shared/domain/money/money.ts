/** An amount of money: an integer number of the currency's smallest unit (centimes, pence, fils, whole yen). */
export interface Money {
  readonly amount: number;
  /** ISO 4217 code. */
  readonly currency: string;
}

/** ISO 4217 "minor unit" of the currencies whose smallest unit is not a hundredth. */
const exponents: ReadonlyMap<string, number> = new Map([
  ...[
    "BIF",
    "CLP",
    "DJF",
    "GNF",
    "ISK",
    "JPY",
    "KMF",
    "KRW",
    "PYG",
    "RWF",
    "UGX",
    "UYI",
    "VND",
    "VUV",
    "XAF",
    "XOF",
    "XPF",
  ].map((currency): [string, number] => [currency, 0]),
  ...["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"].map((currency): [string, number] => [currency, 3]),
  ...["CLF", "UYW"].map((currency): [string, number] => [currency, 4]),
]);

/** How many decimals a currency has: 2 but for the yen (0), the dinars (3) and their like. */
export const decimalsOf = (currency: string): number => exponents.get(currency) ?? 2;

/**
 * Money of that many smallest units.
 *
 * @throws when `amount` is not a safe integer: a fraction of a centime is a bug, never a rounding.
 */
export const money = (amount: number, currency: string): Money => {
  if (!Number.isSafeInteger(amount)) throw new Error("money is an integer number of the smallest unit");
  return { amount, currency };
};

/** Dirhams: `amount` in centimes. */
export const dirhams = (centimes: number): Money => money(centimes, "MAD");

const powerOfTen = (exponent: number): bigint => 10n ** BigInt(exponent);

/** Division by what is above zero, half away from zero ("half up" for amounts owed, symmetrical for refunds). */
export const divideRounded = (numerator: bigint, denominator: bigint): bigint =>
  numerator < 0n
    ? -divideRounded(-numerator, denominator)
    : (2n * numerator + denominator) / (2n * denominator);

/** A positive decimal string with at most nine digits on each side of the point: `11.1918`, `0.0054`. */
export const decimalPattern = /^\d{1,9}(?:\.\d{1,9})?$/;

const parseDecimal = (text: string): { readonly digits: bigint; readonly scale: number } => {
  if (!decimalPattern.test(text)) throw new Error("a rate is a positive decimal");
  const fraction = text.split(".")[1] ?? "";
  const digits = BigInt(text.replace(".", ""));
  if (digits === 0n) throw new Error("a rate is a positive decimal");
  return { digits, scale: fraction.length };
};

/**
 * Converts centimes of dirham at a rate of `madPerUnit` dirhams for one unit of `currency` (T1).
 *
 * Exact until the end, then rounded once, half away from zero, to the currency's smallest unit:
 * local = centimes ÷ 100 ÷ rate × 10^decimals. No floating point is involved.
 *
 * @throws when the rate is not a positive decimal, or the result is beyond a safe integer.
 * @example convertFromMad(2000, { currency: "EUR", madPerUnit: "11.1918" }) // 20.00 MAD → 1.79 EUR
 */
export const convertFromMad = (
  centimes: number,
  rate: { readonly currency: string; readonly madPerUnit: string },
): Money => {
  const { digits, scale } = parseDecimal(rate.madPerUnit);
  const numerator = BigInt(dirhams(centimes).amount) * powerOfTen(decimalsOf(rate.currency) + scale);
  return money(Number(divideRounded(numerator, digits * 100n)), rate.currency);
};

/** The amount as a decimal string without grouping, as payment providers want it: `20.00`, `1.500`, `120`. */
export const decimalString = ({ amount, currency }: Money): string => {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(amount)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return amount < 0 ? `-${text}` : text;
};
