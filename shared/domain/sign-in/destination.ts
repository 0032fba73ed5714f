import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import * as z from "zod";

/**
 * Countries whose numbers get sign-in codes: Morocco, the countries of the posts, and where else many Moroccans live.
 * Who has a number of another one signs in with a post's or the call centre's help; expensive routes stay closed to
 * those who live on them.
 */
export const signInCountries: ReadonlySet<string> = new Set(
  [
    "MA FR ES IT BE NL DE GB CA US AE SA TR TN DZ MR LY",
    "PT CH LU AT DK SE NO FI IE GR CZ PL RO HU",
    "QA KW BH OM JO LB EG SN CI ML GA GN BR AU",
  ].flatMap((line) => line.split(" ")),
);

/** The country of a number in E.164, if it is one that gets codes. */
export const signInCountry = (number: string): string | undefined => {
  const country = parsePhoneNumberFromString(number)?.country;
  return country !== undefined && signInCountries.has(country) ? country : undefined;
};

/** Where a code goes: the country of a number in E.164, if it is one that gets codes; an e-mail address has none. */
export const destinationOf = (to: string): string | undefined =>
  to.includes("@") ? "e-mail" : signInCountry(to);

/** An e-mail address as people write it, in the one form by which it is known; undefined for what is none. */
export const readMail = (entered: string): string | undefined => {
  const address = z.email().max(254).safeParse(entered.trim().toLowerCase());
  return address.success ? address.data : undefined;
};

/**
 * What is counted of a destination: of an e-mail address its mailbox, or whoever adds `+1`, `+2` … would fill it. A code
 * is never good for more than the very address it went to.
 */
export const mailboxOf = (to: string): string => to.replace(/\+[^@]*(?=@)/, "");
