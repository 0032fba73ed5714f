import * as fc from "fast-check";
import { type Json, type JsonObject, list, obj, str } from "#local/json.ts";
import { pick, type Random } from "#test/bench/random.ts";
import { pathParams } from "../support/path-params.ts";

/** Values that the product knows, by the name of their field: else everything ends at the first unknown post. */
const known: Readonly<Record<string, Json>> = {
  ...pathParams,
  procedureId: "signature-legalisation",
  phone: "+33639980150",
  familyName: "Alaoui",
  givenNames: "Yasmine",
  familyNameArabic: "العلوي",
  givenNamesArabic: "ياسمين",
  birthDate: "1990-02-03",
  cin: "AB 123456",
  currency: "MAD",
  from: "2026-12-01",
  to: "2026-12-20",
};
const KNOWN_SHARE = 0.8;

/** What is known of a field, if its schema takes it. */
const knownOf = (name: string, schema: JsonObject): Json | undefined => {
  const value = known[name];
  const { type, pattern } = schema;
  if (type !== "string" || typeof value !== "string") return undefined;
  return pattern === undefined || new RegExp(str(pattern), "u").test(value) ? value : undefined;
};

const whole = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1));

const numberOf = (schema: JsonObject, name: string): number | undefined => {
  const value = schema[name];
  return typeof value === "number" ? value : undefined;
};

const length = (schema: JsonObject, least: string, most: string, random: Random): number => {
  const from = numberOf(schema, least) ?? 0;
  return whole(random, from, Math.min(numberOf(schema, most) ?? from + 3, from + 3));
};

/** A text that fits the pattern, where fast-check can read it. */
const matching = (pattern: string, random: Random): string => {
  try {
    const [text = ""] = fc.sample(fc.stringMatching(new RegExp(pattern)), {
      seed: whole(random, 0, 2 ** 30),
      numRuns: 1,
    });
    return text;
  } catch {
    return "x";
  }
};

const textOf = (schema: JsonObject, random: Random): string => {
  const format = str(schema["format"]);
  if (format === "date") return `20${whole(random, 24, 28)}-0${whole(random, 1, 9)}-1${whole(random, 0, 9)}`;
  if (format === "date-time") return "2026-12-01T09:30:00.000Z";
  if (format === "email") return "yasmine@example.com";
  if (format === "uri") return "https://example.com/";
  if (schema["pattern"] !== undefined) return matching(str(schema["pattern"]), random);
  return "abcdefghijklmnop"
    .repeat(20)
    .slice(0, Math.max(1, length(schema, "minLength", "maxLength", random)));
};

/** A value that the schema describes, or nearly so: what it cannot say of a value is the product's to judge. */
export const sampleOf = (schema: JsonObject, random: Random, name = ""): Json => {
  if (schema["const"] !== undefined) return schema["const"];
  const options = [...list(schema["enum"])];
  if (options.length > 0) return pick(random, options) ?? null;
  const hint = knownOf(name, schema);
  if (hint !== undefined && random() < KNOWN_SHARE) return hint;
  const either = [...list(schema["anyOf"]), ...list(schema["oneOf"])].map(obj);
  if (either.length > 0) return sampleOf(pick(random, either) ?? {}, random, name);
  switch (schema["type"]) {
    case "object":
      return objectOf(schema, random);
    case "array":
      return Array.from({ length: length(schema, "minItems", "maxItems", random) }, () =>
        sampleOf(obj(schema["items"]), random, name),
      );
    case "integer":
    case "number": {
      const from = numberOf(schema, "minimum") ?? 0;
      return whole(random, from, Math.min(numberOf(schema, "maximum") ?? from + 1_000, from + 1_000));
    }
    case "boolean":
      return random() < 0.5;
    case "null":
      return null;
    default:
      return textOf(schema, random);
  }
};

const objectOf = (schema: JsonObject, random: Random): JsonObject => {
  const required = list(schema["required"]);
  const named = Object.entries(obj(schema["properties"])).filter(
    ([name]) => required.includes(name) || random() < 0.5,
  );
  const more = schema["additionalProperties"];
  const others =
    typeof more === "object" ? [[sampleOf(obj(schema["propertyNames"]), random), obj(more)] as const] : [];
  return Object.fromEntries([
    ...named.map(([name, property]) => [name, sampleOf(obj(property), random, name)] as const),
    ...others.map(([name, property]) => [str(name), sampleOf(property, random)] as const),
  ]);
};

/** Values that no field is meant for; JSON carries all of them. */
export const oddities: readonly Json[] = [
  null,
  true,
  -1,
  0,
  0.5,
  1e308,
  2 ** 60,
  "",
  " ",
  "0",
  "-1",
  "null",
  "a".repeat(20_000),
  "é".repeat(500),
  "\u0000",
  "\ud800",
  "\u202egnol",
  "👩‍👩‍👧‍👦",
  "ﷺ",
  "{{7*7}}",
  "' OR 1=1 --",
  "../../etc/passwd",
  "$ne",
  [],
  [[[[]]]],
  {},
  { $gt: "" },
  { length: 1 },
];
