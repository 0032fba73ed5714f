import type { Calendar } from "#shared/domain/calendar/calendar.ts";

/** Calendars (S1) and the counts of free places that people are shown (S4, S5). */
export interface CalendarStore {
  calendars(): Promise<readonly Calendar[]>;
  calendar(postId: string, calendarId: string): Promise<Calendar | undefined>;
  /** Free places per local day. */
  days(postId: string, calendarId: string): Promise<Readonly<Record<string, number>>>;
  /** Replaces all counts of a calendar. */
  saveDays(postId: string, calendarId: string, days: Readonly<Record<string, number>>): Promise<void>;
  /** Replaces the count of one day; nothing where no counts are kept yet. */
  saveDay(postId: string, calendarId: string, date: string, places: number): Promise<void>;
  saveOutlook(postId: string, calendarId: string, freeDates: readonly string[]): Promise<void>;
}
