import { createHash } from "node:crypto";
import type { Beneficiary } from "#shared/domain/person/identity.ts";
import { isCin } from "#shared/domain/person/identity.ts";

/** What may differ between a zone and what was typed; the values themselves are never kept. */
export const zoneFields = ["family-name", "given-names", "birth-date", "document-number"] as const;
export type ZoneField = (typeof zoneFields)[number];

/** Outcomes of comparing a zone with what was typed. */
export const zoneOutcomes = ["match", "mismatch", "unreadable"] as const;

/** A help for the officer, on which no state depends. */
export interface ZoneCheck {
  readonly outcome: (typeof zoneOutcomes)[number];
  /** Fields that differ, of a mismatch only. */
  readonly fields?: readonly ZoneField[] | undefined;
}

/** A check as it is kept. */
export interface KeptZoneCheck extends ZoneCheck {
  /** What it was compared with, by `typedDigest`. */
  readonly of: string;
}

/**
 * Tells whether somebody is still as typed when a zone was compared: a draft's people may be replaced after an upload,
 * and a match with the ones before says nothing. It is kept and erased with what it digests.
 */
export const typedDigest = (person: Beneficiary): string => {
  const { familyName, givenNames, birthDate, cin, passportNumber } = person;
  const typed = JSON.stringify([familyName, givenNames, birthDate, cin, passportNumber]);
  return createHash("sha256").update(typed).digest("base64url").slice(0, 12);
};

/** A kept check without its digest; undefined when it was about somebody typed otherwise. */
export const standingCheck = (
  check: KeptZoneCheck | undefined,
  person: Beneficiary | undefined,
): ZoneCheck | undefined => {
  if (check === undefined || person === undefined || typedDigest(person) !== check.of) return undefined;
  const { outcome, fields } = check;
  return fields === undefined ? { outcome } : { outcome, fields };
};

/** Sizes of ICAO 9303: cards of three lines, cards of two, passports. */
export const zoneFormats = ["TD1", "TD2", "TD3"] as const;

/** What a machine-readable zone says of its holder; number and birth date agreed with their check digits. */
export interface MachineZone {
  readonly format: (typeof zoneFormats)[number];
  /** Three letters, as ICAO 9303 has them. */
  readonly issuer: string;
  readonly familyName: string;
  readonly givenNames: string;
  /** The names fill their field to its end, and may have been cut there. */
  readonly cut: boolean;
  /** `YYMMDD`: a zone does not tell the century. */
  readonly birthDate: string;
  /** The document's number first, then what else may be one. */
  readonly numbers: readonly string[];
}

/** Letters that ICAO 9303 part 3, section 6 writes as several. */
const LONGER: Readonly<Record<string, string>> = {
  Ä: "AE",
  Æ: "AE",
  Å: "AA",
  Ð: "D",
  Ø: "OE",
  Ö: "OE",
  Œ: "OE",
  Ü: "UE",
  ẞ: "SS",
  Þ: "TH",
};
/** Letters without a decomposition, where authorities drop the stroke instead. */
const SHORTER: Readonly<Record<string, string>> = {
  Æ: "AE",
  Ð: "D",
  Ø: "O",
  Œ: "OE",
  ẞ: "SS",
  Þ: "TH",
  Ł: "L",
  Đ: "D",
};

const words = (name: string, letters: Readonly<Record<string, string>>): readonly string[] =>
  [...name.normalize("NFC").replaceAll("ß", "ẞ").toUpperCase()]
    .map((letter) => letters[letter] ?? SHORTER[letter] ?? letter)
    .join("")
    .normalize("NFD")
    .replaceAll(/[\p{M}'’.]/gu, "")
    .split(/[^A-Z]+/)
    .filter((word) => word !== "");

/** A name as zones write it: each authority chooses between `MUELLER` and `MULLER`, so both are it. */
const spellings = (name: string): readonly (readonly string[])[] => [words(name, LONGER), words(name, {})];

const begins = (long: readonly string[], short: readonly string[]): boolean =>
  short.every((word, index) => word === long[index]);

/** The same letters, however they are divided into words; of a name that was cut, as many as there are. */
const isFamilyName = (typed: string, zone: MachineZone): boolean => {
  const shown = words(zone.familyName, {}).join("");
  // A family name is cut only where no given name has any room left.
  const cut = zone.cut && zone.givenNames === "";
  return spellings(typed).some((spelling) => {
    const joined = spelling.join("");
    return joined === shown || (cut && shown !== "" && joined.startsWith(shown));
  });
};

/** The same first ones: people leave further given names out, and so do documents. */
const areGivenNames = (typed: string | undefined, zone: MachineZone): boolean => {
  const shown = words(zone.givenNames, {});
  if (typed === undefined || shown.length === 0) return typed === undefined ? shown.length === 0 : zone.cut;
  return spellings(typed).some((spelling) => {
    const [joined, all] = [spelling.join(""), shown.join("")];
    return (
      joined === all ||
      begins(shown, spelling) ||
      begins(spelling, shown) ||
      (zone.cut && joined.startsWith(all))
    );
  });
};

/**
 * Whether the number is the typed one, where it can be told: a passport's with the typed passport number, a Moroccan
 * card's with the CIN, if the zone shows anything like one. Other countries' cards and replaced passports have
 * numbers that nobody typed.
 */
const hasNumber = (person: Beneficiary, zone: MachineZone, documentId: string): boolean => {
  if (documentId === "previous-passport" || zone.issuer !== "MAR") return true;
  if (zone.format === "TD3")
    return person.passportNumber === undefined || person.passportNumber === zone.numbers[0];
  const shown = zone.numbers.filter(isCin);
  return person.cin === undefined || shown.length === 0 || shown.includes(person.cin);
};

/**
 * Compares a zone with what was typed for the beneficiary (R2): which fields differ, never how. An absent zone is
 * `unreadable`. It helps the officer and decides nothing.
 */
export const compareZone = (
  zone: MachineZone | undefined,
  person: Beneficiary,
  documentId: string,
): ZoneCheck => {
  if (zone === undefined) return { outcome: "unreadable" };
  const same: Readonly<Record<ZoneField, boolean>> = {
    "family-name": isFamilyName(person.familyName, zone),
    "given-names": areGivenNames(person.givenNames, zone),
    "birth-date": person.birthDate.replaceAll("-", "").slice(2) === zone.birthDate,
    "document-number": hasNumber(person, zone, documentId),
  };
  const fields = zoneFields.filter((field) => !same[field]);
  return fields.length === 0 ? { outcome: "match" } : { outcome: "mismatch", fields };
};
