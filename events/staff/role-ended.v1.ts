import * as z from "zod";
import { defineEvent } from "../define.ts";
import { staffRole } from "./role.ts";

/** A role of a member of staff was ended: its last day, or null where it was over at once (E2). */
export const staffRoleEnded = defineEvent(
  "gov.wisal.staff.role-ended.v1",
  "A role of a member of staff was ended: its last day, or null where it was over at once (E2).",
  () =>
    z.strictObject({
      staffId: z.string(),
      postId: z.string(),
      role: staffRole(),
      last: z.iso.date().nullable(),
    }),
);
