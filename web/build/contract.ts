import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

/**
 * Writes `web/app/contract.ts` from `docs/openapi.json`: what each call takes and answers, as types. Nothing of it
 * reaches the browser.
 */
const root = join(import.meta.dirname, "../..");

type Json = z.infer<typeof jsonObject>;
const jsonObject = z.record(z.string(), z.unknown());
const objectOf = (value: unknown): Json => jsonObject.safeParse(value).data ?? {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const quoted = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

const union = (types: readonly string[]): string => [...new Set(types)].join(" | ") || "never";

const objectType = (schema: Json, components: Json): string => {
  const required = new Set(listOf(schema["required"]));
  const fields = Object.entries(objectOf(schema["properties"])).map(
    ([name, value]) =>
      `readonly ${quoted(name)}${required.has(name) ? "" : "?"}: ${typeOf(objectOf(value), components)}`,
  );
  const more = objectOf(schema["additionalProperties"]);
  if (fields.length > 0) return `{ ${fields.join("; ")} }`;
  return `Readonly<Record<string, ${Object.keys(more).length > 0 ? typeOf(more, components) : "unknown"}>>`;
};

const typeOf = (schema: Json, components: Json): string => {
  if (typeof schema["$ref"] === "string") {
    const name = schema["$ref"].split("/").at(-1) ?? "";
    return typeOf(objectOf(objectOf(components["schemas"])[name]), components);
  }
  if ("const" in schema) return JSON.stringify(schema["const"]);
  if (Array.isArray(schema["enum"])) return union(schema["enum"].map((each) => JSON.stringify(each)));
  const choices = [...listOf(schema["anyOf"]), ...listOf(schema["oneOf"])];
  if (choices.length > 0) return union(choices.map((each) => typeOf(objectOf(each), components)));
  const all = listOf(schema["allOf"]);
  if (all.length > 0) return all.map((each) => typeOf(objectOf(each), components)).join(" & ");
  if (Array.isArray(schema["type"])) {
    return union(schema["type"].map((type) => typeOf({ ...schema, type }, components)));
  }
  switch (schema["type"]) {
    case "string":
    case "boolean":
    case "null":
      return String(schema["type"]);
    case "number":
    case "integer":
      return "number";
    case "array":
      return `readonly (${typeOf(objectOf(schema["items"]), components)})[]`;
    case "object":
      return objectType(schema, components);
    default:
      return "unknown";
  }
};

const contentType = (content: unknown, components: Json): string | undefined => {
  const json = objectOf(objectOf(content)["application/json"]);
  return "schema" in json ? typeOf(objectOf(json["schema"]), components) : undefined;
};

const parametersOf = (operation: Json, place: string, components: Json): string | undefined => {
  const fields = listOf(operation["parameters"])
    .map(objectOf)
    .filter((parameter) => parameter["in"] === place)
    .map((parameter) => {
      const type = typeOf(objectOf(parameter["schema"]), components);
      return `readonly ${quoted(String(parameter["name"]))}${parameter["required"] === true ? "" : "?"}: ${type}`;
    });
  return fields.length === 0 ? undefined : `{ ${fields.join("; ")} }`;
};

const operationType = (operation: Json, components: Json): string => {
  const answers = Object.entries(objectOf(operation["responses"]))
    .filter(([status]) => status.startsWith("2"))
    .map(([, response]) => contentType(objectOf(response)["content"], components) ?? "undefined");
  const parts = {
    path: parametersOf(operation, "path", components),
    query: parametersOf(operation, "query", components),
    body: contentType(objectOf(operation["requestBody"])["content"], components),
    answer: union(answers),
  };
  return Object.entries(parts)
    .filter(([, type]) => type !== undefined)
    .map(([name, type]) => `    readonly ${name}: ${type};`)
    .join("\n");
};

/** The text of `web/app/contract.ts` for an OpenAPI document. */
export const contractOf = (document: unknown): string => {
  const { paths, components } = objectOf(document);
  const rows = Object.entries(objectOf(paths)).flatMap(([path, methods]) =>
    Object.entries(objectOf(methods))
      .filter(([method]) => /^(get|put|post|patch|delete)$/.test(method))
      .map(([method, operation]) => {
        const { summary } = objectOf(operation);
        const body = operationType(objectOf(operation), objectOf(components));
        return `  /** ${String(summary)} */\n  readonly "${method.toUpperCase()} ${path}": {\n${body}\n  };`;
      }),
  );
  return `// Made by \`node web/build/contract.ts\` from docs/openapi.json; not edited by hand.\nexport interface Contract {\n${rows.join("\n")}\n}\n`;
};

/** The file as `docs/openapi.json` wants it. */
export const contractNow = async (): Promise<string> =>
  contractOf(JSON.parse(await readFile(join(root, "docs/openapi.json"), "utf8")));

if (import.meta.main) await writeFile(join(root, "web/app/contract.ts"), await contractNow());
