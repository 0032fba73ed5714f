import type { AnswerOf } from "#web/app/api.ts";

export type Row = AnswerOf<"GET /staff/posts/{postId}/statistics">["days"][number];

/** One day of the calendars chosen, for the pictures; null where nothing is known. */
export interface Day {
  readonly date: string;
  readonly firstFree: number | null;
  readonly fill: number | null;
  readonly noShow: number;
  readonly review: number | null;
  readonly lapsed: number | null;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const known = <T>(values: readonly (T | null)[]): readonly T[] => values.filter((each) => each !== null);
const least = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : Math.min(...numbers);
const most = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : Math.max(...numbers);

const dayOf = (date: string, rows: readonly Row[]): Day => {
  const places = known(rows.map((row) => row.places));
  const offered = sum(places.map((each) => each.offered));
  const booked = sum(places.map((each) => each.booked));
  return {
    date,
    firstFree: least(known(rows.map(({ firstFree }) => firstFree?.inDays ?? null))),
    fill: offered === 0 ? null : Math.round((booked / offered) * 1000) / 10,
    noShow: sum(rows.map(({ people }) => people.noShow)),
    review: most(known(rows.map(({ reviews }) => reviews.medianWorkingDays))),
    lapsed: places.length === 0 ? null : sum(places.map((each) => each.lapsed)),
  };
};

/** The rows of several calendars as one line of days; the slowest review counts, and the soonest place. */
export const daysOf = (rows: readonly Row[]): readonly Day[] =>
  [...Map.groupBy(rows, ({ date }) => date)].map(([date, own]) => dayOf(date, own));
