import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A stamp was attached to a request: nothing else can use it, and its clock stands still (T5). */
export const stampAttached = defineEvent(
  "gov.wisal.stamps.attached.v1",
  "A stamp was attached to a request: nothing else can use it, and its clock stands still (T5).",
  () =>
    z.strictObject({
      stampId: z.string(),
      requestId: z.string(),
      procedureId: z.string(),
    }),
);
