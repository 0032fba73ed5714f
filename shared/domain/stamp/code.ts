import { randomInt } from "node:crypto";

/** Sixteen digits whose last is the check digit of the others (T3). Secret: whoever knows it can spend it. */
export type StampCode = string & { readonly kind: "stamp-code" };

/**
 * A totally anti-symmetric quasigroup of order 10 (H. Michael Damm, 2004): reading digit after digit through
 * it catches every single-digit error and every swap of neighbours.
 */
const quasigroup: readonly (readonly number[])[] = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/** The Damm check digit of a string of digits; that of a string with a fitting check digit is 0. */
export const checkDigitOf = (digits: string): number =>
  digits.split("").reduce((interim, digit) => quasigroup[interim]?.[Number(digit)] ?? 0, 0);

/** Whether sixteen digits carry a fitting check digit. */
export const isStampCode = (digits: string): digits is StampCode =>
  /^\d{16}$/.test(digits) && checkDigitOf(digits) === 0;

/** Draws a whole number from 0 to below `limit`, unpredictably. */
export type Draw = (limit: number) => number;

/** `randomInt` reaches to 2^48, less than 10^15: seven digits and eight are drawn apart. */
const DRAWS: readonly number[] = [7, 8];

/** A new random code: 15 digits of a CSPRNG (50 bits) and their check digit (T3). */
export const drawStampCode = (draw: Draw = (limit) => randomInt(limit)): StampCode => {
  const digits = DRAWS.map((length) => String(draw(10 ** length)).padStart(length, "0")).join("");
  const code = `${digits}${checkDigitOf(digits)}`;
  if (!isStampCode(code)) throw new Error("the drawn digits make no code");
  return code;
};

/** Spaces, hyphens and dashes of all kinds, and the invisible marks that right-to-left text brings along. */
const separators = /[\s\p{Pd}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
/** Arabic-Indic and extended (Persian, Urdu) digits; each block begins with its zero. */
const arabicDigits = /[\u0660-\u0669\u06f0-\u06f9]/g;

/**
 * The bare digits of a code as typed, pasted or dictated: without separators and direction marks, with
 * Arabic-Indic digits turned into Western ones. Anything else is left as it is and fails the format.
 */
export const bareDigits = (typed: string): string =>
  typed
    .replaceAll(separators, "")
    .replaceAll(arabicDigits, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

/** A code as people read it: four groups of four (T3). */
export const formatStampCode = (code: StampCode): string => code.replaceAll(/(\d{4})(?=\d)/g, "$1 ");

/** The last group of a code: all that is kept of it in the open, to tell one stamp from another. */
export const lastGroupOf = (code: StampCode): string => code.slice(-4);

/** What may be shown of a code to its buyer: its last group. Of 50 random bits, 40 stay unknown. */
export const maskStampCode = (lastGroup: string): string => `•••• •••• •••• ${lastGroup}`;
