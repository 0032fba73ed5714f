import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { close, listen, readBody } from "#local/http.ts";
import type { JsonObject } from "#local/json.ts";
import type { Runtime } from "#local/runtime/runtime.ts";
import type { ApiModel } from "#local/template/model.ts";
import { authorize } from "./authorize.ts";
import { type GatewayRequest, headerOf, headersOf, proxyEvent } from "./event.ts";
import { functionAnswer, type GatewayAnswer, type GatewayResponseType, gatewayAnswer } from "./responses.ts";
import { type RouteMatch, Router } from "./router.ts";

/** API Gateway takes at most 10 MB. */
const LARGEST_BODY = 10 * 1024 * 1024;

export interface Gateway {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Plays API Gateway for one REST API: routes, authorizer, functions and its own answers, all from the template. */
export async function startGateway(port: number, api: ApiModel, runtime: Runtime): Promise<Gateway> {
  const router = new Router(api.routes);

  const own = (
    type: GatewayResponseType,
    request: Pick<GatewayRequest, "requestId" | "method" | "path">,
  ): GatewayAnswer =>
    gatewayAnswer(api.responses, type, {
      requestId: request.requestId,
      extendedRequestId: request.requestId,
      httpMethod: request.method,
      path: request.path,
      stage: api.stage,
      apiId: api.id,
    });

  const call = async (request: GatewayRequest, match: RouteMatch): Promise<GatewayAnswer> => {
    let context: JsonObject | undefined;
    if (match.route.authorizer !== undefined) {
      const authorization = await authorize(api, match.route.authorizer, request, match, runtime);
      if (!authorization.ok) return own(authorization.response, request);
      context = authorization.context;
    }
    if (match.route.requiredParameters.some((parameter) => !hasParameter(request, parameter))) {
      return own("BAD_REQUEST_PARAMETERS", request);
    }
    const event = proxyEvent(api, request, match, context);
    const invocation = runtime.invoke(match.route.functionName, event, headerOf(request, "x-wisal-tag"));
    const result = await withTimeout(invocation, match.route.timeoutMs);
    if (result === undefined) return own("INTEGRATION_TIMEOUT", request);
    const answer = result.ok ? functionAnswer(result.payload, wantsBytes(api, request)) : undefined;
    return answer ?? own("INTEGRATION_FAILURE", request);
  };

  const answer = async (incoming: IncomingMessage): Promise<GatewayAnswer> => {
    const { pathname, searchParams } = new URL(incoming.url ?? "/", "http://gateway");
    const requestId = randomUUID();
    const method = incoming.method ?? "GET";
    const path = pathname.length > 1 && pathname.endsWith("/") ? pathname.slice(0, -1) : pathname;
    const body = await readBody(incoming, LARGEST_BODY);
    if (body === undefined) return own("REQUEST_TOO_LARGE", { requestId, method, path });
    const match = router.find(method, path);
    if (match === undefined) return own("MISSING_AUTHENTICATION_TOKEN", { requestId, method, path });
    const request: GatewayRequest = {
      requestId,
      method,
      path,
      query: searchParams,
      headers: headersOf(incoming),
      body,
      sourceIp: incoming.socket.remoteAddress ?? "127.0.0.1",
      at: new Date(),
    };
    const result = await call(request, match);
    const sent = compressed(result, request, api.minimumCompressionSize);
    return {
      ...sent,
      headers: [...sent.headers, ["x-amzn-requestid", requestId], ["x-amz-apigw-id", requestId]],
    };
  };

  const server = await listen(port, "API", (incoming, outgoing) => {
    answer(incoming).then(
      (result) => send(outgoing, result),
      (error: unknown) => {
        console.error(`Gateway: ${String(error)}`);
        send(outgoing, own("INTEGRATION_FAILURE", { requestId: randomUUID(), method: "", path: "" }));
      },
    );
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => close(server) };
}

/** Compresses as the stage does, for clients that take gzip. */
function compressed(
  answer: GatewayAnswer,
  request: GatewayRequest,
  minimum: number | undefined,
): GatewayAnswer {
  const accepts = (headerOf(request, "accept-encoding") ?? "").includes("gzip");
  const encoded = answer.headers.some(([name]) => name.toLowerCase() === "content-encoding");
  if (minimum === undefined || answer.body.length < minimum || !accepts || encoded) return answer;
  return {
    ...answer,
    headers: [...answer.headers, ["content-encoding", "gzip"]],
    body: gzipSync(answer.body, { level: 1 }),
  };
}

/** As AWS: only the first type that a client accepts decides whether it gets bytes. */
function wantsBytes(api: ApiModel, request: GatewayRequest): boolean {
  const first = (headerOf(request, "accept") ?? "").split(/[,;]/)[0]?.trim() ?? "";
  return api.binaryMediaTypes.includes("*/*") || api.binaryMediaTypes.includes(first);
}

/** `method.request.header.X`, `…querystring.X`; path parameters are there by the match itself. */
function hasParameter(request: GatewayRequest, parameter: string): boolean {
  const [, place, name] = /^method\.request\.(header|querystring)\.(.+)$/.exec(parameter) ?? [];
  if (place === undefined || name === undefined) return true;
  return place === "header" ? headerOf(request, name) !== undefined : request.query.has(name);
}

function withTimeout<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function send(outgoing: ServerResponse, answer: GatewayAnswer): void {
  if (outgoing.destroyed) return;
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of answer.headers) {
    const known = headers[name];
    if (known === undefined) headers[name] = value;
    else headers[name] = Array.isArray(known) ? [...known, value] : [known, value];
  }
  const hasNoBody = answer.status === 204 || answer.status === 304;
  if (!hasNoBody) headers["content-length"] = String(answer.body.length);
  outgoing.writeHead(answer.status, headers);
  outgoing.end(hasNoBody ? undefined : answer.body);
}
