import * as z from "zod";
import type { RefusalCode } from "#shared/domain/refusal.ts";
import { STEP_UP_SECONDS } from "#shared/domain/step-up.ts";
import { problems } from "./problems.ts";
import type { Access, RouteData } from "./route.ts";
import { mediaTypes, SIGNATURE_HEADER } from "./route.ts";

type Json = Readonly<Record<string, unknown>>;

const toSchema = (schema: z.ZodType, io: "input" | "output"): Json => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
};

const isEmpty = (schema: z.ZodType): boolean => {
  const { properties } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return properties === undefined || Object.keys(properties).length === 0;
};

const parameters = (schema: z.ZodType, where: "path" | "query"): readonly Json[] => {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    schema: property,
  }));
};

const takesAgents = (access: Access): boolean => access.kind === "citizen" && access.agents;

const security = (access: Access): readonly Json[] =>
  access.kind === "public"
    ? []
    : [{ [access.kind]: [access.scope] }, ...(takesAgents(access) ? [{ staff: ["wisal/staff"] }] : [])];

/** Refusals that any route of a kind can answer besides its own. */
const commonRefusals = (route: RouteData): readonly RefusalCode[] => [
  "invalid-input",
  ...(route.request.body instanceof z.ZodUndefined
    ? []
    : (["malformed-json", "unsupported-media-type", "payload-too-large"] as const)),
  ...(route.access.kind === "public" ? [] : (["unauthenticated", "forbidden"] as const)),
  ...(route.stepUp ? (["step-up-needed"] as const) : []),
  ...(route.access.kind === "citizen" ? (["account-suspended"] as const) : []),
  ...(route.access.kind === "citizen" && !route.access.agents ? (["in-person-only"] as const) : []),
  ...(route.access.kind === "citizen" || route.access.kind === "staff" ? (["mandate-refused"] as const) : []),
  ...(route.access.kind === "citizen" && route.access.account === "active"
    ? (["account-needed"] as const)
    : []),
  ...(route.access.kind === "staff" ? (["not-found"] as const) : []),
  ...(route.idempotent === "none" ? [] : (["idempotency-key-missing", "idempotency-key-reused"] as const)),
  ...(route.response.type === "application/pdf" ? (["not-acceptable"] as const) : []),
  "too-many-requests",
  "busy",
  "internal",
];

/** The challenge to sign in again (RFC 9470). */
const stepUpHeaders: Json = {
  "WWW-Authenticate": {
    description: `With \`step-up-needed\`: \`error="insufficient_user_authentication", max_age=${STEP_UP_SECONDS}\`.`,
    schema: { type: "string" },
  },
};

const refusalResponses = (route: RouteData): Json => {
  const codes = [...new Set([...route.refusals, ...commonRefusals(route)])].toSorted();
  const byStatus = new Map<number, RefusalCode[]>();
  for (const code of codes) {
    const { status } = problems[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [
      String(status),
      {
        description: some.map((code) => `\`${code}\` ${problems[code].title}`).join(" · "),
        ...(some.includes("step-up-needed") && { headers: stepUpHeaders }),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
};

const requestBody = (route: RouteData): Json => {
  if (route.request.body instanceof z.ZodUndefined) return {};
  const type = mediaTypes[route.request.bodyType];
  return {
    requestBody: { required: true, content: { [type]: { schema: toSchema(route.request.body, "input") } } },
  };
};

const signatureHeader: Json = {
  name: SIGNATURE_HEADER,
  in: "header",
  required: true,
  description:
    "`t=<epoch seconds>,v1=<hex>`: HMAC-SHA-256 of `<t>.<raw body>` under the shared secret, at most five minutes old. During a rotation several `v1` may be given; one that fits is enough.",
  schema: { type: "string" },
};

const operation = (route: RouteData): Json => ({
  operationId: route.operationId,
  summary: route.summary,
  ...(route.rules.length > 0 && { description: `Rules: ${route.rules.join(", ")}.` }),
  tags: [route.access.kind],
  security: security(route.access),
  parameters: [
    ...(isEmpty(route.request.params) ? [] : parameters(route.request.params, "path")),
    ...(isEmpty(route.request.query) ? [] : parameters(route.request.query, "query")),
    ...(route.idempotent === "none" ? [] : [{ $ref: "#/components/parameters/IdempotencyKey" }]),
    ...(route.request.bodyType === "signed" ? [signatureHeader] : []),
    ...(takesAgents(route.access) ? [{ $ref: "#/components/parameters/WisalMandate" }] : []),
  ],
  ...requestBody(route),
  responses: {
    [String(route.response.status)]: {
      description: "Done.",
      ...(route.response.status !== 204 && {
        content: {
          // Bytes have no schema in OpenAPI 3.1.
          [route.response.type]:
            route.response.type === "application/pdf"
              ? {}
              : { schema: toSchema(route.response.schema, "output") },
        },
      }),
    },
    ...refusalResponses(route),
  },
});

const problemSchema: Json = {
  type: "object",
  description:
    "RFC 9457 problem. Clients translate by `code`; `detail` says what to do and never repeats the input.",
  required: ["type", "title", "status", "detail", "instance", "code"],
  properties: {
    type: { type: "string", format: "uri" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    instance: { type: "string" },
    code: { type: "string", enum: Object.keys(problems).toSorted() },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["pointer", "code"],
        properties: {
          pointer: {
            type: "string",
            description: "RFC 6901 pointer that begins with /path, /query, /header or /body",
          },
          code: { type: "string" },
          allowed: { type: "array", items: { type: "string" } },
        },
      },
    },
    details: { type: "object", additionalProperties: true },
  },
};

const bearer = (description: string): Json => ({
  type: "http",
  scheme: "bearer",
  bearerFormat: "JWT",
  description,
});

/** The API as OpenAPI 3.1, made from the route tables and nothing else. */
export const openApi = (routes: readonly RouteData[]): Json => {
  const paths = [...new Set(routes.map(({ path }) => path))].toSorted();
  return {
    openapi: "3.1.0",
    info: {
      title: "Wisal",
      version: "1",
      description:
        "The platform on which Moroccans residing abroad deal with their consulate. Money is `{amount, currency}` in the smallest unit.",
    },
    servers: [{ url: "/api" }],
    paths: Object.fromEntries(
      paths.map((path) => [
        path,
        Object.fromEntries(
          routes
            .filter((route) => route.path === path)
            .map((route) => [route.method.toLowerCase(), operation(route)]),
        ),
      ]),
    ),
    components: {
      schemas: { Problem: problemSchema },
      parameters: {
        IdempotencyKey: {
          name: "Idempotency-Key",
          in: "header",
          required: true,
          description:
            "A fresh value (a UUID) for each new command; the same value repeats it and gets the same answer (E1).",
          schema: { type: "string", minLength: 8, maxLength: 128 },
        },
        WisalMandate: {
          name: "Wisal-Mandate",
          in: "header",
          required: false,
          description:
            "With a member of staff's own access token: the mandate under which they act for a citizen, for 30 minutes (R1).",
          schema: { type: "string", maxLength: 1000 },
        },
      },
      securitySchemes: {
        citizen: bearer("Access token of the citizens' issuer with scope `wisal/citizen`."),
        staff: bearer(
          "Access token of the staff's issuer with scope `wisal/staff`; roles are looked up per request.",
        ),
        partner: bearer("Access token by client credentials with the partner's scopes."),
      },
    },
  };
};
