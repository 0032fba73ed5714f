import type { SecretsManager } from "#local/proxy/services/secrets-manager.ts";
import type { Model } from "#local/template/model.ts";

/** The merchant's number and key, as the function that starts payments has them. */
export function merchantIn(
  model: Model,
  secrets: SecretsManager,
): { readonly clientId: string; readonly storeKey: string } {
  const environment = model.functions
    .map((fn) => fn.environment)
    .find(
      (variables) => variables["CMI_CLIENT_ID"] !== undefined && variables["CMI_SECRET_ID"] !== undefined,
    );
  return {
    clientId: environment?.["CMI_CLIENT_ID"] ?? "",
    storeKey: environment === undefined ? "" : secrets.valueOf(environment["CMI_SECRET_ID"] ?? ""),
  };
}
