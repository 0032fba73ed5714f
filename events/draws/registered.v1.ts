import * as z from "zod";
import { channelSchema } from "../channel.ts";
import { defineEvent } from "../define.ts";

/** A request was registered for a draw, or its preferences were replaced. */
export const drawRegistered = defineEvent(
  "gov.wisal.draws.registered.v1",
  "A request was registered for a draw, or its preferences were replaced.",
  () =>
    z.strictObject({
      drawId: z.string(),
      requestId: z.string(),
      people: z.int().positive(),
      preferences: z.int().positive(),
      channel: channelSchema,
    }),
);
