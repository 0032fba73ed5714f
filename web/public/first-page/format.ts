import type { Money } from "#web/public/first-page/live-posts.ts";

/** An amount in its currency, as the language writes it; a whole amount has no decimals. */
export const formatMoney = (money: Money, locale: string): string => {
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: money.currency,
    trailingZeroDisplay: "stripIfInteger",
  });
  // The smallest unit is a cent for most currencies, a thousandth for the Tunisian and Libyan dinars.
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(money.amount / 10 ** decimals);
};

/** A wall clock (see `wallClock`) as hours and minutes on 24 hours, which all four languages write alike: `20:07`. */
export const formatTime = (clock: Date): string => clock.toISOString().slice(11, 16);

/** A wall clock's day in words. */
export const formatDay = (clock: Date, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(
    clock,
  );

/** The day of an instant, in the time of Morocco's administration (UTC is close enough for a rate board). */
export const formatDate = (instant: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(instant));
