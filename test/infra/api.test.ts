import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { apiRoutes } from "#infra/routes.ts";
import { problems } from "#shared/http/problems.ts";
import type { Assembly, Placed } from "./templates.ts";
import { synthesise } from "./templates.ts";

let production: Assembly;

/** The path of a resource of the REST API, from its parents. */
const pathOf = (id: unknown): string => {
  const resource = production.ofType("AWS::ApiGateway::Resource").find((candidate) => {
    const parsed = z.object({ Ref: z.string() }).safeParse(id);
    return parsed.success && candidate.id === parsed.data.Ref;
  });
  return resource
    ? `${pathOf(resource.Properties["ParentId"])}/${String(resource.Properties["PathPart"])}`
    : "";
};

const methods = (): readonly Placed[] => production.ofType("AWS::ApiGateway::Method");

const integrated = (method: Placed): string => {
  const integration = z.object({ Uri: z.unknown() }).parse(method.Properties["Integration"]);
  return (
    /functions\/wisal-([a-z-]+)\/invocations$/.exec(production.read(method.stack, integration.Uri))?.[1] ?? ""
  );
};

beforeAll(async () => {
  production = await synthesise("production");
});

describe("the REST API", () => {
  it("has exactly the routes of the route tables, each joined to its function and open only where the route is", () => {
    const declared = Object.entries(apiRoutes).flatMap(([name, routes]) =>
      routes.map(({ method, path, operationId, access }) =>
        [method, path, name, operationId, access.kind === "public" ? "open" : "token"].join(" "),
      ),
    );
    const made = methods().map((method) =>
      [
        String(method.Properties["HttpMethod"]),
        pathOf(method.Properties["ResourceId"]),
        integrated(method),
        String(method.Properties["OperationName"]),
        method.Properties["AuthorizationType"] === "CUSTOM" ? "token" : "open",
      ].join(" "),
    );
    expect(made.sort()).toEqual(declared.sort());
  });

  it("gives each operation one name", () => {
    const names = Object.values(apiRoutes).flatMap((routes) => routes.map(({ operationId }) => operationId));
    expect(new Set(names).size).toBe(names.length);
  });

  it("calls one parameter at one place by one name, as the gateway demands", () => {
    const siblings = new Map<string, Set<string>>();
    for (const { Properties } of production.ofType("AWS::ApiGateway::Resource")) {
      const part = String(Properties["PathPart"]);
      const parent = pathOf(Properties["ParentId"]);
      if (part.startsWith("{")) siblings.set(parent, (siblings.get(parent) ?? new Set()).add(part));
    }
    for (const [parent, parts] of siblings) expect([...parts], parent).toHaveLength(1);
  });

  it("asks the authorizer anew at each call", () => {
    const [authorizer, ...others] = production.ofType("AWS::ApiGateway::Authorizer");
    expect(others).toEqual([]);
    expect(authorizer?.Properties).toMatchObject({
      Type: "REQUEST",
      AuthorizerResultTtlInSeconds: 0,
      IdentitySource: "method.request.header.Authorization",
    });
  });

  it("may invoke each function by the live stage alone, under one permission of its own: a stack holds 500 resources", () => {
    const sources = production
      .ofType("AWS::Lambda::Permission")
      .filter(({ Properties }) => Properties["Principal"] === "apigateway.amazonaws.com")
      .map(({ stack, Properties }) => production.read(stack, Properties["SourceArn"]));
    expect(sources).toHaveLength(Object.keys(apiRoutes).length + 1);
    for (const source of sources) expect(source).toMatch(/\/(authorizers\/\w+|live\/\*\/\*)$/);
  });

  it("stands behind a firewall that knows CloudFront and counts by viewer", () => {
    expect(production.ofType("AWS::WAFv2::WebACLAssociation")).toHaveLength(1);
    const acl = production.ofType("AWS::WAFv2::WebACL").find(({ stack }) => stack === "WisalApi");
    const rules = z.array(z.object({ Name: z.string() })).parse(acl?.Properties["Rules"]);
    expect(rules.map(({ Name }) => Name)).toEqual([
      "only-through-cloudfront",
      "AWSManagedRulesAmazonIpReputationList",
      "AWSManagedRulesCommonRuleSet",
      "AWSManagedRulesKnownBadInputsRuleSet",
      "rate-per-viewer",
    ]);
  });

  it("logs each call without saying who called", () => {
    const [stage] = production.ofType("AWS::ApiGateway::Stage");
    const { Format } = z.object({ Format: z.string() }).parse(stage?.Properties["AccessLogSetting"]);
    const logged = z.record(z.string(), z.string()).parse(JSON.parse(Format));
    expect(Object.keys(logged)).toEqual([
      "requestId",
      "method",
      "route",
      "status",
      "problem",
      "latencyMs",
      "integrationMs",
      "authorizerMs",
      "waf",
    ]);
    expect(Format).not.toMatch(/identity|\.path"|authorizer\.(caller|principalId)|extendedRequestId/);
    const settings = z
      .array(
        z.object({
          DataTraceEnabled: z.boolean(),
          MetricsEnabled: z.boolean(),
          LoggingLevel: z.string(),
          ThrottlingRateLimit: z.number(),
        }),
      )
      .parse(stage?.Properties["MethodSettings"]);
    for (const setting of settings)
      expect(setting).toMatchObject({ DataTraceEnabled: false, MetricsEnabled: true, LoggingLevel: "ERROR" });
  });
});

describe("the gateway's own answers", () => {
  const answerSchema = z.strictObject({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    instance: z.literal("urn:wisal:request:$context.requestId"),
    code: z.string(),
  });

  it("are problem+json with a code of the registry, its title and its status", () => {
    const codes = new Map(Object.entries(problems));
    for (const { id, Properties } of production.ofType("AWS::ApiGateway::GatewayResponse")) {
      const headers = z.record(z.string(), z.string()).parse(Properties["ResponseParameters"]);
      expect(headers["gatewayresponse.header.Content-Type"], id).toBe("'application/problem+json'");
      const templates = z.record(z.string(), z.string()).parse(Properties["ResponseTemplates"]);
      const answer = answerSchema.parse(JSON.parse(templates["application/json"] ?? ""));
      const problem = codes.get(answer.code);
      expect(answer, id).toMatchObject({
        title: problem?.title,
        status: problem?.status,
        type: `https://wisal.example/problems/#${answer.code}`,
      });
      expect(String(Properties["StatusCode"]), id).toBe(String(problem?.status));
    }
  });

  it("cover every kind there is, and say when to try again", () => {
    const answers = new Map(
      production
        .ofType("AWS::ApiGateway::GatewayResponse")
        .map(({ Properties }) => [String(Properties["ResponseType"]), Properties]),
    );
    const statuses = Object.fromEntries([...answers].map(([type, { StatusCode }]) => [type, StatusCode]));
    expect(statuses).toEqual({
      ACCESS_DENIED: "403",
      API_CONFIGURATION_ERROR: "500",
      AUTHORIZER_CONFIGURATION_ERROR: "500",
      AUTHORIZER_FAILURE: "503",
      BAD_REQUEST_BODY: "400",
      BAD_REQUEST_PARAMETERS: "400",
      DEFAULT_4XX: "400",
      DEFAULT_5XX: "500",
      EXPIRED_TOKEN: "401",
      INTEGRATION_FAILURE: "500",
      INTEGRATION_TIMEOUT: "503",
      INVALID_API_KEY: "403",
      INVALID_SIGNATURE: "401",
      MISSING_AUTHENTICATION_TOKEN: "404",
      QUOTA_EXCEEDED: "429",
      REQUEST_TOO_LARGE: "413",
      RESOURCE_NOT_FOUND: "404",
      THROTTLED: "429",
      UNAUTHORIZED: "401",
      UNSUPPORTED_MEDIA_TYPE: "415",
      WAF_FILTERED: "403",
    });
    for (const type of ["THROTTLED", "QUOTA_EXCEEDED", "INTEGRATION_TIMEOUT", "AUTHORIZER_FAILURE"]) {
      expect(JSON.stringify(answers.get(type)), type).toContain(
        '"gatewayresponse.header.Retry-After":"\'2\'"',
      );
    }
  });
});
