import type { RestApi } from "aws-cdk-lib/aws-apigateway";
import { ResponseType } from "aws-cdk-lib/aws-apigateway";
import type { RefusalCode } from "#shared/domain/refusal.ts";
import { problems, problemType } from "#shared/http/problems.ts";

/** Every answer the gateway can give on its own, with the code of the problem it stands for. */
const gatewayProblems: Readonly<Record<string, RefusalCode>> = {
  UNAUTHORIZED: "unauthenticated",
  EXPIRED_TOKEN: "unauthenticated",
  INVALID_SIGNATURE: "unauthenticated",
  INVALID_API_KEY: "forbidden",
  ACCESS_DENIED: "forbidden",
  WAF_FILTERED: "forbidden",
  // Said of any path that has no resource; a token has nothing to do with it.
  MISSING_AUTHENTICATION_TOKEN: "not-found",
  RESOURCE_NOT_FOUND: "not-found",
  BAD_REQUEST_BODY: "invalid-input",
  BAD_REQUEST_PARAMETERS: "invalid-input",
  UNSUPPORTED_MEDIA_TYPE: "unsupported-media-type",
  REQUEST_TOO_LARGE: "payload-too-large",
  THROTTLED: "too-many-requests",
  QUOTA_EXCEEDED: "too-many-requests",
  AUTHORIZER_FAILURE: "busy",
  INTEGRATION_TIMEOUT: "busy",
  AUTHORIZER_CONFIGURATION_ERROR: "internal",
  API_CONFIGURATION_ERROR: "internal",
  INTEGRATION_FAILURE: "internal",
  DEFAULT_4XX: "invalid-input",
  DEFAULT_5XX: "internal",
};

/** Seconds to wait before trying again, where trying again helps. */
const retryAfterSeconds: Readonly<Record<number, string>> = { 429: "2", 503: "2" };

/**
 * Makes the gateway's own answers speak like the functions (house style 8): problem+json from the one
 * registry, never a bare `{"message": …}`. The request id is the gateway's, as in the functions' answers.
 */
export const addProblemResponses = (api: RestApi, siteUrl: string): void => {
  for (const [type, code] of Object.entries(gatewayProblems)) {
    const { status, title, hint } = problems[code];
    const retryAfter = retryAfterSeconds[status];
    api.addGatewayResponse(`Problem${type}`, {
      type: ResponseType.of(type),
      statusCode: String(status),
      responseHeaders: {
        "Content-Type": "'application/problem+json'",
        "Content-Language": "'en'",
        "Cache-Control": "'no-store'",
        "X-Content-Type-Options": "'nosniff'",
        ...(status === 401 && { "WWW-Authenticate": "'Bearer'" }),
        ...(retryAfter && { "Retry-After": `'${retryAfter}'` }),
      },
      templates: {
        "application/json": JSON.stringify({
          type: problemType(siteUrl, code),
          title,
          status,
          detail: hint,
          instance: "urn:wisal:request:$context.requestId",
          code,
        }),
      },
    });
  }
};
