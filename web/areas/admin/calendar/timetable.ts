import type { AnswerOf } from "#web/app/api.ts";

export type CalendarAnswer = AnswerOf<"GET /staff/posts/{postId}/calendars/{calendarId}">;

/** What an administrator decides of a calendar (S1), as the API takes it. */
export type Timetable = CalendarAnswer["calendar"];
export type Hours = Timetable["weekly"][number];
export type Break = NonNullable<Hours["breaks"]>[number];
export type Exception = Timetable["exceptions"][number];
export type Period = Timetable["periods"][number];
export type Holiday = Timetable["holidays"]["moroccan"][number];

/** Changes one entry of a list, or takes it out (`undefined`). */
export const withEntry = <T>(list: readonly T[], index: number, entry: T | undefined): readonly T[] =>
  list.flatMap((each, at) => {
    if (at !== index) return [each];
    return entry === undefined ? [] : [entry];
  });

export const reservedKinds = ["desk", "call-centre", "urgent"] as const;

const keptBack = ({ reserved }: Timetable): number =>
  Object.values(reserved).reduce((sum, places) => sum + places, 0);

/** Places of one slot that the public may press for. */
export const publicPlaces = (timetable: Timetable): number =>
  Math.max(0, timetable.desks * timetable.peoplePerDesk - keptBack(timetable));

/**
 * Bookings by the public stopped, or taken up again as in the calendar `before`. The hours stay: nobody who has an
 * appointment is told anything.
 */
export const withBookings = (timetable: Timetable, open: boolean, before: Timetable): Timetable => {
  const { urgent = 0, ...others } = timetable.reserved;
  const stopped = { ...others, urgent: urgent + publicPlaces(timetable) };
  const earlier = publicPlaces(before) > 0 ? (before.reserved["urgent"] ?? 0) : 0;
  return { ...timetable, reserved: open ? { ...others, urgent: earlier } : stopped };
};

/** What the editor begins with where a post has no such calendar yet. */
export const firstTimetable: Timetable = {
  weekly: [{ weekdays: [1, 2, 3, 4, 5], from: "09:00", to: "15:00" }],
  periods: [],
  exceptions: [],
  holidays: { moroccan: [], host: [] },
  slotMinutes: 15,
  desks: 1,
  peoplePerDesk: 1,
  reserved: {},
  horizonDays: 28,
};

export const newHours: Hours = { weekdays: [1, 2, 3, 4, 5], from: "09:00", to: "12:00" };

/** The element that shows what a pointer of a refusal means: `/body/calendar/weekly/0/to` is `weekly-0-to`. */
export const idOf = (pointer: string): string =>
  pointer.replace(/^\/body\/(?:calendar\/)?/, "").replaceAll("/", "-");
