import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A UTC day of the ledger was closed (T10); `hash` links it to the day before. */
export const ledgerClosed = defineEvent(
  "gov.wisal.ledger.closed.v1",
  "A UTC day of the ledger was closed (T10).",
  () => z.strictObject({ date: z.iso.date(), entries: z.int().nonnegative(), hash: z.hex() }),
);
