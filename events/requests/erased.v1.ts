import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A citizen had an ended request's names, identities and papers erased (D4). */
export const requestErased = defineEvent(
  "gov.wisal.requests.erased.v1",
  "A citizen had an ended request's names, identities and papers erased (D4).",
  () => z.strictObject({ requestId: z.string(), procedureId: z.string() }),
);
