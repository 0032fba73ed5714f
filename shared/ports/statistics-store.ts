import type { FirstFree } from "./calendar-store.ts";
import type { Decision, Submission } from "./review-queue.ts";

/** What is noted of one local day of a post, and kept nowhere else. */
export interface DayNotes {
  readonly submissions: readonly Pick<Submission, "calendarId" | "requestId">[];
  readonly decisions: readonly Pick<
    Decision,
    "calendarId" | "accepted" | "workingDays" | "late" | "seconds"
  >[];
  readonly firstFree: readonly Pick<FirstFree, "calendarId" | "inDays">[];
}

/** Reads what statistics are made of besides slots and appointments; notes are kept for 400 days. */
export interface StatisticsStore {
  ofDay(postId: string, date: string): Promise<DayNotes>;
}
