import * as z from "zod";
import { defineEvent } from "../define.ts";

/** An announced fee was taken back before it was in force (T1). */
export const tariffWithdrawn = defineEvent(
  "gov.wisal.tariffs.withdrawn.v1",
  "An announced fee was taken back before it was in force (T1).",
  () => z.strictObject({ procedureId: z.string(), from: z.iso.datetime() }),
);
