import type { IncomingMessage, ServerResponse } from "node:http";
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWK, jwtVerify } from "jose";
import type { ClientMetadata, Provider } from "oidc-provider";
import type { Catcher } from "#local/catcher/catcher.ts";
import { close, listen, sendJson } from "#local/http.ts";
import { isObject, list, obj, parseJson, str, stringMap, toJson } from "#local/json.ts";
import type { Users } from "#local/proxy/services/cognito.ts";
import { generated } from "#local/proxy/services/secrets-manager.ts";
import { seedPartners } from "#local/seed/people.ts";
import type { StateFile } from "#local/state.ts";
import type { Model } from "#local/template/model.ts";
import { Interactions } from "./interaction.ts";
import { languages } from "./language.ts";
import { localBudgets, memorySignIns } from "./memory-sign-ins.ts";
import { type IssuerKind, makeProvider } from "./provider.ts";

export interface Issuers {
  readonly url: string;
  /** Issuer by whom it is for, as the templates tell the authorizer. */
  readonly byKind: Readonly<Record<IssuerKind, string>>;
  readonly partnerSecrets: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

export interface IssuersOptions {
  readonly port: number;
  readonly model: Model;
  readonly catcher: Catcher;
  readonly users: Users;
  /** Origin of the site, whose pages sign people in. */
  readonly siteUrl: string;
  readonly state: (name: string) => StateFile;
}

interface Configured {
  readonly kind: IssuerKind;
  readonly issuer: string;
  readonly audience: string;
}

const scopesOf: Readonly<Record<IssuerKind, readonly string[]>> = {
  citizen: ["wisal/citizen"],
  staff: ["wisal/staff"],
  partner: ["wisal/stamps.verify", "wisal/stamps.redeem"],
};

/** Runs the issuers that the templates name to the authorizer: citizens, staff, partners. */
export async function startIssuers(options: IssuersOptions): Promise<Issuers> {
  const configured = issuersIn(options.model);
  const people = options.users;
  const keys = options.state("issuer-keys.json");
  const partnerSecrets = secretsOfPartners(options.state("partners.json"));
  const mounts = new Map<string, Mount>();
  for (const { kind, issuer, audience } of configured) {
    const key = await keyOf(kind, keys);
    const provider = makeProvider({
      kind,
      issuer,
      audience,
      scopes: scopesOf[kind],
      key,
      clients: clientsOf(kind, options.siteUrl, partnerSecrets),
      claims: (subject) => claimsOf(kind, subject, people),
    });
    const mount = new URL(issuer).pathname;
    const codes = { signIns: memorySignIns(), budgets: localBudgets };
    const interactions =
      kind === "partner"
        ? undefined
        : new Interactions({ kind, mount, provider, codes, ...people, catcher: options.catcher });
    const claims = (token: string) =>
      tokenClaims(token, key, issuer, (subject) => claimsOf(kind, subject, people));
    mounts.set(mount.slice(1), { provider, callback: provider.callback(), interactions, claims });
  }
  const server = await listen(options.port, "issuers", (incoming, response) => {
    route(mounts, incoming, response).catch((error: unknown) => {
      console.error(`Issuers: ${String(error)}`);
      if (!response.headersSent) sendJson(response, 500, { error: "server_error" });
    });
  });
  const issuerOf = (kind: IssuerKind) => configured.find((entry) => entry.kind === kind)?.issuer ?? "";
  return {
    url: `http://127.0.0.1:${options.port}`,
    byKind: { citizen: issuerOf("citizen"), staff: issuerOf("staff"), partner: issuerOf("partner") },
    partnerSecrets,
    stop: () => close(server),
  };
}

interface Mount {
  readonly provider: Provider;
  readonly callback: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly interactions: Interactions | undefined;
  readonly claims: (token: string) => Promise<Readonly<Record<string, string | boolean>> | undefined>;
}

async function route(
  mounts: ReadonlyMap<string, Mount>,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = incoming.url ?? "/";
  const [, name = "", ...rest] = url.split("/");
  const mount = mounts.get(name);
  if (mount === undefined) {
    sendJson(response, 404, { error: "not_found", issuers: [...mounts.keys()] });
    return;
  }
  const below = `/${rest.join("/")}`;
  if (below.startsWith("/interaction/") && mount.interactions !== undefined) {
    await mount.interactions.handle(incoming, response, below.split("?")[0] ?? below);
    return;
  }
  if (below.split("?")[0] === "/me") {
    await userinfo(mount, incoming, response);
    return;
  }
  // The provider learns where it is mounted from the difference of the two.
  Object.assign(incoming, { originalUrl: url });
  incoming.url = below;
  await mount.callback(incoming, response);
}

/**
 * Userinfo for the API's own tokens, as Cognito answers it. The library's endpoint takes only tokens without
 * an audience.
 */
async function userinfo(mount: Mount, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-allow-headers", "authorization");
  if (incoming.method === "OPTIONS") {
    response.writeHead(204).end();
    return;
  }
  const token = /^Bearer (.+)$/i.exec(incoming.headers.authorization ?? "")?.[1];
  const claims = token === undefined ? undefined : await mount.claims(token);
  if (claims !== undefined) {
    sendJson(response, 200, claims);
    return;
  }
  response.setHeader("www-authenticate", 'Bearer error="invalid_token"');
  sendJson(response, 401, { error: "invalid_token" });
}

async function tokenClaims(
  token: string,
  key: JWK,
  issuer: string,
  claims: (subject: string) => Readonly<Record<string, string | boolean>> | undefined,
) {
  try {
    const { d: _private, ...shown } = key;
    const { payload } = await jwtVerify(token, createLocalJWKSet({ keys: [shown] }), {
      issuer,
      typ: "at+jwt",
    });
    const found = payload.sub === undefined ? undefined : claims(payload.sub);
    return payload.sub === undefined || found === undefined ? undefined : { sub: payload.sub, ...found };
  } catch {
    return undefined;
  }
}

function claimsOf(kind: IssuerKind, subject: string, { citizens, staffPool }: Users) {
  if (kind === "citizen") return citizens.claimsOf(subject);
  const staff = staffPool.findEnabled(subject);
  return staff === undefined ? undefined : { email: staff.email, email_verified: true, name: staff.name };
}

/** The issuers as the authorizer's environment lists them: nothing about them is declared here again. */
function issuersIn(model: Model): Configured[] {
  const listed = model.functions
    .map(({ environment }) => environment["ISSUERS"])
    .find((value) => value !== undefined);
  return list(parseJson(listed ?? "[]"))
    .map((entry) => obj(entry))
    .map((entry) => ({
      kind: kindOf(str(entry["kind"])),
      issuer: str(entry["issuer"]),
      audience: str(entry["audience"]),
    }));
}

function kindOf(name: string): IssuerKind {
  if (name === "citizen" || name === "staff" || name === "partner") return name;
  throw new Error(`The templates name an issuer of kind "${name}", which the local run does not know`);
}

function clientsOf(
  kind: IssuerKind,
  siteUrl: string,
  partnerSecrets: Readonly<Record<string, string>>,
): ClientMetadata[] {
  if (kind === "partner") {
    return seedPartners.map(({ clientId, name, scopes }) => ({
      client_id: clientId,
      client_name: name,
      client_secret: partnerSecrets[clientId] ?? "",
      grant_types: ["client_credentials"],
      response_types: [],
      redirect_uris: [],
      scope: scopes.join(" "),
    }));
  }
  const origins = [siteUrl, siteUrl.replace("127.0.0.1", "localhost")];
  return [
    {
      client_id: kind === "citizen" ? "wisal-web" : "wisal-desk",
      client_name: "Wisal",
      token_endpoint_auth_method: "none",
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      redirect_uris: origins.map((origin) => `${origin}/signed-in/`),
      post_logout_redirect_uris: origins.flatMap((origin) =>
        languages.map((language) => `${origin}/${language}/`),
      ),
    },
  ];
}

/** Drawn at the first start; printed by it. */
function secretsOfPartners(state: StateFile): Record<string, string> {
  for (const { clientId } of seedPartners) {
    if (typeof state.value[clientId] !== "string") {
      state.value[clientId] = generated({ PasswordLength: 40, ExcludePunctuation: true });
    }
  }
  state.save();
  return stringMap(state.value);
}

async function keyOf(kind: IssuerKind, state: StateFile): Promise<JWK> {
  const known = state.value[kind];
  if (isObject(known)) return stringMap(known);
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const key: JWK = { ...(await exportJWK(privateKey)), alg: "ES256", use: "sig", kid: `${kind}-1` };
  state.value[kind] = toJson(key);
  state.save();
  return key;
}
