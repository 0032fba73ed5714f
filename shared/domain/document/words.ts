import type { Language } from "#shared/domain/call.ts";
import type { Money } from "#shared/domain/money/money.ts";
import { decimalString } from "#shared/domain/money/money.ts";

/** Months and weekdays as in Morocco, in Western digits everywhere: a date is read out at a desk. */
const locales: Readonly<Record<Language, string>> = {
  ar: "ar-MA-u-nu-latn",
  fr: "fr-FR",
  es: "es-ES",
  en: "en-GB",
};

/** Which way a document in this language is read. */
export const directionOf = (language: Language): "rtl" | "ltr" => (language === "ar" ? "rtl" : "ltr");

/** Keeps what reads from left to right (references, times, amounts, Latin names) in its order inside Arabic. */
export const isolate = (language: Language, text: string): string =>
  language === "ar" ? `\u2066${text}\u2069` : text;

/** Keeps a name in its own direction, whichever that is. */
export const isolateName = (name: string): string => `\u2068${name}\u2069`;

/** A local calendar date (`YYYY-MM-DD`) in words with its weekday: `mardi 24 novembre 2026`. */
export const dateInWords = (language: Language, date: string): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: "full", timeZone: "UTC" }).format(
    Date.parse(`${date}T00:00:00Z`),
  );

/** An instant as the date in words and the time on 24 hours in a zone (S2). */
export const momentInWords = (
  language: Language,
  instant: string,
  timeZone: string,
): { readonly date: string; readonly time: string } => {
  const local = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" })
    .format(Date.parse(instant))
    .split(" ");
  return { date: dateInWords(language, local[0] ?? ""), time: isolate(language, local[1] ?? "") };
};

/** A country's name by its ISO 3166 code. */
export const countryName = (language: Language, country: string): string =>
  new Intl.DisplayNames(locales[language], { type: "region" }).of(country) ?? country;

/** An amount's number as its language writes it: `860`, `76,84`. */
export const numberInWords = (language: Language, money: Money): string => {
  const plain = decimalString(money);
  const digits = plain.split(".")[1]?.length ?? 0;
  return new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    trailingZeroDisplay: "stripIfInteger",
  }).format(Number(plain));
};

/**
 * An amount with its currency's code, `860 MAD`, `76,84 EUR`: the code because "Dh", "£" and "$" each name several.
 * Dirhams have their name in Arabic, which needs no change of direction.
 */
export const amountInWords = (language: Language, money: Money): string => {
  const number = numberInWords(language, money);
  if (language === "ar" && money.currency === "MAD") return `${isolate(language, number)}\u00a0درهم`;
  return isolate(language, `${number}\u00a0${money.currency}`);
};

/** The posted rate of one unit of a currency: `1 EUR = 11,1918 MAD`, with every decimal it was posted with (T1). */
export const rateInWords = (
  language: Language,
  { currency, madPerUnit }: { readonly currency: string; readonly madPerUnit: string },
): string => {
  const digits = madPerUnit.split(".")[1]?.length ?? 0;
  const number = new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(Number(madPerUnit));
  return isolate(language, `1\u00a0${currency} = ${number}\u00a0MAD`);
};
