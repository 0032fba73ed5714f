import { customAlphabet } from "nanoid";

/** Prefixes of every id; an id is `<prefix>_<random or derived letters and digits>`. */
export const idPrefixes = {
  account: "acc",
  request: "req",
  appointment: "apt",
  order: "ord",
  payment: "pay",
  stamp: "stm",
  reservation: "rsv",
  message: "msg",
} as const;

export type IdKind = keyof typeof idPrefixes;

// Letters and digits that are not confused when read aloud on the phone: no 0/O, 1/I/L, U/V.
const alphabet = "23456789ABCDEFGHJKMNPQRSTWXYZ";
const random = customAlphabet(alphabet, 16);

/** A new random id: 16 letters of 29, about 77 bits. */
export const newId = (kind: IdKind): string => `${idPrefixes[kind]}_${random()}`;

/**
 * The id of something that a command makes, derived from the command: made twice, it is the same thing (E1).
 * `part` tells apart several things of one command.
 */
export const idFrom = (kind: IdKind, commandId: string, part = ""): string =>
  `${idPrefixes[kind]}_${commandId.slice(commandId.indexOf("_") + 1).replaceAll(/[^A-Za-z0-9]/g, "")}${part}`;

/** What an id of this kind looks like. */
export const idPattern = (kind: IdKind): RegExp => new RegExp(`^${idPrefixes[kind]}_[A-Za-z0-9]{8,40}$`);
