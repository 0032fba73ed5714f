import { bool, isObject, type Json, list, obj, optionalNum, str, tryParseJson } from "#local/json.ts";
import type { GatewayResponseModel } from "#local/template/model.ts";

export interface GatewayAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

/** What the gateway itself may have to say, with AWS's status and message where the template sets none. */
const defaults = {
  UNAUTHORIZED: { status: 401, message: "Unauthorized" },
  ACCESS_DENIED: { status: 403, message: "User is not authorized to access this resource" },
  MISSING_AUTHENTICATION_TOKEN: { status: 403, message: "Missing Authentication Token" },
  BAD_REQUEST_PARAMETERS: { status: 400, message: "Missing required request parameters" },
  REQUEST_TOO_LARGE: { status: 413, message: "HTTP content length exceeded 10485760 bytes." },
  AUTHORIZER_FAILURE: { status: 500, message: "Internal server error" },
  AUTHORIZER_CONFIGURATION_ERROR: { status: 500, message: "Internal server error" },
  INTEGRATION_TIMEOUT: { status: 504, message: "Endpoint request timed out" },
  INTEGRATION_FAILURE: { status: 502, message: "Internal server error" },
} as const;

export type GatewayResponseType = keyof typeof defaults;

/** Fills a gateway response from the template; its DEFAULT_4XX or DEFAULT_5XX stands in for one it lacks. */
export function gatewayAnswer(
  responses: ReadonlyMap<string, GatewayResponseModel>,
  type: GatewayResponseType,
  context: Readonly<Record<string, string>>,
): GatewayAnswer {
  const { status, message } = defaults[type];
  const own = responses.get(type);
  const declared = own ?? responses.get(status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX");
  const [contentType, template] = Object.entries(declared?.templates ?? {})[0] ?? [
    "application/json",
    '{"message":$context.error.messageString}',
  ];
  const values: Readonly<Record<string, string>> = {
    ...context,
    "error.message": message,
    "error.messageString": JSON.stringify(message),
    "error.responseType": type,
  };
  const body = template.replace(
    /\$context\.([A-Za-z]+(?:\.[A-Za-z]+)*)/g,
    (_whole, name: string) => values[name] ?? "",
  );
  const headers = Object.entries(declared?.headers ?? {});
  const hasType = headers.some(([name]) => name.toLowerCase() === "content-type");
  return {
    status: own?.status ?? status,
    headers: [
      ...headers,
      ...(hasType ? [] : [["content-type", contentType] as const]),
      ["x-amzn-errortype", type],
    ],
    body: Buffer.from(body),
  };
}

/**
 * What a function's answer says to the client; undefined where it is out of form, which the client sees as 502.
 * `asBytes`: base64 is turned into bytes. Without it, the client gets the base64 as text.
 */
export function functionAnswer(payload: string, asBytes: boolean): GatewayAnswer | undefined {
  const answer = tryParseJson(payload);
  if (!isObject(answer)) return undefined;
  const status = optionalNum(answer["statusCode"]);
  if (status === undefined || !isText(answer["body"])) return undefined;
  const headers: [string, string][] = [];
  for (const [name, value] of Object.entries(obj(answer["headers"]))) headers.push([name, str(value)]);
  for (const [name, values] of Object.entries(obj(answer["multiValueHeaders"]))) {
    const single = headers.findIndex(([other]) => other.toLowerCase() === name.toLowerCase());
    if (single >= 0) headers.splice(single, 1);
    for (const value of list(values)) headers.push([name, str(value)]);
  }
  if (!headers.some(([name]) => name.toLowerCase() === "content-type"))
    headers.push(["content-type", "application/json"]);
  const encoding = asBytes && bool(answer["isBase64Encoded"]) ? "base64" : "utf8";
  return { status, headers, body: Buffer.from(str(answer["body"]), encoding) };
}

function isText(body: Json | undefined): boolean {
  return body === undefined || body === null || typeof body === "string";
}
