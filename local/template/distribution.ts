import { bool, type JsonObject, list, num, obj, optionalStr, str } from "#local/json.ts";
import type { BehaviourModel, DistributionModel } from "./model.ts";
import type { ResourceIndex } from "./resource-index.ts";

export function distributionsOf(index: ResourceIndex): DistributionModel[] {
  const codeByArn = new Map(
    index
      .of("AWS::CloudFront::Function")
      .map((resource) => [resource.ref, str(resource.properties["FunctionCode"])]),
  );
  const policies = new Map(
    index
      .of("AWS::CloudFront::ResponseHeadersPolicy")
      .map((resource) => [resource.ref, obj(resource.properties["ResponseHeadersPolicyConfig"])]),
  );
  return index.of("AWS::CloudFront::Distribution").map((resource) => {
    const config = obj(resource.properties["DistributionConfig"]);
    const behaviour = (entry: JsonObject, pattern: string) =>
      behaviourOf(entry, pattern, codeByArn, policies);
    return {
      name: resource.name,
      origins: list(config["Origins"])
        .map((origin) => obj(origin))
        .map((origin) => ({
          id: str(origin["Id"]),
          domainName: str(origin["DomainName"]),
          path: str(origin["OriginPath"]),
          headers: Object.fromEntries(
            list(origin["OriginCustomHeaders"])
              .map((header) => obj(header))
              .map((header) => [str(header["HeaderName"]).toLowerCase(), str(header["HeaderValue"])]),
          ),
        })),
      behaviours: [
        ...list(config["CacheBehaviors"])
          .map((entry) => obj(entry))
          .map((entry) => behaviour(entry, str(entry["PathPattern"]))),
        behaviour(obj(config["DefaultCacheBehavior"]), "*"),
      ],
      defaultRootObject: str(config["DefaultRootObject"]),
      errors: list(config["CustomErrorResponses"])
        .map((entry) => obj(entry))
        .map((entry) => ({
          code: num(entry["ErrorCode"], 0),
          responseCode: num(entry["ResponseCode"], num(entry["ErrorCode"], 0)),
          page: optionalStr(entry["ResponsePagePath"]),
        })),
    };
  });
}

function behaviourOf(
  entry: JsonObject,
  pattern: string,
  codeByArn: ReadonlyMap<string, string>,
  policies: ReadonlyMap<string, JsonObject>,
): BehaviourModel {
  const code = (event: string) => {
    const association = list(entry["FunctionAssociations"])
      .map((item) => obj(item))
      .find((item) => item["EventType"] === event);
    return association === undefined ? undefined : codeByArn.get(str(association["FunctionARN"]));
  };
  const policy = policies.get(str(entry["ResponseHeadersPolicyId"])) ?? {};
  return {
    pattern,
    originId: str(entry["TargetOriginId"]),
    allowedMethods: list(entry["AllowedMethods"]).map((method) => str(method)),
    compress: bool(entry["Compress"]),
    viewerRequestCode: code("viewer-request"),
    viewerResponseCode: code("viewer-response"),
    responseHeaders: headersOf(policy),
    removedHeaders: list(obj(policy["RemoveHeadersConfig"])["Items"]).map((item) => str(obj(item)["Header"])),
  };
}

/** The headers that a response headers policy adds, in lower case. */
export function headersOf(policy: JsonObject): Record<string, string> {
  const security = obj(policy["SecurityHeadersConfig"]);
  const headers: Record<string, string> = {};
  const set = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== "") headers[name] = value;
  };
  set(
    "content-security-policy",
    optionalStr(obj(security["ContentSecurityPolicy"])["ContentSecurityPolicy"]),
  );
  set("x-frame-options", optionalStr(obj(security["FrameOptions"])["FrameOption"]));
  set("referrer-policy", optionalStr(obj(security["ReferrerPolicy"])["ReferrerPolicy"]));
  if (security["ContentTypeOptions"] !== undefined) set("x-content-type-options", "nosniff");
  const transport = security["StrictTransportSecurity"];
  if (transport !== undefined) set("strict-transport-security", strictTransport(obj(transport)));
  const xss = obj(security["XSSProtection"]);
  if (security["XSSProtection"] !== undefined) {
    set(
      "x-xss-protection",
      `${bool(xss["Protection"]) ? "1" : "0"}${bool(xss["ModeBlock"]) ? "; mode=block" : ""}`,
    );
  }
  for (const item of list(obj(policy["CustomHeadersConfig"])["Items"])) {
    set(str(obj(item)["Header"]).toLowerCase(), str(obj(item)["Value"]));
  }
  return headers;
}

function strictTransport(config: JsonObject): string {
  const parts = [`max-age=${num(config["AccessControlMaxAgeSec"], 0)}`];
  if (bool(config["IncludeSubdomains"])) parts.push("includeSubDomains");
  if (bool(config["Preload"])) parts.push("preload");
  return parts.join("; ");
}
