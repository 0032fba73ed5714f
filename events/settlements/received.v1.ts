import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A channel's settlement file was received whole; its rows are to be matched (T10). */
export const settlementReceived = defineEvent(
  "gov.wisal.settlements.received.v1",
  "A channel's settlement file was received; its rows are to be matched (T10).",
  () =>
    z.strictObject({
      fileId: z.string(),
      channel: z.enum(["card", "agency", "terminal", "wallet"]),
      rows: z.int().positive(),
    }),
);
