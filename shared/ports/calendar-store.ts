import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import type { DayCounts } from "#shared/domain/slot/counts.ts";
import type { Piece } from "./change-store.ts";

/** Counts of free places, and the version of the calendar that the slots of these days follow. */
export interface SettledDays {
  readonly days: DayCounts;
  /** 0 before the first slots are made. */
  readonly version: number;
}

/** How long one had to wait for a calendar, as its local day began. */
export interface FirstFree {
  readonly postId: string;
  readonly calendarId: string;
  /** Local date at the post. */
  readonly date: string;
  /** Days to the first with a free public place, 0 for the same day; null when there was none ahead. */
  readonly inDays: number | null;
}

/** Calendars (S1) and the counts of free places that people are shown (S4, S5). */
export interface CalendarStore {
  /** The calendars of one post. Those of all posts are read post after post, by background runs alone. */
  ofPost(postId: string): Promise<readonly Calendar[]>;
  calendar(postId: string, calendarId: string): Promise<Calendar | undefined>;
  /**
   * Publishes a calendar, on condition that the published one is of the version before it; version 1 on
   * condition that there is none. Refusal: `calendar-stale` with the version that is published.
   */
  publishPiece(calendar: Calendar): Piece;
  /** Free places per local day. */
  days(postId: string, calendarId: string): Promise<DayCounts>;
  /** The same with the version that its slots follow. */
  settledDays(postId: string, calendarId: string): Promise<SettledDays>;
  /** Replaces all counts of a calendar; false, and nothing, if they follow a later version by now. */
  saveDays(postId: string, calendarId: string, days: DayCounts, version: number): Promise<boolean>;
  /** Replaces the count of one day; nothing where no counts are kept yet. */
  saveDay(postId: string, calendarId: string, date: string, places: number): Promise<void>;
  saveOutlook(postId: string, calendarId: string, freeDates: readonly string[]): Promise<void>;
  /** Notes it once a day, for statistics: what a later run finds that day changes nothing. */
  noteFirstFree(noted: FirstFree): Promise<void>;
}
