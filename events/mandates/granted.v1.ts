import * as z from "zod";
import { defineEvent } from "../define.ts";

/** An agent may act for a citizen for half an hour (R1). */
export const mandateGranted = defineEvent(
  "gov.wisal.mandates.granted.v1",
  "An agent may act for a citizen for half an hour: who gave reference and birth date, or had an account opened (R1).",
  () =>
    z.strictObject({
      mandateId: z.string(),
      accountId: z.string(),
      /** Whose reference was given; absent where the agent opened the account. */
      requestId: z.string().optional(),
      channel: z.enum(["phone", "desk"]),
      until: z.iso.datetime(),
    }),
);
