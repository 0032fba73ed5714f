import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A member of staff is in service again, with the roles in force (E2). */
export const staffReactivated = defineEvent(
  "gov.wisal.staff.reactivated.v1",
  "A member of staff is in service again, with the roles in force (E2).",
  () => z.strictObject({ staffId: z.string() }),
);
