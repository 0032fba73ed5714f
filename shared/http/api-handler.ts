import middy from "@middy/core";
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from "aws-lambda";
import type { Answer, Command, Language, Replay, SignedText } from "#shared/domain/call.ts";
import type { Refusal, RefusalCode } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";
import { hasSteppedUp, STEP_UP_SECONDS } from "#shared/domain/step-up.ts";
import type { LogFields } from "#shared/observability/log.ts";
import { faultFields, log } from "#shared/observability/log.ts";
import { count, flushMetrics } from "#shared/observability/metric.ts";
import type { Allowed, CallAllowance } from "#shared/ports/call-allowance.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { Clock } from "#shared/ports/clock.ts";
import { authorise } from "./authorise.ts";
import { callerFrom } from "./caller.ts";
import { isPassing } from "./passing-fault.ts";
import { problems, problemType } from "./problems.ts";
import type { BodyType, RawCall, Route, RouteData, RunResult } from "./route.ts";
import { mediaTypes, SIGNATURE_HEADER } from "./route.ts";

/** What every API function's dependencies hold besides its own. */
export interface ApiDeps {
  readonly clock: Clock;
  readonly siteUrl: string;
  /** Absent in functions that change nothing. */
  readonly changes?: ChangeStore;
  /** In functions that partners call (T7). */
  readonly allowance?: CallAllowance;
}

/** In which CloudFront tells the caller's address; the firewall lets nobody by who did not come through it. */
const VIEWER_HEADER = "x-wisal-viewer";

const languages: readonly Language[] = ["ar", "fr", "es", "en"];

const languageOf = (header: string | undefined): Language =>
  (header ?? "")
    .split(",")
    .map((entry) => entry.trim().slice(0, 2).toLowerCase())
    .flatMap((tag) => languages.filter((language) => language === tag))[0] ?? "fr";

const headerOf = (event: APIGatewayProxyEvent, name: string): string | undefined =>
  Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];

const securityHeaders = {
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
} as const;

const isBinary = ({ response }: RouteData): boolean => response.type === "application/pdf";

/**
 * The gateway turns base64 back into bytes only for a client whose first wish is that type; any other would get
 * the base64 itself, so it is told what to ask for.
 */
const accepts = (route: RouteData, event: APIGatewayProxyEvent): boolean =>
  !isBinary(route) ||
  (headerOf(event, "accept") ?? "").split(/[,;]/)[0]?.trim().toLowerCase() === route.response.type;

type Body = Result<unknown, Refusal>;

const rawBody = (
  { body, isBase64Encoded }: APIGatewayProxyEvent,
  encoding: "utf8" | "latin1" = "utf8",
): string => Buffer.from(body ?? "", isBase64Encoded ? "base64" : "utf8").toString(encoding);

const parseBody = (event: APIGatewayProxyEvent, type: BodyType): Body => {
  const raw = rawBody(event, type === "csv-bytes" ? "latin1" : "utf8");
  if (raw === "") return { ok: true, value: undefined };
  const contentType = (headerOf(event, "content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (contentType !== mediaTypes[type])
    return refuse("unsupported-media-type", { details: { accepted: mediaTypes[type] } });
  if (type === "form") return { ok: true, value: Object.fromEntries(new URLSearchParams(raw)) };
  if (type === "csv" || type === "csv-bytes") return { ok: true, value: raw };
  try {
    const value: unknown = JSON.parse(raw);
    return { ok: true, value };
  } catch {
    return refuse("malformed-json");
  }
};

/** The signature of a body that a server signed, beside the body as it was sent. */
const signedText = (event: APIGatewayProxyEvent, type: BodyType): SignedText | undefined => {
  const signature = headerOf(event, SIGNATURE_HEADER.toLowerCase());
  return type === "signed" && signature !== undefined ? { signature, text: rawBody(event) } : undefined;
};

/** What a client has to do to be let in (RFC 6750, RFC 9470). */
const challengeOf = (code: RefusalCode): string =>
  code === "step-up-needed"
    ? `Bearer error="insufficient_user_authentication", error_description="Sign in again", max_age=${STEP_UP_SECONDS}`
    : "Bearer";

const toProblem = (
  refusal: Refusal,
  siteUrl: string,
  requestId: string,
  more: Readonly<Record<string, string>> = {},
): APIGatewayProxyResult => {
  const { status, title, hint } = problems[refusal.code];
  const retryAfter = refusal.retryAfterSeconds ?? (status === 429 || status === 503 ? 1 : undefined);
  return {
    statusCode: status,
    headers: {
      ...securityHeaders,
      ...more,
      "Content-Type": "application/problem+json",
      "Content-Language": "en",
      "Cache-Control": "no-store",
      ...(status === 401 && { "WWW-Authenticate": challengeOf(refusal.code) }),
      ...(retryAfter !== undefined && { "Retry-After": String(retryAfter) }),
    },
    body: JSON.stringify({
      type: problemType(siteUrl, refusal.code),
      title,
      status,
      detail: hint,
      instance: `urn:wisal:request:${requestId}`,
      code: refusal.code,
      ...(refusal.errors && { errors: refusal.errors }),
      ...(refusal.details && { details: refusal.details }),
    }),
  };
};

/** A body as the gateway takes it: bytes in base64. */
const write = (type: string, body: unknown): Pick<APIGatewayProxyResult, "body" | "isBase64Encoded"> => {
  if (body instanceof Uint8Array)
    return { body: Buffer.from(body).toString("base64"), isBase64Encoded: true };
  return { body: type === "application/json" ? JSON.stringify(body) : String(body) };
};

const toAnswer = <Deps>(
  route: Route<Deps>,
  answer: Answer<unknown> | Replay,
  more: Readonly<Record<string, string>>,
): APIGatewayProxyResult => {
  // A reply that does not fit its own schema is our bug: it throws, and the caller sees 500, not half an answer.
  const body = route.response.schema.parse(answer.body);
  const cache = route.cacheSeconds > 0 ? `public, max-age=${route.cacheSeconds}` : "no-store";
  return {
    statusCode: answer.status,
    headers: {
      ...securityHeaders,
      ...more,
      "Content-Type": isBinary(route) ? route.response.type : `${route.response.type}; charset=utf-8`,
      "Cache-Control": cache,
      ...(answer.replayed ? { "Idempotent-Replayed": "true" } : answer.headers),
    },
    ...(answer.status === 204 ? { body: "" } : write(route.response.type, body)),
  };
};

/**
 * A refused command may be one that succeeded before and is being repeated: its first answer is then given
 * again instead of the refusal that its own success causes (E1).
 */
const repeated = async (
  deps: ApiDeps,
  command: Command | undefined,
  refusal: Refusal,
): Promise<RunResult["result"]> => {
  if (command === undefined || deps.changes === undefined) return { ok: false, error: refusal };
  const prior = await deps.changes.find(command);
  if (!prior.ok) return prior;
  return prior.value === undefined ? { ok: false, error: refusal } : { ok: true, value: prior.value };
};

const idempotencyKeyPattern = /^[\x21-\x7e]{8,128}$/;

/** The header that names the command, where the route needs one (E1). */
const idempotencyKey = (event: APIGatewayProxyEvent, route: RouteData): Result<string, Refusal> => {
  const key = headerOf(event, "idempotency-key");
  if (key !== undefined && idempotencyKeyPattern.test(key)) return { ok: true, value: key };
  if (route.idempotent === "none") return { ok: true, value: event.requestContext.requestId };
  const code = key === undefined ? "missing" : "invalid-format";
  return refuse("idempotency-key-missing", { errors: [{ pointer: "/header/Idempotency-Key", code }] });
};

const present = (
  values: Readonly<Record<string, string | undefined>> | null,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

/** Everything before the use case: who asks, may they, and is the input readable. */
const readCall = (route: RouteData, event: APIGatewayProxyEvent, now: number): Result<RawCall, Refusal> => {
  const caller = callerFrom(event.requestContext.authorizer);
  const params = present(event.pathParameters);
  const denied = authorise(route.access, caller, params);
  if (denied) return { ok: false, error: denied };
  if (route.stepUp && !hasSteppedUp(caller, now)) return refuse("step-up-needed");
  if (!accepts(route, event)) return refuse("not-acceptable");
  const key = idempotencyKey(event, route);
  if (!key.ok) return key;
  const body = parseBody(event, route.request.bodyType);
  if (!body.ok) return body;
  return {
    ok: true,
    value: {
      params,
      query: present(event.queryStringParameters),
      body: body.value,
      caller,
      idempotencyKey: key.value,
      now,
      language: languageOf(headerOf(event, "accept-language")),
      accessToken: headerOf(event, "authorization")?.replace(/^Bearer /i, ""),
      requestId: event.requestContext.requestId,
      signed: signedText(event, route.request.bodyType),
      address: headerOf(event, VIEWER_HEADER) ?? event.requestContext.identity.sourceIp,
    },
  };
};

interface Dispatched {
  readonly result: RunResult["result"];
  /** What a partner is told of its allowance. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Takes a call from a partner's allowance, if the function keeps them. */
const take = async ({ allowance }: ApiDeps, { caller, now }: RawCall): Promise<Allowed> =>
  allowance === undefined || caller.kind !== "partner" ? { headers: {} } : await allowance.take(caller, now);

const dispatch = async <Deps extends ApiDeps>(
  route: Route<Deps> | undefined,
  deps: Deps,
  event: APIGatewayProxyEvent,
): Promise<Dispatched> => {
  if (route === undefined) return { result: refuse("not-found"), headers: {} };
  const call = readCall(route, event, deps.clock.now());
  if (!call.ok) return { result: call, headers: {} };
  const { headers, refusal } = await take(deps, call.value);
  if (refusal !== undefined) return { result: { ok: false, error: refusal }, headers };
  const { command, result } = await route.run(deps, call.value);
  return { result: result.ok ? result : await repeated(deps, command, result.error), headers };
};

/** What a log line may say of a refusal: pointers to known fields, never a name that the caller made up. */
const loggable = (refusal: Refusal): Pick<LogFields, "pointers"> =>
  refusal.errors
    ? {
        pointers: refusal.errors.filter(({ code }) => code !== "unknown-field").map(({ pointer }) => pointer),
      }
    : {};

/** Publishes the metrics; turns a fault into 500, or 503 where it passes, without a word of what it was about. */
const ends = (siteUrl: string): middy.MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> => ({
  after: () => flushMetrics(),
  onError: (request) => {
    const { requestId } = request.event.requestContext;
    const passing = isPassing(request.error);
    const code = passing ? "api-busy" : "api-fault";
    log.error(code, {
      requestId,
      operationId: request.event.resource,
      ...faultFields(request.error),
    });
    count(code);
    flushMetrics();
    request.response = toProblem({ code: passing ? "busy" : "internal" }, siteUrl, requestId);
  },
});

/**
 * The wrapper of every API function: finds the route, identifies and authorises the caller, parses, runs the
 * use case, maps its result to JSON or problem+json, logs one line and counts one metric.
 *
 * Order: request id → caller → authorise → step-up → parse → allowance (partners) → use case → map result → parse response → headers → metrics.
 */
export const apiHandler = <Deps extends ApiDeps>(options: {
  readonly routes: readonly Route<Deps>[];
  readonly deps: Deps;
}) =>
  middy<APIGatewayProxyEvent, APIGatewayProxyResult, Error, Context>()
    .use(ends(options.deps.siteUrl))
    .handler(async (event) => {
      const started = performance.now();
      const { requestId } = event.requestContext;
      const route = options.routes.find(
        ({ method, path }) => method === event.httpMethod && path === event.resource,
      );
      const { result, headers } = await dispatch(route, options.deps, event);
      const operationId = route?.operationId ?? "none";
      const durationMs = Math.round(performance.now() - started);
      const code = result.ok ? "ok" : result.error.code;
      log.info("api-call", {
        requestId,
        operationId,
        code,
        durationMs,
        ...(!result.ok && loggable(result.error)),
      });
      count(result.ok ? `${operationId}-ok` : `refused-${code}`);
      if (!result.ok) return toProblem(result.error, options.deps.siteUrl, requestId, headers);
      if (route === undefined) throw new Error("an answer without a route");
      return toAnswer(route, result.value, headers);
    });
