import * as z from "zod";

const centimes = z.int().nonnegative();

/** The parts of a fee as stored (T1). */
export const componentsSchema = z.strictObject({ receipt: centimes, chancery: centimes, service: centimes });
