import type { FieldFault } from "../refusal.ts";
import { MAX_PLACES_PER_SLOT } from "../slot/places.ts";
import type { CalendarException, Holiday, OpeningHours, Period, Timetable } from "./calendar.ts";
import type { MinuteSpan, OpenHours } from "./open-spans.ts";
import { inMinutes, withoutBreaks } from "./open-spans.ts";

const overlap = (one: MinuteSpan, other: MinuteSpan): boolean => one.from < other.to && other.from < one.to;

const fault = (pointer: string, code: string): FieldFault => ({ pointer, code });

/** Whether an earlier entry of the list meets this one by `meets`. */
const meetsEarlier = <T>(
  list: readonly T[],
  index: number,
  meets: (one: T, other: T) => boolean,
): boolean => {
  const entry = list[index];
  return entry !== undefined && list.slice(0, index).some((earlier) => meets(earlier, entry));
};

const breakFaults = (hours: OpenHours, at: string): readonly FieldFault[] => {
  const open = inMinutes(hours);
  const breaks = (hours.breaks ?? []).map(inMinutes);
  return breaks.flatMap((pause, index) => {
    const here = `${at}/breaks/${index}`;
    if (pause.from >= pause.to) return [fault(`${here}/to`, "ends-before-it-begins")];
    if (pause.from <= open.from || pause.to >= open.to) return [fault(here, "break-outside-hours")];
    return meetsEarlier(breaks, index, overlap) ? [fault(here, "breaks-overlap")] : [];
  });
};

const hoursFaults = (hours: OpenHours, slotMinutes: number, at: string): readonly FieldFault[] => {
  const { from, to } = inMinutes(hours);
  if (from >= to) return [fault(`${at}/to`, "ends-before-it-begins")];
  const breaks = breakFaults(hours, at);
  if (breaks.length > 0) return breaks;
  return withoutBreaks(hours).some((span) => span.to - span.from >= slotMinutes)
    ? []
    : [fault(at, "no-slot-fits")];
};

const weeklyFaults = (
  weekly: readonly OpeningHours[],
  slotMinutes: number,
  at: string,
): readonly FieldFault[] =>
  weekly.flatMap((hours, index) => {
    const here = `${at}/${index}`;
    const own = hoursFaults(hours, slotMinutes, here);
    if (own.length > 0) return own;
    if (new Set(hours.weekdays).size < hours.weekdays.length)
      return [fault(`${here}/weekdays`, "weekday-repeated")];
    const meets = (one: OpeningHours, other: OpeningHours): boolean =>
      one.weekdays.some((day) => other.weekdays.includes(day)) && overlap(inMinutes(one), inMinutes(other));
    return meetsEarlier(weekly, index, meets) ? [fault(here, "hours-overlap")] : [];
  });

const periodFaults = (periods: readonly Period[], slotMinutes: number, at: string): readonly FieldFault[] =>
  periods.flatMap((period, index) => {
    const here = `${at}/${index}`;
    if (period.from > period.to) return [fault(`${here}/to`, "ends-before-it-begins")];
    const meets = (one: Period, other: Period): boolean => one.from <= other.to && other.from <= one.to;
    return [
      ...(meetsEarlier(periods, index, meets) ? [fault(here, "periods-overlap")] : []),
      ...weeklyFaults(period.weekly, slotMinutes, `${here}/weekly`),
    ];
  });

const exceptionFaults = (
  exceptions: readonly CalendarException[],
  slotMinutes: number,
  at: string,
): readonly FieldFault[] =>
  exceptions.flatMap((exception, index) => {
    const here = `${at}/${index}`;
    const own = exception.kind === "extra" ? hoursFaults(exception, slotMinutes, here) : [];
    if (own.length > 0) return own;
    const meets = (one: CalendarException, other: CalendarException): boolean =>
      one.date === other.date &&
      (one.kind === "closed" || other.kind === "closed" || overlap(inMinutes(one), inMinutes(other)));
    return meetsEarlier(exceptions, index, meets) ? [fault(here, "exceptions-contradict")] : [];
  });

const holidayFaults = (holidays: readonly Holiday[], at: string): readonly FieldFault[] =>
  holidays.flatMap((_, index) =>
    meetsEarlier(holidays, index, (one, other) => one.date === other.date)
      ? [fault(`${at}/${index}/date`, "date-repeated")]
      : [],
  );

const capacityFaults = ({ desks, peoplePerDesk, reserved }: Timetable, at: string): readonly FieldFault[] => {
  const places = desks * peoplePerDesk;
  if (places > MAX_PLACES_PER_SLOT) return [fault(`${at}/desks`, "too-many-places")];
  const kept = Object.values(reserved).reduce((sum, some) => sum + some, 0);
  return kept > places ? [fault(`${at}/reserved`, "more-reserved-than-places")] : [];
};

/**
 * What is impossible about a calendar whose fields are each well formed (S1), as pointers below `at`: hours that
 * end before they begin or hold no slot, overlaps, contradictions, more places than a slot can have.
 */
export const calendarFaults = (calendar: Timetable, at: string): readonly FieldFault[] => [
  ...weeklyFaults(calendar.weekly, calendar.slotMinutes, `${at}/weekly`),
  ...periodFaults(calendar.periods, calendar.slotMinutes, `${at}/periods`),
  ...exceptionFaults(calendar.exceptions, calendar.slotMinutes, `${at}/exceptions`),
  ...holidayFaults(calendar.holidays.moroccan, `${at}/holidays/moroccan`),
  ...holidayFaults(calendar.holidays.host, `${at}/holidays/host`),
  ...capacityFaults(calendar, at),
];
