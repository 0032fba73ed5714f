import { randomUUID } from "node:crypto";
import { type JsonObject, obj, str, tryParseJson } from "#local/json.ts";

const services = ["dynamodb", "sns", "sqs", "s3", "kms", "secretsmanager", "ses", "cognito-idp"] as const;

export type Service = (typeof services)[number];

/** One AWS call as it came in. */
export interface AwsRequest {
  readonly accessKey: string;
  readonly service: string;
  /** The API operation, e.g. `PutItem`, `Publish`. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The input of JSON and form protocols; empty for S3. */
  readonly input: JsonObject;
}

export interface AwsResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

export function isService(name: string): name is Service {
  return services.some((service) => service === name);
}

/** Reads the caller and service from Signature Version 4; undefined for a request that has none. */
export function credentialOf(
  headers: Readonly<Record<string, string>>,
  query: URLSearchParams,
): { readonly accessKey: string; readonly service: string } | undefined {
  const scope =
    /Credential=([^,\s]+)/.exec(headers["authorization"] ?? "")?.[1] ??
    query.get("X-Amz-Credential") ??
    undefined;
  const parts = scope?.split("/");
  const [accessKey, , , service] = parts ?? [];
  return accessKey === undefined || service === undefined ? undefined : { accessKey, service };
}

export function requestOf(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
): AwsRequest | undefined {
  const { pathname, searchParams } = new URL(url, "http://aws");
  const credential = credentialOf(headers, searchParams);
  if (credential === undefined) return undefined;
  const base = { ...credential, method, path: pathname, query: searchParams, headers, body };
  const target = headers["x-amz-target"];
  if (target !== undefined) {
    const input = obj(tryParseJson(body.toString("utf8")));
    return { ...base, operation: target.slice(target.lastIndexOf(".") + 1), input };
  }
  if (credential.service === "ses") {
    const operation =
      method === "POST" && pathname === "/v2/email/outbound-emails" ? "SendEmail" : `${method} ${pathname}`;
    return { ...base, operation, input: obj(tryParseJson(body.toString("utf8"))) };
  }
  if (credential.service === "s3")
    return { ...base, operation: s3Operation(method, pathname, searchParams), input: {} };
  const form = new URLSearchParams(body.toString("utf8"));
  const input: JsonObject = Object.fromEntries(form);
  return { ...base, operation: str(input["Action"]), input };
}

/** S3's operations are told by method, path and a marker in the query. */
function s3Operation(method: string, path: string, query: URLSearchParams): string {
  const isObject = path.split("/").filter((part) => part !== "").length > 1;
  if (!isObject) return method === "GET" ? "ListObjectsV2" : `${method} bucket`;
  const tagging = query.has("tagging") ? "Tagging" : "";
  const version = query.has("versionId") ? "Version" : "";
  switch (method) {
    case "GET":
    case "HEAD":
      return `GetObject${version}${tagging}`;
    case "PUT":
    case "POST":
      return `PutObject${tagging}`;
    case "DELETE":
      return `DeleteObject${version}${tagging}`;
    default:
      return `${method} object`;
  }
}

export function jsonResponse(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): AwsResponse {
  const type = headers["content-type"] ?? "application/x-amz-json-1.0";
  return {
    status,
    headers: { "content-type": type, "x-amzn-requestid": randomUUID(), ...headers },
    body: Buffer.from(JSON.stringify(body)),
  };
}

export function xmlResponse(status: number, body: string): AwsResponse {
  return {
    status,
    headers: { "content-type": "text/xml", "x-amzn-requestid": randomUUID() },
    body: Buffer.from(`<?xml version="1.0"?>\n${body}`),
  };
}

/** An error in the protocol of its service, so that the SDK raises the exception that AWS would make it raise. */
export function errorResponse(
  service: string,
  status: number,
  code: string,
  message: string,
  more: JsonObject = {},
): AwsResponse {
  switch (service) {
    case "sns":
      return xmlResponse(
        status,
        `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>${status < 500 ? "Sender" : "Receiver"}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
      );
    case "s3":
      return xmlResponse(
        status,
        `<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`,
      );
    case "ses":
      return jsonResponse(
        status,
        { message },
        { "content-type": "application/json", "x-amzn-errortype": code },
      );
    default:
      return jsonResponse(status, {
        __type: `com.amazon.coral.service#${code}`,
        Message: message,
        message,
        ...more,
      });
  }
}

export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** What AWS answers where a policy forbids: the code differs by service. */
export function accessDenied(
  service: string,
  principal: string,
  action: string,
  resource: string,
): AwsResponse {
  const message = `User: ${principal} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
  if (service === "sns") return errorResponse(service, 403, "AuthorizationError", message);
  if (service === "s3") return errorResponse(service, 403, "AccessDenied", message);
  if (service === "ses") return errorResponse(service, 403, "AccessDeniedException", message);
  return errorResponse(service, 400, "AccessDeniedException", message);
}
