import * as z from "zod";

/** By which way a change of a request came (R1); absent from events published before it was recorded. */
export const channelSchema = z.enum(["web", "phone", "desk"]).optional();
