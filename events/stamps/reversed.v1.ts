import * as z from "zod";
import { defineEvent } from "../define.ts";

/** The use of a stamp was reversed by two people; the visit stays as it was (T6, T10). */
export const stampReversed = defineEvent(
  "gov.wisal.stamps.reversed.v1",
  "The use of a stamp was reversed by two people; the visit stays as it was (T6, T10).",
  () =>
    z.strictObject({
      stampId: z.string(),
      proposalId: z.string(),
      replacedBy: z.string(),
      amountMad: z.int().positive(),
    }),
);
