import * as z from "zod";
import { MAX_DAYS } from "#shared/application/statistics/post-statistics.ts";
import { daysBetween } from "#shared/domain/calendar/local-time.ts";
import { dateSchema } from "./common.ts";

/** Local dates of the post, both included. */
export const statisticsQuerySchema = z
  .strictObject({ from: dateSchema, to: dateSchema })
  .refine(({ from, to }) => from <= to, { message: "from-after-to", abort: true })
  .refine(({ from, to }) => daysBetween(from, to) < MAX_DAYS, "too-many-days");

const countSchema = z.int().nonnegative();
const orNoneSchema = z.number().nonnegative().nullable();

/** Each figure is defined where it is made: `shared/domain/statistics/figures.ts`, in words in `docs/statistics.md`. */
export const statisticsReplySchema = z.strictObject({
  postId: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  days: z.array(
    z.strictObject({
      date: z.iso.date(),
      calendarId: z.string(),
      places: z
        .strictObject({
          offered: countSchema,
          booked: countSchema,
          fillPercent: orNoneSchema,
          held: countSchema,
          lapsed: countSchema,
        })
        .nullable(),
      people: z.strictObject({
        expected: countSchema,
        arrived: countSchema,
        served: countSchema,
        noShow: countSchema,
        cancelled: countSchema,
        lapsed: countSchema,
        moved: countSchema,
      }),
      firstFree: z.strictObject({ inDays: countSchema.nullable() }).nullable(),
      submitted: countSchema,
      reviews: z.strictObject({
        decided: countSchema,
        accepted: countSchema,
        rejected: countSchema,
        medianWorkingDays: orNoneSchema,
        p90WorkingDays: orNoneSchema,
        medianSeconds: orNoneSchema,
        breaches: countSchema,
      }),
    }),
  ),
});
