import type { SecretsManager } from "#local/proxy/services/secrets-manager.ts";
import type { Model } from "#local/template/model.ts";
import type { PaymentProviderOptions } from "./provider.ts";

/** Who the merchant is and what it shares with each provider, as its functions have it. */
export function merchantIn(model: Model, secrets: SecretsManager): Omit<PaymentProviderOptions, "port"> {
  const variable = (name: string): string =>
    model.functions.map((fn) => fn.environment[name]).find((value) => value !== undefined) ?? "";
  const secret = (name: string): string => (variable(name) === "" ? "" : secrets.valueOf(variable(name)));
  return {
    clientId: variable("CMI_CLIENT_ID"),
    storeKey: secret("CMI_SECRET_ID"),
    api: { userName: variable("CMI_API_USER"), password: secret("CMI_API_SECRET_ID") },
    agencySecret: secret("AGENCY_SECRET_ID"),
    walletSecret: secret("WALLET_SECRET_ID"),
    siteUrl: variable("SITE_URL"),
  };
}
