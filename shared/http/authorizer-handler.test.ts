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

let written: ReturnType<typeof captureLog>;
beforeEach(() => {
  written = captureLog();
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
    expect(answer.principalId).toBe(caller.accountId);
    expect(written.text()).toContain('"caller-citizen":1');
  });

  it("reads the two headers in any case, and takes none for what is not there", async () => {
    const seen: unknown[] = [];
    const handler = authorizerHandler({
      deps: undefined,
      identify: (_, authorization, mandate) => {
        seen.push([authorization, mandate]);
        return Promise.resolve({ ok: true, value: caller });
      },
    });
    await handler({ ...event, headers: { AUTHORIZATION: "Bearer a", "Wisal-Mandate": "mnd_A" } }, context);
    await handler({ ...event, headers: null }, context);
    expect(seen).toEqual([
      ["Bearer a", "mnd_A"],
      [undefined, undefined],
    ]);
  });

  it("denies whom the directory refuses, which the gateway answers with 403", async () => {
    const answer = await handlerFor({ ok: false, error: { status: 403, code: "staff-inactive" } })(
      event,
      context,
    );
    expect(answer).toEqual({
      principalId: "refused",
      policyDocument: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Deny", Action: "execute-api:Invoke", Resource: event.methodArn }],
      },
    });
    expect(written.text()).toContain('"caller-refused-staff-inactive":1');
  });

  it("throws exactly Unauthorized for a refused token, which the gateway answers with 401", async () => {
    const handler = handlerFor({ ok: false, error: { status: 401, code: "expired" } });
    await expect(handler(event, context)).rejects.toThrow(/^Unauthorized$/);
    expect(written.text()).toContain('"caller-refused-expired":1');
    expect(written.text()).not.toContain("authorizer-fault");
  });

  it("lets a fault through as a fault, which the gateway answers with 500", async () => {
    const handler = authorizerHandler({
      deps: undefined,
      identify: () => Promise.reject(new Error("keys unreachable")),
    });
    await expect(handler(event, context)).rejects.toThrow("keys unreachable");
    expect(written.text()).toContain('"authorizer-fault":1');
  });
});
