import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/**
 * A phone number in E.164 (R2): a number with its country code, of an existing country and a possible length.
 * Spaces, dots, hyphens, brackets and a leading 00 are accepted; undefined when it is no such number.
 */
export const normalisePhone = (typed: string): string | undefined => {
  const phone = parsePhoneNumberFromString(typed.trim().replace(/^00/, "+"), { extract: false });
  // An extension is somebody's switchboard, and no SMS gets there.
  if (phone === undefined || phone.ext !== undefined) return undefined;
  // Without a country (+979, +800 …) nobody can be reached by SMS at a known cost.
  return phone.isPossible() &&
    phone.isValid() &&
    !phone.isNonGeographic() &&
    phone.getPossibleCountries().length > 0
    ? phone.number
    : undefined;
};
