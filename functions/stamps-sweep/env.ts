import * as z from "zod";

/** The variables of stamps-sweep. */
export const envSchema = z.object({ CORE_TABLE: z.string().min(1), STAMPS_TABLE: z.string().min(1) });

/** The parsed environment of stamps-sweep. */
export type Env = z.infer<typeof envSchema>;
