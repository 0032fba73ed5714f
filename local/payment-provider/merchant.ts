import type { SecretsManager } from "#local/proxy/services/secrets-manager.ts";
import type { Model } from "#local/template/model.ts";

/** The merchant's number, key and interface user, as the functions that take and return payments have them. */
export function merchantIn(
  model: Model,
  secrets: SecretsManager,
): {
  readonly clientId: string;
  readonly storeKey: string;
  readonly api: { readonly userName: string; readonly password: string };
} {
  const environment = model.functions
    .map((fn) => fn.environment)
    .find(
      (variables) => variables["CMI_CLIENT_ID"] !== undefined && variables["CMI_SECRET_ID"] !== undefined,
    );
  const payer = model.functions
    .map((fn) => fn.environment)
    .find((variables) => variables["CMI_API_SECRET_ID"] !== undefined);
  return {
    api: {
      userName: payer?.["CMI_API_USER"] ?? "",
      password: payer === undefined ? "" : secrets.valueOf(payer["CMI_API_SECRET_ID"] ?? ""),
    },
    clientId: environment?.["CMI_CLIENT_ID"] ?? "",
    storeKey: environment === undefined ? "" : secrets.valueOf(environment["CMI_SECRET_ID"] ?? ""),
  };
}
