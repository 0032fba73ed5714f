import { type Json, type JsonObject, list, obj, str } from "#local/json.ts";

const WRITE_UNIT_BYTES = 1024;
const READ_UNIT_BYTES = 4096;

/** Size of an item as DynamoDB bills it: names and values in UTF-8, plus its overheads. */
export function itemBytes(item: JsonObject): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value),
    0,
  );
}

function valueBytes(attribute: Json): number {
  const [type, value] = Object.entries(obj(attribute))[0] ?? [];
  switch (type) {
    case "S":
      return Buffer.byteLength(str(value));
    case "N":
      return numberBytes(str(value));
    case "B":
      return Buffer.from(str(value), "base64").length;
    case "SS":
      return list(value).reduce((sum: number, entry) => sum + Buffer.byteLength(str(entry)), 0);
    case "NS":
      return list(value).reduce((sum: number, entry) => sum + numberBytes(str(entry)), 0);
    case "BS":
      return list(value).reduce((sum: number, entry) => sum + Buffer.from(str(entry), "base64").length, 0);
    // A list or map costs 3 bytes, and 1 for each of its elements.
    case "L":
      return list(value).reduce((sum: number, entry) => sum + 1 + valueBytes(entry), 3);
    case "M":
      return Object.entries(obj(value)).reduce(
        (sum, [name, entry]) => sum + 1 + Buffer.byteLength(name) + valueBytes(entry),
        3,
      );
    default:
      return 1;
  }
}

/** One byte for two significant digits, one for the exponent, one for a minus sign. */
function numberBytes(text: string): number {
  const digits = text
    .replace(/[eE].*$/, "")
    .replace(/[^0-9]/g, "")
    .replace(/^0+|0+$/g, "");
  return Math.ceil(digits.length / 2) + 1 + (text.startsWith("-") ? 1 : 0);
}

export function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / WRITE_UNIT_BYTES));
}

export function readUnits(bytes: number, consistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES)) * (consistent ? 1 : 0.5);
}

/**
 * Units that one index entry costs: 1 to put or remove it, 2 to move it to another key, 0 where nothing that
 * it holds has changed. Only keys are projected, so an entry is always under 1 KB.
 */
export function indexUnits(
  before: JsonObject | undefined,
  after: JsonObject | undefined,
  keyAttributes: readonly string[],
): number {
  const had = entryKey(before, keyAttributes);
  const has = entryKey(after, keyAttributes);
  if (had === has) return 0;
  return had === undefined || has === undefined ? 1 : 2;
}

function entryKey(item: JsonObject | undefined, keyAttributes: readonly string[]): string | undefined {
  if (item === undefined) return undefined;
  const values = keyAttributes.map((name) => item[name]);
  return values.includes(undefined) ? undefined : JSON.stringify(values);
}
