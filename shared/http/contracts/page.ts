import * as z from "zod";

/**
 * The query of a list that is given page by page: `cursor` is the `next` of the page before, `limit` how many it holds
 * at most. `read` reads a cursor of that list.
 */
export const pageQuery = <Place>(
  read: (cursor: string) => Place | undefined,
  { usual, most }: { readonly usual: number; readonly most: number },
) =>
  z
    .strictObject({
      cursor: z
        .string()
        .max(200, "invalid-cursor")
        .refine((cursor) => read(cursor) !== undefined, "invalid-cursor")
        .optional(),
      limit: z
        .string()
        .regex(/^[1-9]\d{0,2}$/, "invalid-limit")
        .refine((limit) => Number(limit) <= most, "too-many")
        .optional(),
    })
    .transform(({ cursor, limit = String(usual) }) => ({
      after: cursor === undefined ? undefined : read(cursor),
      limit: Number(limit),
    }));
