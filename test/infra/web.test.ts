import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import type { Assembly } from "./templates.ts";
import { synthesise } from "./templates.ts";

let production: Assembly;

beforeAll(async () => {
  production = await synthesise("production");
});

const outcomeSchema = z.object({
  uri: z.string().optional(),
  statusCode: z.number().optional(),
  headers: z.record(z.string(), z.object({ value: z.string() })).default({}),
});

/** Runs a CloudFront Function's code from the template, as an edge would. */
const runEdge = (
  name: string,
  uri: string,
  headers: Readonly<Record<string, string>> = {},
): z.infer<typeof outcomeSchema> => {
  const fn = production
    .ofType("AWS::CloudFront::Function")
    .find(({ Properties }) => Properties["Name"] === name);
  const event = {
    viewer: { ip: "192.0.2.7" },
    request: {
      uri,
      headers: Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, { value }])),
    },
  };
  const outcome: unknown = runInNewContext(
    `${String(fn?.Properties["FunctionCode"])}; JSON.stringify(handler(${JSON.stringify(event)}))`,
  );
  return outcomeSchema.parse(JSON.parse(z.string().parse(outcome)));
};

describe("the site's address", () => {
  it.each([
    ["ar-MA,ar;q=0.9,fr;q=0.8", "/ar/"],
    ["nl-NL,nl;q=0.9,es;q=0.5,fr;q=0.4", "/es/"],
    ["en-GB", "/en/"],
    ["fr;q=0.3, en;q=0.7", "/en/"],
    ["de", "/fr/"],
    ["arn", "/fr/"],
    ["", "/fr/"],
    [";;q=,,=", "/fr/"],
  ])("/ with Accept-Language %j leads to %s", (header, location) => {
    const answer = runEdge("wisal-site-path", "/", header === "" ? {} : { "accept-language": header });
    expect(answer).toMatchObject({ statusCode: 302, headers: { location: { value: location } } });
  });

  it("of a folder is its index.html, with a slash at its end", () => {
    expect(runEdge("wisal-site-path", "/fr/").uri).toBe("/fr/index.html");
    expect(runEdge("wisal-site-path", "/fr").headers["location"]?.value).toBe("/fr/");
    expect(runEdge("wisal-site-path", "/assets/app-1a2b.js").uri).toBe("/assets/app-1a2b.js");
  });

  it.each(["//evil.example", "/\\evil", "//evil", "/%5cevil"])("never sends %s to another site", (uri) => {
    expect(runEdge("wisal-site-path", uri).headers["location"]).toBeUndefined();
  });
});

describe("the API under /api", () => {
  it.each([
    ["/api/posts", "/posts"],
    ["/api/requests/req_1/hold", "/requests/req_1/hold"],
    ["/api/", "/"],
    ["/api/api/x", "/api/x"],
  ])("%s reaches the gateway as %s", (uri, path) => {
    expect(runEdge("wisal-api-path", uri).uri).toBe(path);
  });

  it("is told the viewer's address by CloudFront, not by the viewer", () => {
    const { headers } = runEdge("wisal-api-path", "/api/posts", { "x-wisal-viewer": "198.51.100.1" });
    expect(headers["x-wisal-viewer"]?.value).toBe("192.0.2.7");
  });
});

describe("the configuration of the pages", () => {
  it("is answered at the edge: issuers' addresses, clients, and where papers go", () => {
    const fn = production
      .ofType("AWS::CloudFront::Function")
      .find(({ Properties }) => Properties["Name"] === "wisal-site-config");
    const code = z.string().parse(production.read("WisalWeb", fn?.Properties["FunctionCode"]));
    const answer = z
      .object({ statusCode: z.number(), headers: z.unknown(), body: z.string() })
      .parse(JSON.parse(z.string().parse(runInNewContext(`${code}; JSON.stringify(handler())`))));
    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({
      api: "/api",
      cardOrigin: "https://payment.cmi.co.ma",
      signIn: { staff: { scope: "openid phone wisal/staff" } },
    });
    expect(answer.body).toMatch(/"token":"https:\/\/wisal-citizens\.auth\./);
  });
});

const sentPolicySchema = z.object({
  ResponseHeadersPolicyConfig: z.object({
    SecurityHeadersConfig: z.object({
      ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.unknown() }),
    }),
  }),
});

describe("the pages", () => {
  it("may load nothing but their own files and talk to nobody but us, the issuers, the card page and the papers' buckets", () => {
    const [policy] = production.ofType("AWS::CloudFront::ResponseHeadersPolicy");
    // D1: a browser posts a paper to its bucket, under the name that the signed form has.
    const sent = sentPolicySchema.parse(policy?.Properties).ResponseHeadersPolicyConfig.SecurityHeadersConfig;
    expect(production.read("WisalWeb", sent.ContentSecurityPolicy.ContentSecurityPolicy)).toMatch(
      / https:\/\/DocumentsQuarantine5F1BB154 https:\/\/DocumentsClean\w+; form-action/,
    );
    const config = JSON.stringify(policy?.Properties);
    for (const directive of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "form-action 'self' https://payment.cmi.co.ma",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "worker-src 'self'",
      "require-trusted-types-for 'script'",
      "trusted-types wisal-desk-worker",
    ]) {
      expect(config).toContain(`${directive}`);
    }
    expect(config).not.toMatch(/unsafe-|\*/);
  });

  it("come over TLS 1.2 or later from a bucket that only CloudFront reads", () => {
    const [distribution] = production.ofType("AWS::CloudFront::Distribution");
    const config = JSON.stringify(distribution?.Properties);
    expect(config).toContain('"MinimumProtocolVersion":"TLSv1.2_2021"');
    expect(config).toContain("OriginAccessControlId");
    expect(config).toContain('"WebACLId":{"Ref":"FirewallArn"}');
  });
});
