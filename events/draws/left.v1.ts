import * as z from "zod";
import { channelSchema } from "../channel.ts";
import { defineEvent } from "../define.ts";

/** A request was taken out of a draw. */
export const drawLeft = defineEvent("gov.wisal.draws.left.v1", "A request was taken out of a draw.", () =>
  z.strictObject({
    drawId: z.string(),
    requestId: z.string(),
    channel: channelSchema,
  }),
);
