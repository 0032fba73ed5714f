import { Script } from "node:vm";
import {
  isObject,
  type JsonObject,
  list,
  obj,
  optionalNum,
  optionalStr,
  parseJson,
  str,
} from "#local/json.ts";

export interface ViewerRequest {
  readonly method: string;
  readonly uri: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
}

export type EdgeResult =
  | { readonly kind: "request"; readonly request: ViewerRequest }
  | {
      readonly kind: "response";
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    };

/** Runs a CloudFront Function of the templates, in a context of its own, as the edge would. */
export class EdgeFunction {
  readonly #script: Script;

  constructor(code: string) {
    this.#script = new Script(
      `${code}\n;Promise.resolve(handler(JSON.parse(__event))).then(JSON.stringify);`,
    );
  }

  async viewerRequest(request: ViewerRequest, ip: string): Promise<EdgeResult> {
    const event = {
      version: "1.0",
      context: { eventType: "viewer-request", distributionId: "local", requestId: "local" },
      viewer: { ip },
      request: {
        method: request.method,
        uri: request.uri,
        querystring: queryOf(request.query),
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, { value }]),
        ),
        cookies: {},
      },
    };
    const pending: unknown = this.#script.runInNewContext(
      { __event: JSON.stringify(event), console },
      { timeout: 2_000 },
    );
    return resultOf(obj(parseJson(String(await pending))), request);
  }
}

function queryOf(query: URLSearchParams): JsonObject {
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      const multiple = values.length > 1 ? { multiValue: values.map((value) => ({ value })) } : {};
      return [name, { value: values[0] ?? "", ...multiple }];
    }),
  );
}

function resultOf(answer: JsonObject, before: ViewerRequest): EdgeResult {
  const status = optionalNum(answer["statusCode"]);
  const headers = Object.fromEntries(
    Object.entries(obj(answer["headers"])).map(([name, value]) => [
      name.toLowerCase(),
      str(obj(value)["value"]),
    ]),
  );
  if (status !== undefined) {
    const body = answer["body"];
    return { kind: "response", status, headers, body: isObject(body) ? str(body["data"]) : str(body) };
  }
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(obj(answer["querystring"]))) {
    const many = list(obj(value)["multiValue"]);
    const values =
      many.length > 0 ? many.map((entry) => str(obj(entry)["value"])) : [str(obj(value)["value"])];
    for (const one of values) query.append(name, one);
  }
  const method = optionalStr(answer["method"]) ?? before.method;
  return { kind: "request", request: { method, uri: str(answer["uri"], before.uri), query, headers } };
}
