import { serverNow } from "#web/app/clock.ts";

/** The network's own clocks; fees and rates are the kingdom's. */
export const RABAT = "Africa/Casablanca";

/** The local day of a post, `YYYY-MM-DD`, `days` from today. */
export const dayFromNow = (timeZone: string, days = 0): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(serverNow() + days * 86_400_000);

/** The current month of a post, `YYYY-MM`. */
export const thisMonth = (timeZone: string): string => dayFromNow(timeZone).slice(0, 7);

/** A day in few letters, for tables: "mar. 24 nov. 2026". */
export const shortDay = (date: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${date.slice(0, 10)}T00:00:00Z`));

/** An instant by the clock of a post, in few letters, on 24 hours. */
export const shortTime = (instant: string, locale: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(new Date(instant));
