import { stringify } from "csv-stringify/sync";
import type { DayStatistics, PostStatistics } from "#shared/application/statistics/post-statistics.ts";

/** None free as far ahead as the calendar goes; a cell left empty says that nothing was noted. */
const NONE_FREE = "none";

const columns = {
  date: (day) => day.date,
  calendar: (day) => day.calendarId,
  places_offered: (day) => day.places?.offered,
  places_booked: (day) => day.places?.booked,
  fill_percent: (day) => day.places?.fillPercent,
  places_held: (day) => day.places?.held,
  holds_lapsed: (day) => day.places?.lapsed,
  people_expected: (day) => day.people.expected,
  people_arrived: (day) => day.people.arrived,
  people_served: (day) => day.people.served,
  people_no_show: (day) => day.people.noShow,
  people_cancelled: (day) => day.people.cancelled,
  people_lapsed: (day) => day.people.lapsed,
  people_moved: (day) => day.people.moved,
  days_to_first_free: (day) => (day.firstFree === null ? undefined : (day.firstFree.inDays ?? NONE_FREE)),
  requests_submitted: (day) => day.submitted,
  reviews_decided: (day) => day.reviews.decided,
  reviews_accepted: (day) => day.reviews.accepted,
  reviews_rejected: (day) => day.reviews.rejected,
  review_median_working_days: (day) => day.reviews.medianWorkingDays,
  review_p90_working_days: (day) => day.reviews.p90WorkingDays,
  review_median_seconds: (day) => day.reviews.medianSeconds,
  review_breaches: (day) => day.reviews.breaches,
} as const satisfies Record<string, (day: DayStatistics) => string | number | null | undefined>;

/**
 * The same figures as a table (RFC 4180, UTF-8 with a mark for spreadsheets), a row for each day and calendar. A
 * cell that a spreadsheet would run as a formula is given as text.
 */
export const statisticsCsv = ({ days }: Pick<PostStatistics, "days">): string =>
  stringify(
    days.map((day) => Object.values(columns).map((of) => of(day))),
    {
      bom: true,
      header: true,
      columns: Object.keys(columns),
      record_delimiter: "windows",
      escape_formulas: true,
    },
  );
