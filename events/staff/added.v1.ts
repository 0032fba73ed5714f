import * as z from "zod";
import { defineEvent } from "../define.ts";

/** Somebody was added to the staff directory (E2). */
export const staffAdded = defineEvent(
  "gov.wisal.staff.added.v1",
  "Somebody was added to the staff directory (E2).",
  () => z.strictObject({ staffId: z.string() }),
);
