import { createHash, timingSafeEqual } from "node:crypto";

/**
 * The provider's hash version 3, written from its own description and apart from the product's, so that each
 * checks the other: names in natural, case-insensitive order, `encoding` and `hash` left out, values with `\`
 * and `|` escaped, each followed by `|`, then the store key; SHA-512 in base64.
 */
export function hashVersion3(fields: Readonly<Record<string, string>>, storeKey: string): string {
  const names = Object.keys(fields).filter((name) => !["hash", "encoding"].includes(name.toLowerCase()));
  const text = names
    .toSorted(naturalOrder)
    .map((name) => `${escapeValue(fields[name] ?? "")}|`)
    .join("");
  return createHash("sha512")
    .update(`${text}${escapeValue(storeKey)}`, "utf8")
    .digest("base64");
}

export function hashMatches(fields: Readonly<Record<string, string>>, storeKey: string): boolean {
  const given = Object.entries(fields).find(([name]) => name.toLowerCase() === "hash")?.[1] ?? "";
  const wanted = Buffer.from(hashVersion3(fields, storeKey));
  const actual = Buffer.from(given);
  return wanted.length === actual.length && timingSafeEqual(wanted, actual);
}

function escapeValue(value: string): string {
  // A newline or two is what some forms add to a field; the provider drops them.
  const text = decoded(value.replace(/\n\n?$/, ""));
  return text.replaceAll("\\", "\\\\").replaceAll("|", "\\|");
}

/** What browsers and shops write as entities: the few that come in names, and any by number; each once. */
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  eacute: "é",
  euro: "€",
};

function decoded(value: string): string {
  return value.replaceAll(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    },
  );
}

/** Digits compare by value, so `item2` comes before `item10`; letters without regard to case. */
export function naturalOrder(a: string, b: string): number {
  const left = pieces(a);
  const right = pieces(b);
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const order = comparePieces(left[index] ?? "", right[index] ?? "");
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function pieces(name: string): string[] {
  // In capitals, as the provider folds them: `_` then comes after letters.
  return name.toUpperCase().match(/\d+|\D/g) ?? [];
}

function comparePieces(a: string, b: string): number {
  if (/^\d/.test(a) && /^\d/.test(b)) return Number(a) - Number(b);
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
