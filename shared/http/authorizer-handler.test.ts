import type { APIGatewayRequestAuthorizerEvent } from "aws-lambda";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import invocation from "#events/invocations/identity-authorizer.json" with { type: "json" };
import type { IdentityRefusal } from "#shared/application/identity/identify.ts";
import type { SignedInCaller } from "#shared/domain/caller.ts";
import type { Result } from "#shared/domain/result.ts";
import { captureLog } from "#test/support/captured-log.ts";
import { lambdaContext } from "#test/support/lambda-context.ts";
import { authorizerHandler } from "./authorizer-handler.ts";
import { callerFrom } from "./caller.ts";

const context = lambdaContext("identity-authorizer");
const event: APIGatewayRequestAuthorizerEvent = {
  ...invocation,
  type: "REQUEST",
  requestContext: { ...invocation.requestContext, authorizer: undefined },
};

const handlerFor = (answer: Result<SignedInCaller, IdentityRefusal>, seen: unknown[] = []) =>
  authorizerHandler({
    deps: undefined,
    identify: (_, authorization) => {
      seen.push(authorization);
      return Promise.resolve(answer);
    },
  });

beforeEach(() => {
  captureLog();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("authorizerHandler", () => {
  const caller: SignedInCaller = {
    kind: "citizen",
    accountId: "acc_1234567890",
    status: "active",
    scopes: ["wisal/citizen"],
  };

  it("allows a known caller and hands them to the function in the context", async () => {
    const seen: unknown[] = [];
    const answer = await handlerFor({ ok: true, value: caller }, seen)(event, context);
    expect(seen).toEqual([event.headers?.["Authorization"]]);
    expect(answer.policyDocument.Statement).toEqual([
      { Effect: "Allow", Action: "execute-api:Invoke", Resource: event.methodArn },
    ]);
    expect(callerFrom(answer.context)).toEqual(caller);
  });

  it("denies whom the directory refuses, which the gateway answers with 403", async () => {
    const answer = await handlerFor({ ok: false, error: { status: 403, code: "staff-inactive" } })(
      event,
      context,
    );
    expect(answer.policyDocument.Statement).toMatchObject([{ Effect: "Deny" }]);
    expect(answer.context).toBeUndefined();
  });

  it("throws exactly Unauthorized for a refused token, which the gateway answers with 401", async () => {
    const handler = handlerFor({ ok: false, error: { status: 401, code: "expired" } });
    await expect(handler(event, context)).rejects.toThrow(/^Unauthorized$/);
  });

  it("lets a fault through as a fault, which the gateway answers with 500", async () => {
    const handler = authorizerHandler({
      deps: undefined,
      identify: () => Promise.reject(new Error("keys unreachable")),
    });
    await expect(handler(event, context)).rejects.toThrow("keys unreachable");
  });
});
