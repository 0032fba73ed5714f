import type { Language } from "#shared/domain/call.ts";

const weekdays: Readonly<Record<Exclude<Language, "ar">, readonly string[]>> = {
  fr: ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
  es: ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};

const englishMonths = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const;

/**
 * A calendar date (`YYYY-MM-DD`, already local to the post: S2) as people write it. In Arabic digits only,
 * because the date stands in a left-to-right isolate; in English the month is a word, because 03/04 is read
 * in two ways. Own tables, so that a text's length does not change with the runtime's locale data.
 */
export const localDate = (language: Language, date: string): string => {
  const [year = "", month = "", day = ""] = date.split("-");
  const numeric = `${day}/${month}/${year}`;
  if (language === "ar") return numeric;
  const weekday = weekdays[language][new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "";
  return language === "en"
    ? `${weekday} ${Number(day)} ${englishMonths[Number(month) - 1] ?? ""} ${year}`
    : `${weekday} ${numeric}`;
};

/** The same without the weekday, for ends of validity. */
export const shortDate = (language: Language, date: string): string => {
  const [year = "", month = "", day = ""] = date.split("-");
  return language === "en"
    ? `${Number(day)} ${englishMonths[Number(month) - 1] ?? ""} ${year}`
    : `${day}/${month}/${year}`;
};

/** The calendar date of an instant in a zone, `YYYY-MM-DD`. */
export const dateIn = (timeZone: string, instant: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    Date.parse(instant),
  );

/** The wall-clock time of an instant in a zone, `HH:MM`. */
export const timeIn = (timeZone: string, instant: string): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(
    Date.parse(instant),
  );
