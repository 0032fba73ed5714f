/** A person for whom a request is filed (R2), as typed and normalised. */
export interface Beneficiary {
  readonly familyName: string;
  readonly givenNames?: string | undefined;
  readonly familyNameArabic?: string | undefined;
  readonly givenNamesArabic?: string | undefined;
  /** ISO date. */
  readonly birthDate: string;
  readonly cin?: string | undefined;
  readonly passportNumber?: string | undefined;
}

const digitsToLatin = (text: string): string =>
  text
    .replaceAll(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));

/** Upper case, Latin digits, no separators: `  ab 12-34 ` and `AB1234` are the same number (R2). */
export const normaliseDocumentNumber = (typed: string): string =>
  digitsToLatin(typed.normalize("NFKC"))
    .replaceAll(/[\s.\-_/\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .toUpperCase();

/** 1 to 3 letters and 1 to 7 digits, after normalisation; an unknown prefix is accepted (R2). */
export const isCin = (normalised: string): boolean => /^[A-Z]{1,3}\d{1,7}$/.test(normalised);

/** 6 to 9 letters and digits, after normalisation (ICAO 9303 keeps nine positions). */
export const isPassportNumber = (normalised: string): boolean => /^[A-Z0-9]{6,9}$/.test(normalised);

/** Names in Latin script with spaces, hyphens, apostrophes and full stops (R2). */
export const isLatinName = (name: string): boolean =>
  /^\p{Script=Latin}[\p{Script=Latin}\p{M} '’.-]*$/u.test(name);

/** Names in Arabic script. */
export const isArabicName = (name: string): boolean =>
  /^\p{Script=Arabic}[\p{Script=Arabic}\p{M} -]*$/u.test(name);

/** Collapses white space, so that a name typed with two spaces is the same name. */
export const normaliseName = (name: string): string => name.normalize("NFC").trim().replaceAll(/\s+/g, " ");

/** Age in whole years on a day; both are ISO dates. Born on 29 February counts from 1 March in common years. */
export const ageOn = (birthDate: string, day: string): number => {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
};

/** The age from which a person acts alone and carries a CIN. */
export const ADULT_AGE_YEARS = 18;

/**
 * What makes two entries the same person: the CIN, else the passport number, else names and birth date.
 * Only a keyed digest of it is ever stored in a key (A2).
 */
export const identityOf = (person: Beneficiary): string => {
  if (person.cin !== undefined) return `cin:${person.cin}`;
  if (person.passportNumber !== undefined) return `passport:${person.passportNumber}`;
  const name = `${person.familyName} ${person.givenNames ?? ""}`
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toUpperCase()
    .trim();
  return `name:${name}:${person.birthDate}`;
};

/** The numbers by which a person may be named: CIN, passport, both, or none (a minor). */
export const documentNumbersOf = ({ cin, passportNumber }: Beneficiary): readonly string[] =>
  [cin, passportNumber].filter((number) => number !== undefined);

/** As lists show a person: family name in capitals, then given names. */
export const displayName = (person: Beneficiary): string =>
  `${person.familyName.toUpperCase()} ${person.givenNames ?? ""}`.trim();
