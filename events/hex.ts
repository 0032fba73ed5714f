import * as z from "zod";

/** 32 bytes in hex: a digest, a commitment, a seed. */
export const hexSchema = z.string().regex(/^[0-9a-f]{64}$/);
