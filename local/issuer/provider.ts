import { randomBytes } from "node:crypto";
import { type ClientMetadata, type Configuration, errors, type JWK, Provider } from "oidc-provider";
import { escapeHtml } from "#local/http.ts";
import { memoryAdapters } from "./adapter.ts";
import { languageOf } from "./language.ts";
import { page } from "./pages.ts";

export type IssuerKind = "citizen" | "staff" | "partner";

export interface ProviderOptions {
  readonly kind: IssuerKind;
  readonly issuer: string;
  readonly audience: string;
  readonly scopes: readonly string[];
  readonly clients: readonly ClientMetadata[];
  readonly key: JWK;
  /** Claims of an account; undefined where there is no such account. */
  readonly claims: (subject: string) => Readonly<Record<string, string | boolean>> | undefined;
}

const HOUR = 3600;

/** One OpenID Connect issuer, with access tokens as JWT for the API (RFC 9068). */
export function makeProvider(options: ProviderOptions): Provider {
  const { kind, issuer, audience, scopes } = options;
  const mount = new URL(issuer).pathname;
  const configuration: Configuration = {
    adapter: memoryAdapters(),
    clients: [...options.clients],
    clientDefaults: { id_token_signed_response_alg: "ES256" },
    enabledJWA: { idTokenSigningAlgValues: ["ES256"] },
    jwks: { keys: [options.key] },
    // Cookies know no ports: each issuer needs names of its own.
    cookies: {
      names: { session: `${kind}_session`, interaction: `${kind}_interaction`, resume: `${kind}_resume` },
      keys: [randomBytes(32).toString("hex")],
    },
    claims: {
      openid: ["sub"],
      phone: ["phone_number", "phone_number_verified"],
      email: ["email"],
      profile: ["name"],
    },
    // Known as such, so that each partner's client can be held to some of them.
    scopes: kind === "partner" ? ["openid", ...scopes] : ["openid"],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: kind === "partner" },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          // Signing out was asked for on the site: no second question, one button where scripts are off.
          ctx.body = page(
            "fr",
            "Wisal",
            `${form}<button form="op.logoutForm" name="logout" value="yes" autofocus>Se déconnecter · تسجيل الخروج · Cerrar sesión · Sign out</button>`,
          );
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = page("fr", "Wisal", "<p>Vous êtes déconnecté.</p>");
        },
      },
      resourceIndicators: {
        enabled: true,
        // Every token is for the one API there is, named or not.
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== audience) throw new errors.InvalidTarget();
          return {
            scope: scopes.join(" "),
            audience,
            accessTokenTTL: HOUR,
            accessTokenFormat: "jwt",
            jwt: { sign: { alg: "ES256" } },
          };
        },
      },
    },
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      ClientCredentials: HOUR,
      Grant: 12 * HOUR,
      IdToken: HOUR,
      Interaction: HOUR,
      RefreshToken: 12 * HOUR,
      Session: 12 * HOUR,
    },
    interactions: { url: (_ctx, interaction) => `${mount}/interaction/${interaction.uid}` },
    clientBasedCORS: (_ctx, origin, client) =>
      (client.redirectUris ?? []).some((uri) => new URL(uri).origin === origin),
    // As Cognito does: the pages renew their token without asking the person.
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed("refresh_token"),
    // When and how a person signed in (RFC 9470), as Cognito's access tokens also say it.
    extraTokenClaims: (ctx) => {
      const { AuthorizationCode, RefreshToken } = ctx.oidc.entities;
      const from = RefreshToken ?? AuthorizationCode;
      if (from?.authTime === undefined) return undefined;
      return { auth_time: from.authTime, ...(from.amr && { amr: from.amr }) };
    },
    findAccount: (_ctx, subject) => {
      const claims = options.claims(subject);
      return claims === undefined
        ? undefined
        : { accountId: subject, claims: () => ({ sub: subject, ...claims }) };
    },
    // The platform's own site asks for nothing that a person could refuse, so nobody is asked.
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope("openid phone email profile");
      grant.addResourceScope(audience, scopes.join(" "));
      await grant.save();
      return grant;
    },
    renderError: (ctx, out) => {
      const language = languageOf(ctx.get("accept-language"));
      ctx.type = "html";
      ctx.body = page(
        language,
        "Wisal",
        `<p role="alert">${escapeHtml(out.error)}: ${escapeHtml(out.error_description ?? "")}</p>`,
      );
    },
  };
  return new Provider(issuer, configuration);
}
