import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { type JsonObject, list, obj, parseJson, str } from "#local/json.ts";
import { openApiFile } from "#local/write-openapi.ts";

/** An operation as docs/openapi.json has it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly query: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly schema: JsonObject;
  }[];
  /** Path parameters by name. */
  readonly params: Readonly<Record<string, JsonObject>>;
  readonly body: { readonly type: string; readonly schema: JsonObject } | undefined;
  /** Who may call it: `citizen`, `staff`, `partner`, or nobody named. */
  readonly caller: string | undefined;
  /** Documented types of an answer, by status. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
}

const document = obj(parseJson(readFileSync(openApiFile, "utf8")));
const DOCUMENT = "openapi.json";
// Formats repeat what patterns say; our own names for them are not in the standard.
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
ajv.addSchema(document, DOCUMENT);

const pointer = (...parts: readonly string[]): string =>
  parts.map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

const operationOf = (path: string, method: string, described: JsonObject): Operation => {
  const parameters = list(described["parameters"]).map(obj);
  const [type, content] = Object.entries(obj(obj(described["requestBody"])["content"]))[0] ?? [];
  const [security] = list(described["security"]).map(obj);
  return {
    id: str(described["operationId"]),
    method: method.toUpperCase(),
    path,
    query: parameters
      .filter((each) => each["in"] === "query")
      .map((each) => ({
        name: str(each["name"]),
        required: each["required"] === true,
        schema: obj(each["schema"]),
      })),
    params: Object.fromEntries(
      parameters
        .filter((each) => each["in"] === "path")
        .map((each) => [str(each["name"]), obj(each["schema"])]),
    ),
    body: type === undefined ? undefined : { type, schema: obj(obj(content)["schema"]) },
    caller: Object.keys(security ?? {})[0],
    answers: Object.fromEntries(
      Object.entries(obj(described["responses"])).map(([status, response]) => [
        status,
        Object.keys(obj(obj(response)["content"])),
      ]),
    ),
  };
};

/** Every operation of docs/openapi.json. */
export const operations: readonly Operation[] = Object.entries(obj(document["paths"])).flatMap(
  ([path, methods]) =>
    Object.entries(obj(methods)).map(([method, described]) => operationOf(path, method, obj(described))),
);

const validators = new Map<string, ValidateFunction | undefined>();

/** What judges a documented body; undefined where it is bytes or text without a schema. */
export const validatorOf = (
  { path, method }: Operation,
  status: string,
  type: string,
): ValidateFunction | undefined => {
  const at = pointer("paths", path, method.toLowerCase(), "responses", status, "content", type, "schema");
  if (!validators.has(at)) {
    const described = obj(obj(document["paths"])[path]);
    const responses = obj(obj(described[method.toLowerCase()])["responses"]);
    const content = obj(obj(obj(responses[status])["content"])[type]);
    const known = content["schema"] !== undefined;
    validators.set(at, known ? ajv.compile({ $ref: `${DOCUMENT}#${at}` }) : undefined);
  }
  return validators.get(at);
};
