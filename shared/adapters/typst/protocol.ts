import * as z from "zod";

/** Where a worker finds what it reads. */
export const workerDataSchema = z.object({
  compiler: z.string(),
  fonts: z.array(z.string()),
  /** By file name: templates import each other by it. */
  templates: z.record(z.string(), z.string()),
});
export type WorkerData = z.infer<typeof workerDataSchema>;

/** One document to be made: the template, and its content as JSON. */
export const orderSchema = z.object({ id: z.int(), template: z.string(), content: z.string() });
export type Order = z.infer<typeof orderSchema>;

/** What came of it. */
export const outcomeSchema = z.object({
  id: z.int(),
  document: z.instanceof(Uint8Array).optional(),
  fault: z.string().optional(),
});
export type Outcome = z.infer<typeof outcomeSchema>;
