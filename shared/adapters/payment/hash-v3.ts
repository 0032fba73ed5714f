import { createHash, timingSafeEqual } from "node:crypto";
import { decodeEntities } from "./entities.ts";
import { compareNaturally } from "./natural-order.ts";

/** Fields that the hash leaves out, whatever their case. */
const skipped = new Set(["hash", "encoding"]);

const escaped = (value: string): string => value.replaceAll("\\", "\\\\").replaceAll("|", "\\|");

/**
 * A value as the provider's own code reads it back: `preg_replace("/\n$/", "")` takes one newline off the end,
 * or two, for PHP's `$` also matches before a last one; then entities are decoded.
 */
const asHashed = (value: string): string => escaped(decodeEntities(value.replace(/\n{1,2}$/, "")));

/**
 * CMI's hash, version 3: the values in natural, case-insensitive order of their names, `\` and `|` escaped,
 * joined by `|`, the store key last, SHA-512, base64. It holds no nonce of ours: a replay verifies, too.
 */
export const hashV3 = (fields: Readonly<Record<string, string>>, storeKey: string): string => {
  const values = Object.entries(fields)
    .filter(([name]) => !skipped.has(name.toLowerCase()))
    .toSorted(([one], [other]) => compareNaturally(one, other))
    .map(([, value]) => asHashed(value));
  return createHash("sha512")
    .update([...values, escaped(storeKey)].join("|"), "utf8")
    .digest("base64");
};

/** Whether a hash fits its fields, in a time that does not tell how much of it does. */
export const fitsHashV3 = (
  fields: Readonly<Record<string, string>>,
  hash: string,
  storeKey: string,
): boolean => {
  const expected = Buffer.from(hashV3(fields, storeKey), "ascii");
  const given = Buffer.from(hash, "utf8");
  return expected.length === given.length && timingSafeEqual(expected, given);
};
