import * as z from "zod";
import { defineEvent } from "../define.ts";

const centimes = z.int().nonnegative();

/** A fee was announced: in force from an instant to come (T1). */
export const tariffAnnounced = defineEvent(
  "gov.wisal.tariffs.announced.v1",
  "A fee was announced, in force from an instant to come (T1).",
  () =>
    z.strictObject({
      procedureId: z.string(),
      from: z.iso.datetime(),
      components: z.strictObject({ receipt: centimes, chancery: centimes, service: centimes }),
    }),
);
