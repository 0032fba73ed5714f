import * as z from "zod";

// A function parses a few inputs a call: compiling code for each schema costs more at its first call than it ever gains.
z.config({ jitless: true });

/**
 * Parses a function's environment once, at load.
 *
 * @throws an error naming the variables at fault, never their values.
 */
export const readEnvironment = <T>(schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join(".")))];
  throw new Error(`environment: ${names.join(", ")}`);
};
