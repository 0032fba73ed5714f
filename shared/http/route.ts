import { createHash } from "node:crypto";
import * as z from "zod";
import type { Answer, Call, Command, Language, Outcome, Replay, SignedText } from "#shared/domain/call.ts";
import type {
  AnonymousCaller,
  Caller,
  CitizenCaller,
  PartnerCaller,
  SignedInCaller,
  StaffCaller,
  StaffRole,
} from "#shared/domain/caller.ts";
import { actorOf, staffRoles } from "#shared/domain/caller.ts";
import type { FieldFault, Refusal, RefusalCode } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/**
 * How a body is written: `form` as a browser posts it, `signed` as JSON by a server, `csv` as a spreadsheet saves it,
 * `csv-bytes` as some machine wrote it: the body is then a string with a character for each byte, since only its
 * reader can tell the encoding.
 */
export type BodyType = "json" | "form" | "csv" | "csv-bytes" | "signed";

export const mediaTypes: Readonly<Record<BodyType, string>> = {
  json: "application/json",
  form: "application/x-www-form-urlencoded",
  csv: "text/csv",
  "csv-bytes": "text/csv",
  signed: "application/json",
};

/** Where a server that calls us puts `t=<epoch seconds>,v1=<HMAC-SHA-256 of time and body>`. */
export const SIGNATURE_HEADER = "Wisal-Signature";

/** How a route recognises a command that is repeated (E1). */
export type Idempotency = "recorded" | "natural" | "none";

/** Who may call a route; the wrapper judges it before any input reaches the use case. */
export type Access =
  | { readonly kind: "public" }
  /**
   * `account: "any"` lets in a citizen whose account is not opened yet; `agents`, staff who act for the citizen
   * under a mandate (R1).
   */
  | {
      readonly kind: "citizen";
      readonly scope: string;
      readonly account: "active" | "any";
      readonly agents: boolean;
    }
  /**
   * `at` says where one of `roles` is needed: `post`, the one in the path parameter `postId`; `network`, the whole of it;
   * `anywhere`, at some post (E2).
   */
  | {
      readonly kind: "staff";
      readonly scope: string;
      readonly roles: readonly StaffRole[];
      readonly at: "post" | "network" | "anywhere";
    }
  | { readonly kind: "partner"; readonly scope: string };

/** A route as data: it feeds the router, the gateway's resources, authorisation and OpenAPI. */
export interface RouteData {
  readonly method: Method;
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  /** Numbers of the rules it carries out (product rules R, S, A, T, D, N, E). */
  readonly rules: readonly string[];
  readonly access: Access;
  /** Whether it takes a sign-in of the last five minutes, by staff with a second factor (RFC 9470). */
  readonly stepUp: boolean;
  /**
   * How a repeated command is recognised (E1). `recorded`: by its command record, whose answer is replayed;
   * `natural`: the change itself carries the command's id (a hold); `none`: needs no `Idempotency-Key`.
   */
  readonly idempotent: Idempotency;
  readonly request: {
    readonly params: z.ZodType;
    readonly query: z.ZodType;
    readonly body: z.ZodType;
    readonly bodyType: BodyType;
  };
  readonly response: {
    readonly status: number;
    readonly type: "application/json" | "text/plain" | "text/calendar" | "text/csv" | "application/pdf";
    readonly schema: z.ZodType;
  };
  readonly refusals: readonly RefusalCode[];
  /** Seconds for which shared caches may keep the answer; 0 forbids storing. */
  readonly cacheSeconds: number;
}

/** What the wrapper hands to a route once it has identified and authorised the caller. */
export interface RawCall {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly caller: Caller;
  /** The `Idempotency-Key` header; the request id where the route needs none. */
  readonly idempotencyKey: string;
  readonly now: number;
  readonly language: Language;
  readonly accessToken: string | undefined;
  readonly requestId: string;
  readonly signed?: SignedText | undefined;
  readonly address: string | undefined;
}

/** The outcome of a run with the command it belonged to, so that the wrapper can answer a repeated one. */
export interface RunResult {
  readonly command: Command | undefined;
  readonly result: Result<Answer<unknown> | Replay, Refusal>;
}

/** A route bound to its use case; the types of its input stay inside. */
export interface Route<Deps> extends RouteData {
  /** Parses params, query and body, derives the command, and runs the use case. */
  readonly run: (deps: Deps, raw: RawCall) => Promise<RunResult>;
}

/** For routes without path parameters or query: any name is refused. */
export const nothing = z.strictObject({});

/** For routes without a body: any body is refused. */
export const noBody = z.undefined();

interface RouteSpec<Deps, Params, Query, Body, Reply, Who extends Caller> {
  readonly method: Method;
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly rules?: readonly string[];
  readonly refusals?: readonly RefusalCode[];
  readonly idempotent?: Idempotency;
  readonly stepUp?: true;
  readonly cacheSeconds?: number;
  readonly params: z.ZodType<Params>;
  readonly query: z.ZodType<Query>;
  readonly body: z.ZodType<Body>;
  readonly bodyType?: BodyType;
  readonly reply: z.ZodType<Reply>;
  readonly status?: number;
  readonly type?: RouteData["response"]["type"];
  readonly useCase: (deps: Deps, call: Call<Params, Query, Body, Who>) => Outcome<Reply>;
}

/** What is not there is missing; our own checks put their code in the message, in kebab case; others keep zod's code. */
const faultCode = (issue: z.core.$ZodIssue): string => {
  const isMissing = issue.input === undefined && !["custom", "unrecognized_keys"].includes(issue.code);
  if (isMissing) return "missing";
  if (/^[a-z0-9]+(-[a-z0-9]+)+$/.test(issue.message)) return issue.message;
  return issue.code.replaceAll("_", "-");
};

const pointer = (part: string, path: readonly PropertyKey[]): string =>
  `/${[part, ...path].map((step) => String(step).replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;

const faultsOf = (part: string, issues: readonly z.core.$ZodIssue[]): readonly FieldFault[] =>
  issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ pointer: pointer(part, [...issue.path, key]), code: "unknown-field" }))
      : [
          {
            pointer: pointer(part, issue.path),
            code: faultCode(issue),
            ...(issue.code === "invalid_value" && { allowed: issue.values.map(String) }),
          },
        ],
  );

const parsePart = <T>(
  part: string,
  schema: z.ZodType<T>,
  input: unknown,
): Result<T, readonly FieldFault[]> => {
  const parsed = schema.safeParse(input, { reportInput: true });
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, error: faultsOf(part, parsed.error.issues) };
};

const faultsIn = (part: Result<unknown, readonly FieldFault[]>): readonly FieldFault[] =>
  part.ok ? [] : part.error;

const digest = (...parts: readonly string[]): string =>
  createHash("sha256").update(parts.join("\n")).digest("base64url");

/** Derives the identity of a command: the same caller, operation and key give the same id (E1). */
const commandOf = (operationId: string, raw: RawCall, input: unknown): Command => {
  const actor = actorOf(raw.caller);
  // An agent's key means another command for each person it is used for.
  const who = [actor.kind, actor.id, ...(actor.onBehalfOf ? [actor.onBehalfOf.accountId] : [])];
  return {
    id: `cmd_${digest(...who, operationId, raw.idempotencyKey).slice(0, 26)}`,
    fingerprint: digest(JSON.stringify(input)).slice(0, 16),
    actor,
  };
};

const bind = <Deps, Params, Query, Body, Reply, Who extends Caller>(
  access: Access,
  isWho: (caller: Caller) => caller is Who,
  spec: RouteSpec<Deps, Params, Query, Body, Reply, Who>,
): Route<Deps> => {
  const idempotent = spec.idempotent ?? "none";
  return {
    method: spec.method,
    path: spec.path,
    operationId: spec.operationId,
    summary: spec.summary,
    rules: spec.rules ?? [],
    access,
    stepUp: spec.stepUp === true,
    idempotent,
    request: { params: spec.params, query: spec.query, body: spec.body, bodyType: spec.bodyType ?? "json" },
    response: { status: spec.status ?? 200, type: spec.type ?? "application/json", schema: spec.reply },
    refusals: spec.refusals ?? [],
    cacheSeconds: spec.cacheSeconds ?? 0,
    run: async (deps, raw) => {
      const params = parsePart("path", spec.params, raw.params);
      const query = parsePart("query", spec.query, raw.query);
      const body = parsePart("body", spec.body, raw.body);
      if (!params.ok || !query.ok || !body.ok) {
        const errors = [...faultsIn(params), ...faultsIn(query), ...faultsIn(body)];
        return { command: undefined, result: refuse("invalid-input", { errors }) };
      }
      if (!isWho(raw.caller)) return { command: undefined, result: refuse("forbidden") };
      const input = { params: params.value, query: query.value, body: body.value };
      const command = commandOf(spec.operationId, raw, input);
      const { caller, now, language, accessToken, requestId, signed, address } = raw;
      const call = { ...input, caller, command, now, language, accessToken, requestId, signed, address };
      return {
        command: idempotent === "recorded" ? command : undefined,
        result: await spec.useCase(deps, call),
      };
    },
  };
};

const isAnyone = (caller: Caller): caller is AnonymousCaller | SignedInCaller => caller.kind.length > 0;
const isCitizen = (caller: Caller): caller is CitizenCaller => caller.kind === "citizen";
const isStaff = (caller: Caller): caller is StaffCaller => caller.kind === "staff";
const isPartner = (caller: Caller): caller is PartnerCaller => caller.kind === "partner";

/** Builders of one function's routes, one per kind of caller; `Deps` is what the function's deps.ts builds. */
export const routesFor = <Deps>() => ({
  /** Anybody, without a token. */
  open: <P, Q, B, R>(spec: RouteSpec<Deps, P, Q, B, R, Caller>) => bind({ kind: "public" }, isAnyone, spec),
  /**
   * A citizen with an open account, or the agent who acts for them (R1); `account: "any"` also before it is
   * opened.
   */
  citizen: <P, Q, B, R>(
    spec: RouteSpec<Deps, P, Q, B, R, CitizenCaller>,
    account: "active" | "any" = "active",
  ) => bind({ kind: "citizen", scope: "wisal/citizen", account, agents: true }, isCitizen, spec),
  /** As `citizen`, and nobody for them: what only the person may do. */
  person: <P, Q, B, R>(
    spec: RouteSpec<Deps, P, Q, B, R, CitizenCaller>,
    account: "active" | "any" = "active",
  ) => bind({ kind: "citizen", scope: "wisal/citizen", account, agents: false }, isCitizen, spec),
  /** Staff with one of `roles` at the post in the path parameter `postId` (E2). */
  staff: <P, Q, B, R>(roles: readonly StaffRole[], spec: RouteSpec<Deps, P, Q, B, R, StaffCaller>) =>
    bind({ kind: "staff", scope: "wisal/staff", roles, at: "post" }, isStaff, spec),
  /** Staff with one of `roles` for the whole network. */
  network: <P, Q, B, R>(roles: readonly StaffRole[], spec: RouteSpec<Deps, P, Q, B, R, StaffCaller>) =>
    bind({ kind: "staff", scope: "wisal/staff", roles, at: "network" }, isStaff, spec),
  /** Staff with any role anywhere: what is about themselves alone. */
  anyStaff: <P, Q, B, R>(spec: RouteSpec<Deps, P, Q, B, R, StaffCaller>) =>
    bind({ kind: "staff", scope: "wisal/staff", roles: staffRoles, at: "anywhere" }, isStaff, spec),
  /** A partner whose client holds `scope`. */
  partner: <P, Q, B, R>(scope: string, spec: RouteSpec<Deps, P, Q, B, R, PartnerCaller>) =>
    bind({ kind: "partner", scope }, isPartner, spec),
});
