import { createHash } from "node:crypto";
import { idPrefixes } from "#shared/domain/ids.ts";

/** A person or machine as an issuer knows it: `iss` and `sub` of the token. */
export interface Subject {
  readonly issuer: string;
  readonly subject: string;
}

const digestOf = ({ issuer, subject }: Subject): Buffer =>
  createHash("sha256").update(`${issuer}|${subject}`).digest();

// The alphabet of our random ids: nothing that is confused when read aloud on the phone.
const alphabet = "23456789ABCDEFGHJKMNPQRSTWXYZ";

/** 20 letters of 29 are 97 bits: among 10 million people a collision has odds of about 1 in 10^15. */
const letters = (digest: Buffer): string => {
  const base = BigInt(alphabet.length);
  let rest = BigInt(`0x${digest.toString("hex")}`);
  let text = "";
  for (let index = 0; index < 20; index += 1) {
    text += alphabet[Number(rest % base)] ?? "";
    rest /= base;
  }
  return text;
};

/**
 * The id of a citizen's account, derived from issuer and subject: the authorizer then needs no index to find
 * the account, one read by key is enough (E2). It says nothing about the person.
 */
export const accountIdOf = (subject: Subject): string =>
  `${idPrefixes.account}_${letters(digestOf(subject))}`;

/** The id of a member of staff in changes, events and the audit trail (E3). */
export const staffIdOf = (subject: Subject): string => `${idPrefixes.staff}_${letters(digestOf(subject))}`;

/** The key of a member of staff in the directory: 22 characters of base64url, 132 bits. */
export const staffKeyOf = (subject: Subject): string => digestOf(subject).toString("base64url").slice(0, 22);
