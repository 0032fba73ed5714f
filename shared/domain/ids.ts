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
  draw: "drw",
  mandate: "mdt",
  upload: "upl",
  proposal: "prp",
  refund: "rfd",
  settlement: "set",
  difference: "dif",
  staff: "stf",
} as const;

export type IdKind = keyof typeof idPrefixes;

/**
 * The id of something that a command makes, derived from the command: made twice, it is the same thing (E1).
 */
export const idFrom = (kind: IdKind, commandId: string): string =>
  `${idPrefixes[kind]}_${commandId.slice(commandId.indexOf("_") + 1).replaceAll(/[^A-Za-z0-9]/g, "")}`;

/** What an id of this kind looks like. */
export const idPattern = (kind: IdKind): RegExp => new RegExp(`^${idPrefixes[kind]}_[A-Za-z0-9]{8,40}$`);
