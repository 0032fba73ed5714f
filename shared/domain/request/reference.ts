import { createHash } from "node:crypto";

/** Crockford's base 32: no I, L, O or U, so that nothing is misread over the telephone. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 10;

/**
 * What people call a request by, on paper and over the telephone: ten letters and digits in two groups of five,
 * `7K4M9-Q2XDT`. It follows from the request's id. 50 bits: of three million requests hardly two share one, and
 * whoever is asked for it is asked for a birth date too.
 */
export const referenceOf = (requestId: string): string => {
  let bits = createHash("sha256").update(`wisal-reference|${requestId}`).digest().readBigUInt64BE() >> 14n;
  let reference = "";
  for (let index = 0; index < LENGTH; index += 1) {
    reference = (ALPHABET[Number(bits & 31n)] ?? "") + reference;
    bits >>= 5n;
  }
  return `${reference.slice(0, 5)}-${reference.slice(5)}`;
};

/** A reference as somebody typed or dictated it, in its one spelling; undefined when it cannot be one. */
export const readReference = (typed: string): string | undefined => {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return plain.length === LENGTH && [...plain].every((each) => ALPHABET.includes(each))
    ? `${plain.slice(0, 5)}-${plain.slice(5)}`
    : undefined;
};
