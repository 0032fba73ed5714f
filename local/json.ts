/** JSON read from outside (templates, AWS requests, files), narrowed without casts. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export function parseJson(text: string): Json {
  const value: unknown = JSON.parse(text);
  if (!isJson(value)) throw new TypeError("JSON.parse gave something that is no JSON");
  return value;
}

/** Looks at the top only: what JSON.parse returns is JSON all the way down. */
function isJson(value: unknown): value is Json {
  return value === null || ["boolean", "number", "string", "object"].includes(typeof value);
}

/** Undefined when the text is no JSON: for bodies that callers may send broken. */
export function tryParseJson(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** Turns any value into plain JSON, as a network would: dates become text, functions vanish. */
export function toJson(value: unknown): Json {
  const text = JSON.stringify(value);
  return text === undefined ? null : parseJson(text);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function obj(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/** A list, or the one value where CloudFormation and IAM allow a bare one. */
export function oneOrMany(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function str(value: Json | undefined, fallback = ""): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return fallback;
}

export function optionalStr(value: Json | undefined): string | undefined {
  return value === undefined || value === null ? undefined : str(value);
}

export function num(value: Json | undefined, fallback: number): number {
  if (typeof value === "number") return value;
  if (typeof value === "string" && value !== "" && Number.isFinite(Number(value))) return Number(value);
  return fallback;
}

export function optionalNum(value: Json | undefined): number | undefined {
  const parsed = num(value, Number.NaN);
  return Number.isNaN(parsed) ? undefined : parsed;
}

export function bool(value: Json | undefined, fallback = false): boolean {
  if (typeof value === "boolean") return value;
  if (value === "true") return true;
  if (value === "false") return false;
  return fallback;
}

export function stringMap(value: Json | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(obj(value)).map(([key, entry]) => [key, str(entry)]));
}
