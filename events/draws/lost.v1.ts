import * as z from "zod";
import { defineEvent } from "../define.ts";

/** A request has no place by lot. */
export const drawLost = defineEvent("gov.wisal.draws.lost.v1", "A request has no place by lot.", () =>
  z.strictObject({
    drawId: z.string(),
    requestId: z.string(),
    accountId: z.string(),
    procedureId: z.string(),
  }),
);
