import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A request joined the waiting list, changed what it waits for, or left (A5). */
export const requestWaitingChanged = defineEvent(
  "gov.wisal.requests.waiting-changed.v1",
  "A request joined the waiting list, changed what it waits for, or left (A5).",
  () =>
    z.strictObject({
      requestId: z.string(),
      procedureId: z.string(),
      waitsFor: z.enum(["offer", "alert", "nothing"]),
      posts: z.array(z.string()).max(5),
    }),
);
