import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A member of staff was taken out of service: refused from the next request on (E2). */
export const staffDeactivated = defineEvent(
  "gov.wisal.staff.deactivated.v1",
  "A member of staff was taken out of service: refused from the next request on (E2).",
  () => z.strictObject({ staffId: z.string() }),
);
