import * as z from "zod";
import { defineEvent } from "../define.ts";
import { staffRole } from "./role.ts";

/** A member of staff was given a role at a post, or for the network (`*`), from one day to another (E2). */
export const staffRoleGranted = defineEvent(
  "gov.wisal.staff.role-granted.v1",
  "A member of staff was given a role at a post, or for the network, from one day to another (E2).",
  () =>
    z.strictObject({
      staffId: z.string(),
      postId: z.string(),
      role: staffRole(),
      from: z.iso.date(),
      to: z.iso.date().nullable(),
    }),
);
