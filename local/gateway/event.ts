import type { IncomingMessage } from "node:http";
import { account } from "#local/account.ts";
import type { JsonObject } from "#local/json.ts";
import type { ApiModel } from "#local/template/model.ts";
import type { RouteMatch } from "./router.ts";

/** One HTTP request at the gateway. */
export interface GatewayRequest {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: Buffer;
  readonly sourceIp: string;
  readonly at: Date;
}

export function headersOf(incoming: IncomingMessage): Record<string, string[]> {
  const headers: Record<string, string[]> = {};
  const raw = incoming.rawHeaders;
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index] ?? "";
    // REST APIs hand on names as the client wrote them.
    headers[name] = [...(headers[name] ?? []), raw[index + 1] ?? ""];
  }
  return headers;
}

export function headerOf(request: GatewayRequest, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return Object.entries(request.headers)
    .find(([header]) => header.toLowerCase() === wanted)?.[1]
    .at(-1);
}

/** Text types reach the function as text; anything else in base64. */
function isText(api: ApiModel, request: GatewayRequest): boolean {
  const type = headerOf(request, "content-type") ?? "application/json";
  if (api.binaryMediaTypes.includes(type.split(";")[0]?.trim().toLowerCase() ?? "")) return false;
  return /^(text\/|application\/([\w.+-]+\+)?(json|xml)|application\/x-www-form-urlencoded)/i.test(type);
}

export function methodArn(api: ApiModel, request: GatewayRequest): string {
  return `arn:aws:execute-api:${account.region}:${account.id}:${api.id}/${api.stage}/${request.method}${request.path}`;
}

function requestContext(
  api: ApiModel,
  request: GatewayRequest,
  resource: string,
  authorizer: JsonObject | undefined,
) {
  return {
    accountId: account.id,
    apiId: api.id,
    domainName: headerOf(request, "host")?.split(":")[0] ?? "localhost",
    domainPrefix: api.id,
    extendedRequestId: request.requestId,
    httpMethod: request.method,
    identity: { sourceIp: request.sourceIp, userAgent: headerOf(request, "user-agent") ?? null },
    path: `/${api.stage}${request.path}`,
    protocol: "HTTP/1.1",
    requestId: request.requestId,
    requestTime: request.at.toUTCString(),
    requestTimeEpoch: request.at.getTime(),
    resourceId: "local",
    resourcePath: resource,
    stage: api.stage,
    ...(authorizer === undefined ? {} : { authorizer }),
  };
}

function common(request: GatewayRequest, match: RouteMatch) {
  const names = [...new Set(request.query.keys())];
  const parameters = Object.keys(match.parameters).length === 0 ? null : match.parameters;
  return {
    resource: match.route.path,
    path: request.path,
    httpMethod: request.method,
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, values]) => [name, values.at(-1) ?? ""]),
    ),
    multiValueHeaders: request.headers,
    queryStringParameters:
      names.length === 0
        ? null
        : Object.fromEntries(names.map((name) => [name, request.query.getAll(name).at(-1) ?? ""])),
    multiValueQueryStringParameters:
      names.length === 0 ? null : Object.fromEntries(names.map((name) => [name, request.query.getAll(name)])),
    pathParameters: parameters,
    stageVariables: null,
  };
}

/** The event of a Lambda proxy integration of a REST API. */
export function proxyEvent(
  api: ApiModel,
  request: GatewayRequest,
  match: RouteMatch,
  authorizer: JsonObject | undefined,
) {
  const text = isText(api, request);
  return {
    ...common(request, match),
    requestContext: requestContext(api, request, match.route.path, authorizer),
    body: request.body.length === 0 ? null : request.body.toString(text ? "utf8" : "base64"),
    isBase64Encoded: request.body.length > 0 && !text,
  };
}

/** The event of a REQUEST authorizer. */
export function authorizerEvent(api: ApiModel, request: GatewayRequest, match: RouteMatch) {
  return {
    type: "REQUEST",
    methodArn: methodArn(api, request),
    ...common(request, match),
    requestContext: requestContext(api, request, match.route.path, undefined),
  };
}
