import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { AwsRequest, AwsResponse } from "#local/proxy/message.ts";
import { errorResponse } from "#local/proxy/message.ts";
import { policySignature } from "./post-policy.ts";

const SIGNATURE = "X-Amz-Signature";

/** Characters that Signature Version 4 leaves as they are; everything else is escaped. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** What is signed of a link: method, path, every parameter but the signature, and the host. */
const canonical = ({ method, path, query, headers }: AwsRequest): string => {
  const parameters = [...query]
    .filter(([name]) => name !== SIGNATURE)
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .sort();
  return [
    method,
    path,
    parameters.join("&"),
    `host:${headers["host"] ?? ""}`,
    "",
    "host",
    "UNSIGNED-PAYLOAD",
  ].join("\n");
};

const instantOf = (date: string): number =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));

/**
 * Judges a link whose signature is in its query as S3 does: signature over method, path, parameters and host, and its
 * time. Undefined when it holds, or when the request is none.
 */
export function linkFault(request: AwsRequest, secret: string, now: number): AwsResponse | undefined {
  const { query } = request;
  const given = query.get(SIGNATURE);
  if (given === null) return undefined;
  const [date = "", credential = ""] = [query.get("X-Amz-Date"), query.get("X-Amz-Credential")].map(
    (value) => value ?? "",
  );
  const scope = credential.split("/").slice(1).join("/");
  const digest = createHash("sha256").update(canonical(request)).digest("hex");
  const right = policySignature(["AWS4-HMAC-SHA256", date, scope, digest].join("\n"), credential, secret);
  const same = (text: string) => createHmac("sha256", secret).update(text).digest();
  if (!timingSafeEqual(same(given), same(right)))
    return errorResponse("s3", 403, "SignatureDoesNotMatch", "The request signature does not match.");
  const seconds = Number(query.get("X-Amz-Expires"));
  const over = !(now <= instantOf(date) + seconds * 1000);
  return over ? errorResponse("s3", 403, "AccessDenied", "Request has expired") : undefined;
}

/** Parameters that say how an answer's headers are to read. */
const overrides: Readonly<Record<string, string>> = {
  "response-cache-control": "cache-control",
  "response-content-disposition": "content-disposition",
  "response-content-type": "content-type",
};

/** An object's answer with the headers that the request asks for, as S3 gives it. */
export function withOverrides(query: URLSearchParams, response: AwsResponse): AwsResponse {
  if (response.status !== 200) return response;
  const asked = Object.entries(overrides).flatMap(([parameter, header]): [string, string][] => {
    const value = query.get(parameter);
    return value === null ? [] : [[header, value]];
  });
  return { ...response, headers: { ...response.headers, ...Object.fromEntries(asked) } };
}
