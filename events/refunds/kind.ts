import * as z from "zod";

/** What money goes back for. */
export const refundKindSchema = () => z.enum(["stamp", "capture"]);
