import * as z from "zod";
import type { Mandate } from "#shared/domain/mandate/mandate.ts";

/** A mandate as it travels, signed, with its agent's calls; ids only. */
export const mandateSchema: z.ZodType<Mandate> = z.strictObject({
  mandateId: z.string(),
  accountId: z.string(),
  staffId: z.string(),
  channel: z.enum(["phone", "desk"]),
  postId: z.string(),
});
