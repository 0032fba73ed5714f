/**
 * A decimal of the API as the language writes it, digit for digit: `11.1918` is `11,1918` in French. Rates are exact
 * decimals: through a number they could lose digits.
 */
export const decimalIn = (decimal: string, locale: string): string => {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
  return decimal.replace(".", parts.find(({ type }) => type === "decimal")?.value ?? ".");
};

/** A posted rate: `1 EUR = 11,1918 MAD`. */
export const rateIn = (currency: string, madPerUnit: string, locale: string): string =>
  `1 ${currency} = ${decimalIn(madPerUnit, locale)} MAD`;
