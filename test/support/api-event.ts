import type { APIGatewayProxyEvent } from "aws-lambda";
import type { SignedInCaller } from "#shared/domain/caller.ts";

/** What a test sends to an API function; the rest of the event is as the gateway makes it. */
export interface TestRequest {
  readonly method: string;
  /** The route's path with its parameters in braces. */
  readonly resource: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is text. */
  readonly body?: unknown;
  readonly caller?: SignedInCaller;
}

const bodyOf = ({ body }: TestRequest): string | null => {
  if (body === undefined) return null;
  return typeof body === "string" ? body : JSON.stringify(body);
};

/** The event of a REST API's proxy integration. */
export const apiEvent = (request: TestRequest): APIGatewayProxyEvent => ({
  resource: request.resource,
  path: request.resource,
  httpMethod: request.method,
  headers: { "Content-Type": "application/json", "Idempotency-Key": "test-key-0001", ...request.headers },
  multiValueHeaders: {},
  queryStringParameters: { ...request.query },
  multiValueQueryStringParameters: {},
  pathParameters: { ...request.params },
  stageVariables: null,
  body: bodyOf(request),
  isBase64Encoded: false,
  requestContext: {
    accountId: "123456789012",
    apiId: "test",
    authorizer: request.caller ? { caller: JSON.stringify(request.caller) } : null,
    protocol: "HTTP/1.1",
    httpMethod: request.method,
    identity: {
      accessKey: null,
      accountId: null,
      apiKey: null,
      apiKeyId: null,
      caller: null,
      clientCert: null,
      cognitoAuthenticationProvider: null,
      cognitoAuthenticationType: null,
      cognitoIdentityId: null,
      cognitoIdentityPoolId: null,
      principalOrgId: null,
      sourceIp: "192.0.2.1",
      user: null,
      userAgent: null,
      userArn: null,
    },
    path: request.resource,
    stage: "test",
    requestId: "request-1",
    requestTimeEpoch: 0,
    resourceId: "resource",
    resourcePath: request.resource,
  },
});
