import { randomInt } from "node:crypto";

/** Digits before the two check digits: ten billion references, of which a year's orders use some thousandths. */
const DIGITS = 10;

/** ISO 7064 MOD 97-10, as IBANs have it: catches every wrong digit and every swap of two neighbours. */
const checkOf = (digits: string): string => String(98n - ((BigInt(digits) * 100n) % 97n)).padStart(2, "0");

/** A new reference: ten random digits, the first of them no zero, which a till would drop, and their check digits. */
export const drawPaymentReference = (draw: (min: number, max: number) => number = randomInt): string => {
  const digits = Array.from({ length: DIGITS }, (_, index) => draw(index === 0 ? 1 : 0, 10)).join("");
  return `${digits}${checkOf(digits)}`;
};

/** A reference as somebody typed it, spaces and hyphens aside; undefined where its check digits do not fit. */
export const readPaymentReference = (typed: string): string | undefined => {
  const digits = typed.replaceAll(/[\s-]/g, "");
  return /^[1-9]\d{11}$/.test(digits) && digits.slice(DIGITS) === checkOf(digits.slice(0, DIGITS))
    ? digits
    : undefined;
};

/** In groups of four, as it is printed and read aloud. */
export const showPaymentReference = (reference: string): string =>
  reference.replaceAll(/(\d{4})(?=\d)/g, "$1 ");
