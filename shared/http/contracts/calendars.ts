import * as z from "zod";
import { MAX_NO_SHOW_LIMIT } from "#shared/domain/appointment/appointment.ts";
import type { Timetable } from "#shared/domain/calendar/calendar.ts";
import { MAX_PLACES_PER_SLOT, reservedKinds } from "#shared/domain/slot/places.ts";
import { displacedStates } from "#shared/domain/waiting/offer.ts";
import { dateSchema, slugSchema, timeSchema } from "./common.ts";

/** Words for people: why a day is closed, what a period is called. */
const labelSchema = z.string().trim().min(1, "too-short").max(80, "too-long");

const spanFields = { from: timeSchema, to: timeSchema };
const hoursFields = {
  ...spanFields,
  breaks: z.array(z.strictObject(spanFields)).max(4, "too-many").optional(),
};
const weeklySchema = z
  .array(
    z.strictObject({
      /** 1 Monday … 7 Sunday. */
      weekdays: z.array(z.int().min(1).max(7)).min(1, "too-few").max(7, "too-many"),
      ...hoursFields,
    }),
  )
  .max(21, "too-many");
const holidaysSchema = z.array(z.strictObject({ date: dateSchema, name: labelSchema })).max(150, "too-many");
const countSchema = z.int().min(0).max(MAX_PLACES_PER_SLOT);

/** What an administrator decides of a calendar (S1), in the post's wall-clock time. */
const timetableSchema = z.strictObject({
  weekly: weeklySchema,
  /** Hours that hold instead of the usual ones between two dates, both included: summer, Ramadan. */
  periods: z
    .array(z.strictObject({ name: labelSchema, from: dateSchema, to: dateSchema, weekly: weeklySchema }))
    .max(30, "too-many"),
  exceptions: z
    .array(
      z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("closed"), date: dateSchema, reason: labelSchema }),
        z.strictObject({ kind: z.literal("extra"), date: dateSchema, reason: labelSchema, ...hoursFields }),
      ]),
    )
    .max(400, "too-many"),
  holidays: z.strictObject({ moroccan: holidaysSchema, host: holidaysSchema }),
  slotMinutes: z.int().min(5).max(240),
  desks: z.int().min(1).max(MAX_PLACES_PER_SLOT),
  peoplePerDesk: z.int().min(1).max(MAX_PLACES_PER_SLOT),
  /** Places kept back from the public (S3). */
  reserved: z.partialRecord(z.enum(reservedKinds), countSchema),
  horizonDays: z.int().min(1).max(180),
  /** Whether presence is to be confirmed for what is booked more than ten days ahead (A6). */
  confirmPresence: z.boolean().optional(),
  /** So many appointments missed within six months leave the next to the call centre; 2 by default, 0 never (A7). */
  noShowLimit: z.int().min(0).max(MAX_NO_SHOW_LIMIT).optional(),
});

/** The same as it is shown. */
const timetableReplySchema: z.ZodType<Timetable> = timetableSchema;

export const calendarsParamsSchema = z.strictObject({ postId: slugSchema });
export const calendarParamsSchema = z.strictObject({ postId: slugSchema, calendarId: slugSchema });

/** How many weeks a preview looks ahead. */
export const previewQuerySchema = z.strictObject({
  weeks: z.coerce.number().int().min(1).max(26).default(8),
});

export const previewSchema = z.strictObject({ calendar: timetableSchema });

export const publicationSchema = z.strictObject({
  /** The version that was read and is replaced; 0 for a post's first. */
  version: z.int().min(0),
  calendar: timetableSchema,
});

export const calendarsReplySchema = z.strictObject({
  calendars: z.array(
    z.strictObject({
      calendarId: z.string(),
      version: z.int(),
      slotMinutes: z.int(),
      /** Places of one slot, of all kinds. */
      places: z.int(),
      horizonDays: z.int(),
    }),
  ),
  /** Calendars that procedures are booked on and that this post has not published yet. */
  absent: z.array(z.string()),
});

export const calendarReplySchema = z.strictObject({
  postId: z.string(),
  calendarId: z.string(),
  timeZone: z.string(),
  version: z.int(),
  /** Whether the slots follow this version yet: they do so within minutes. */
  slotsFollow: z.boolean(),
  calendar: timetableReplySchema,
});

export const previewReplySchema = z.strictObject({
  version: z.int(),
  weeks: z.array(
    z.strictObject({ from: z.iso.date(), to: z.iso.date(), places: z.int(), published: z.int() }),
  ),
  total: z.int(),
  published: z.int(),
  difference: z.int(),
  unusual: z.enum(["no-places", "less-than-half", "more-than-double"]).nullable(),
  conflicts: z.int(),
});

export const publishedReplySchema = z.strictObject({ calendarId: z.string(), version: z.int() });

export const conflictsReplySchema = z.strictObject({
  version: z.int(),
  conflicts: z.array(
    z.strictObject({
      appointmentId: z.string(),
      requestId: z.string(),
      procedureId: z.string(),
      date: z.iso.date(),
      time: z.string(),
      startsAt: z.iso.datetime(),
      people: z.int(),
      bookedAt: z.iso.datetime(),
      /** The equivalent place that was offered, and what became of that (S6); absent before the first look. */
      offer: z
        .strictObject({
          state: z.enum(displacedStates),
          date: z.iso.date().optional(),
          time: z.string().optional(),
          until: z.iso.datetime().optional(),
        })
        .optional(),
    }),
  ),
});
