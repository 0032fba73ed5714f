import type { OpeningTimes } from "./calendar.ts";
import { weekdayOf } from "./local-time.ts";

/** A stretch of wall-clock time, `HH:MM`, end not included. */
export interface TimeSpan {
  readonly from: string;
  readonly to: string;
}

/** Hours with the breaks in them. */
export interface OpenHours extends TimeSpan {
  readonly breaks?: readonly TimeSpan[] | undefined;
}

/** The same in minutes since local midnight. */
export interface MinuteSpan {
  readonly from: number;
  readonly to: number;
}

/** Minutes since midnight of `HH:MM`. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** `HH:MM` of minutes since midnight. */
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** A span of minutes from one of times. */
export const inMinutes = ({ from, to }: TimeSpan): MinuteSpan => ({
  from: minutesOf(from),
  to: minutesOf(to),
});

/** What is left of hours without their breaks. */
export const withoutBreaks = ({ from, to, breaks = [] }: OpenHours): readonly MinuteSpan[] =>
  breaks.map(inMinutes).reduce<readonly MinuteSpan[]>(
    (spans, pause) =>
      spans
        .flatMap((span) => [
          { from: span.from, to: Math.min(span.to, pause.from) },
          { from: Math.max(span.from, pause.to), to: span.to },
        ])
        .filter((span) => span.from < span.to),
    [inMinutes({ from, to })],
  );

/** Spans in order, those that overlap as one; those that only touch stay apart, so that slots begin anew. */
const merge = (spans: readonly MinuteSpan[]): readonly MinuteSpan[] => {
  const merged: MinuteSpan[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from || one.to - other.to)) {
    const last = merged.at(-1);
    if (last !== undefined && span.from < last.to)
      merged.splice(-1, 1, { from: last.from, to: Math.max(last.to, span.to) });
    else merged.push(span);
  }
  return merged;
};

/**
 * When a calendar is open on a local date, in order and without overlap, whatever order its parts are listed in
 * (S1). A closed day is closed; a holiday of either country leaves only extra hours; a period replaces the usual
 * hours; extra hours add to them.
 */
export const openSpans = (calendar: OpeningTimes, date: string): readonly MinuteSpan[] => {
  const exceptions = calendar.exceptions.filter((exception) => exception.date === date);
  if (exceptions.some(({ kind }) => kind === "closed")) return [];
  const { moroccan, host } = calendar.holidays;
  const holiday = [...moroccan, ...host].some((day) => day.date === date);
  const periods = calendar.periods.filter(({ from, to }) => from <= date && date <= to);
  const weekly = periods.length > 0 ? periods.flatMap((period) => period.weekly) : calendar.weekly;
  const weekday = weekdayOf(date);
  const usual = holiday ? [] : weekly.filter(({ weekdays }) => weekdays.includes(weekday));
  const extra = exceptions.flatMap((exception) => (exception.kind === "extra" ? [exception] : []));
  return merge([...usual, ...extra].flatMap(withoutBreaks));
};
