import { bool, isObject, type Json, type JsonObject, list, num, obj, str } from "#local/json.ts";

/** Event filtering as Lambda's event source mappings do it: every field of the pattern must match. */
export function passes(filters: readonly JsonObject[], record: Json): boolean {
  return filters.length === 0 || filters.some((pattern) => matchesPattern(pattern, record));
}

export function matchesPattern(pattern: JsonObject, value: Json | undefined): boolean {
  return Object.entries(pattern).every(([name, expected]) => {
    if (name === "$or") return list(expected).some((alternative) => matchesPattern(obj(alternative), value));
    const actual = isObject(value) ? value[name] : undefined;
    if (isObject(expected)) return matchesPattern(expected, actual);
    return list(expected).some((rule) => matchesRule(rule, actual));
  });
}

function matchesRule(rule: Json, actual: Json | undefined): boolean {
  // An array matches when one of its values does.
  if (Array.isArray(actual)) return actual.some((entry) => matchesRule(rule, entry));
  if (!isObject(rule)) return actual === rule;
  const [name, argument] = Object.entries(rule)[0] ?? ["", null];
  if (name === "exists") return bool(argument) === (actual !== undefined && !isObject(actual));
  if (actual === undefined) return false;
  switch (name) {
    case "prefix":
      return typeof actual === "string" && actual.startsWith(str(argument));
    case "suffix":
      return typeof actual === "string" && actual.endsWith(str(argument));
    case "equals-ignore-case":
      return typeof actual === "string" && actual.toLowerCase() === str(argument).toLowerCase();
    case "anything-but":
      return !anythingBut(argument).some((entry) => matchesRule(entry, actual));
    case "numeric":
      return matchesNumber(list(argument), actual);
    default:
      return false;
  }
}

function anythingBut(argument: Json): Json[] {
  return Array.isArray(argument) ? argument : [argument];
}

/** `[">", 1, "<=", 5]`: every comparison must hold. */
function matchesNumber(comparisons: readonly Json[], actual: Json): boolean {
  if (typeof actual !== "number") return false;
  for (let index = 0; index < comparisons.length; index += 2) {
    if (!compare(str(comparisons[index]), actual, num(comparisons[index + 1], Number.NaN))) return false;
  }
  return true;
}

function compare(operator: string, actual: number, wanted: number): boolean {
  switch (operator) {
    case "=":
      return actual === wanted;
    case "<":
      return actual < wanted;
    case "<=":
      return actual <= wanted;
    case ">":
      return actual > wanted;
    case ">=":
      return actual >= wanted;
    default:
      return false;
  }
}
