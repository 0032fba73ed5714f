import type { Problem } from "#web/app/problem.ts";
import { idOf } from "#web/areas/admin/calendar/timetable.ts";
import type { CalendarWords } from "#web/areas/admin/words-calendars.ts";
import type { Translator } from "#web/i18n/translator.ts";

type T = Translator<CalendarWords>["t"];

/** Element → what is wrong there. */
export type Faults = Readonly<Record<string, string>>;

const codes = [
  "ends-before-it-begins",
  "break-outside-hours",
  "breaks-overlap",
  "no-slot-fits",
  "weekday-repeated",
  "hours-overlap",
  "periods-overlap",
  "exceptions-contradict",
  "date-repeated",
  "too-many-places",
  "more-reserved-than-places",
] as const;

/** The place of a fault in words: "Time 1, Hours 2, Break 1". */
const placeOf = (id: string, t: T): string => {
  const parts = id.split("-");
  const named = parts.flatMap((part, index) => {
    const count = Number(parts[index + 1] ?? Number.NaN) + 1;
    if (Number.isNaN(count)) return [];
    if (part === "weekly") return [t("hours.nth", { count })];
    if (part === "breaks") return [t("break.nth", { count })];
    if (part === "exceptions") return [t("exceptions.title"), String(count)];
    if (part === "periods") return [t("period.nth", { count })];
    return part === "moroccan" || part === "host" ? [t("holiday.nth", { count })] : [];
  });
  return named.length === 0 ? t("places.title") : named.join(" · ");
};

/** What a refusal says of each part of the form. */
export const faultsOf = (problem: Problem | undefined, t: T): Faults =>
  Object.fromEntries(
    (problem?.fields ?? []).map(({ pointer, code }) => {
      const id = idOf(pointer);
      const known = codes.find((each) => each === code) ?? "other";
      return [id, t(`fault.${known}`, { where: placeOf(id, t) })];
    }),
  );
