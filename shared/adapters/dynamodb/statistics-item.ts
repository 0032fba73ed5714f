import * as z from "zod";
import type { FirstFree } from "#shared/ports/calendar-store.ts";
import type { Decision, Submission } from "#shared/ports/review-queue.ts";
import type { DayNotes } from "#shared/ports/statistics-store.ts";
import { keys } from "./keys.ts";

/** Notes are kept for 400 days: a year, and the month compared with it. */
const RETENTION_SECONDS = 400 * 86_400;

const common = {
  pk: z.string(),
  sk: z.string(),
  postId: z.string(),
  calendarId: z.string(),
  date: z.iso.date(),
  expiresAt: z.int(),
};

const noteSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...common, kind: z.literal("submitted"), requestId: z.string() }),
  z.strictObject({
    ...common,
    kind: z.literal("decided"),
    commandId: z.string(),
    accepted: z.boolean(),
    workingDays: z.int().nonnegative(),
    late: z.boolean(),
    seconds: z.int().nonnegative().optional(),
  }),
  z.strictObject({ ...common, kind: z.literal("free"), inDays: z.int().nonnegative().nullable() }),
]);

const expiry = (date: string): number => Math.floor(Date.parse(date) / 1000) + RETENTION_SECONDS;

/** The item of a submission. */
export const submissionItem = (submission: Submission) => ({
  ...keys.submission(submission.postId, submission.date, submission.requestId),
  kind: "submitted",
  ...submission,
  expiresAt: expiry(submission.date),
});

/** The item of a decision. */
export const decisionItem = (decision: Decision) => ({
  ...keys.decision(decision.postId, decision.date, decision.commandId),
  kind: "decided",
  ...decision,
  expiresAt: expiry(decision.date),
});

/** The item of the first free day as a local day began. */
export const firstFreeItem = (noted: FirstFree) => ({
  ...keys.firstFree(noted.postId, noted.date, noted.calendarId),
  kind: "free",
  ...noted,
  expiresAt: expiry(noted.date),
});

/** Reads what is noted of one day. */
export const toNotes = (items: readonly unknown[]): DayNotes => {
  const notes = items.map((item) => noteSchema.parse(item));
  return {
    submissions: notes.flatMap((note) => (note.kind === "submitted" ? [note] : [])),
    decisions: notes.flatMap((note) => (note.kind === "decided" ? [note] : [])),
    firstFree: notes.flatMap((note) => (note.kind === "free" ? [note] : [])),
  };
};
