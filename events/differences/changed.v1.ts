import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A difference between accounts was found, explained by a person, or closed (T10). */
export const differenceChanged = defineEvent(
  "gov.wisal.differences.changed.v1",
  "A difference between accounts was found, explained or closed (T10).",
  () =>
    z.strictObject({
      differenceId: z.string(),
      kind: z.enum(["paid-not-issued", "issued-not-paid", "wrong-amount", "orphan-refund", "ledger-changed"]),
      state: z.enum(["open", "explained", "closed"]),
    }),
);
