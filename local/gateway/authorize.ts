import { isObject, type JsonObject, obj, str, tryParseJson } from "#local/json.ts";
import { isAllowed } from "#local/proxy/policy.ts";
import type { Runtime } from "#local/runtime/runtime.ts";
import type { ApiModel, AuthorizerModel } from "#local/template/model.ts";
import { statementsOf } from "#local/template/roles.ts";
import { authorizerEvent, type GatewayRequest, headerOf, methodArn } from "./event.ts";
import type { GatewayResponseType } from "./responses.ts";
import type { RouteMatch } from "./router.ts";

export type Authorization =
  | { readonly ok: true; readonly context: JsonObject }
  | { readonly ok: false; readonly response: GatewayResponseType };

/** Asks the REQUEST authorizer of a route. Results are not cached: the templates set their time to 0. */
export async function authorize(
  api: ApiModel,
  authorizer: AuthorizerModel,
  request: GatewayRequest,
  match: RouteMatch,
  runtime: Runtime,
): Promise<Authorization> {
  const missing = authorizer.requiredHeaders.some((name) => (headerOf(request, name) ?? "") === "");
  if (missing) return { ok: false, response: "UNAUTHORIZED" };
  const tag = headerOf(request, "x-wisal-tag");
  const result = await runtime.invoke(authorizer.functionName, authorizerEvent(api, request, match), tag);
  if (!result.ok) {
    // The one message with which an authorizer says 401; anything else is a failure of its own.
    return {
      ok: false,
      response: result.error.errorMessage === "Unauthorized" ? "UNAUTHORIZED" : "AUTHORIZER_FAILURE",
    };
  }
  const answer = tryParseJson(result.payload);
  const policy = obj(answer)["policyDocument"];
  if (!isObject(answer) || !isObject(policy))
    return { ok: false, response: "AUTHORIZER_CONFIGURATION_ERROR" };
  const operation = { action: "execute-api:Invoke", resources: [methodArn(api, request)], context: {} };
  if (!isAllowed(statementsOf(policy), operation)) return { ok: false, response: "ACCESS_DENIED" };
  const context = obj(answer["context"]);
  // API Gateway takes no nested values here.
  if (Object.values(context).some((value) => typeof value === "object")) {
    return { ok: false, response: "AUTHORIZER_CONFIGURATION_ERROR" };
  }
  return {
    ok: true,
    context: { ...context, principalId: str(answer["principalId"]), integrationLatency: 1 },
  };
}
