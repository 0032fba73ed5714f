import middy from "@middy/core";
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent, Context } from "aws-lambda";
import type { IdentityRefusal } from "#shared/application/identity/identify.ts";
import type { SignedInCaller } from "#shared/domain/caller.ts";
import { actorOf } from "#shared/domain/caller.ts";
import type { Result } from "#shared/domain/result.ts";
import { faultFields, log } from "#shared/observability/log.ts";
import { count, flushMetrics } from "#shared/observability/metric.ts";

/** The one error that the gateway answers with 401; any other becomes 500, and the client tries again. */
const UNAUTHORIZED = "Unauthorized";

const policy = (
  effect: "Allow" | "Deny",
  resource: string,
  principalId: string,
): APIGatewayAuthorizerResult => ({
  principalId,
  policyDocument: {
    Version: "2012-10-17",
    Statement: [{ Effect: effect, Action: "execute-api:Invoke", Resource: resource }],
  },
});

const headerOf = (event: APIGatewayRequestAuthorizerEvent, header: string): string | undefined =>
  Object.entries(event.headers ?? {}).find(([name]) => name.toLowerCase() === header)?.[1];

/**
 * The wrapper of the gateway's authorizer: a caller becomes an Allow policy with the caller as JSON in its
 * context (shared/http/caller.ts), a refusal of the directory a Deny (403), a refused token 401. Answers are
 * not cached (TTL 0), so that a change in the directory counts for the next request (E2).
 */
export const authorizerHandler = <Deps>(options: {
  readonly deps: Deps;
  readonly identify: (
    deps: Deps,
    authorization: string | undefined,
    mandate: string | undefined,
  ) => Promise<Result<SignedInCaller, IdentityRefusal>>;
}) =>
  middy<APIGatewayRequestAuthorizerEvent, APIGatewayAuthorizerResult, Error, Context>()
    .use({
      after: () => flushMetrics(),
      onError: ({ error }: { readonly error: Error | null }) => {
        if (error?.message !== UNAUTHORIZED) {
          log.error("authorizer-fault", faultFields(error));
          count("authorizer-fault");
        }
        flushMetrics();
      },
    })
    .handler(async (event: APIGatewayRequestAuthorizerEvent) => {
      const requestId = event.requestContext.requestId;
      const identified = await options.identify(
        options.deps,
        headerOf(event, "authorization"),
        headerOf(event, "wisal-mandate"),
      );
      if (identified.ok) {
        const actor = actorOf(identified.value);
        log.info("caller-identified", { requestId, actorKind: actor.kind, actorId: actor.id });
        count(`caller-${actor.kind}`);
        const allow = policy("Allow", event.methodArn, actor.id);
        return { ...allow, context: { caller: JSON.stringify(identified.value) } };
      }
      const { status, code } = identified.error;
      log.warn("caller-refused", { requestId, status, code });
      count(`caller-refused-${code}`);
      if (status === 401) throw new Error(UNAUTHORIZED);
      return policy("Deny", event.methodArn, "refused");
    });
