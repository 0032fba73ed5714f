import type { CallerKind, SignInClient } from "#web/app/config.ts";
import { keep, kept } from "#web/app/kept.ts";

/** A sign-in under way, kept in the tab while the issuer has the person. */
export interface PendingSignIn {
  readonly kind: CallerKind;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where the person was: path and hash, never a query. */
  readonly back: string;
  readonly shared: boolean;
}

export interface Tokens {
  readonly access: string;
  readonly refresh?: string;
  /** Milliseconds since the epoch, by the device's clock and the issuer's `expires_in`. */
  readonly expiresAt: number;
}

/** The one callback of every language and area; it only puts the person back where they were. */
const CALLBACK = "/signed-in/";
const PENDING = "wisal.sign-in";
/** What the callback page keeps of its address. */
const ANSWER = "wisal.answer";

const isPending = (value: object): value is PendingSignIn =>
  "state" in value && "verifier" in value && "back" in value;
const isAnswer = (value: object): value is { readonly search: string } => "search" in value;

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));
const sha256 = async (text: string): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));

export interface Departure {
  readonly kind: CallerKind;
  readonly client: SignInClient;
  readonly language: string;
  readonly shared: boolean;
  /** Asks for a fresh sign-in even where the issuer still knows the person (RFC 9470). */
  readonly again: boolean;
}

/** Leaves for the issuer: authorization code with PKCE, state and nonce. */
export const depart = async ({ kind, client, language, shared, again }: Departure): Promise<void> => {
  const pending: PendingSignIn = {
    kind,
    state: random(),
    nonce: random(),
    verifier: random(),
    back: `${location.pathname}${location.hash}`,
    shared,
  };
  keep(PENDING, pending);
  const query = new URLSearchParams({
    client_id: client.clientId,
    response_type: "code",
    redirect_uri: `${location.origin}${CALLBACK}`,
    scope: client.scope,
    state: pending.state,
    nonce: pending.nonce,
    ui_locales: language,
    code_challenge: await sha256(pending.verifier),
    code_challenge_method: "S256",
    ...(again && { max_age: "0", prompt: "login" }),
  });
  location.assign(`${client.authorization}?${query.toString()}`);
};

/** The callback page: the issuer's answer leaves the address, and the person is where they were. */
export const comeBack = (): void => {
  const pending = kept(PENDING, isPending);
  if (pending !== undefined) keep(ANSWER, { search: location.search });
  location.replace(pending?.back ?? "/");
};

/** The issuer's answer to a sign-in that this tab began; read once. */
export const arrival = (
  kind: CallerKind,
): { readonly pending: PendingSignIn; readonly code: string | undefined } | undefined => {
  const pending = kept(PENDING, isPending);
  const answer = kept(ANSWER, isAnswer);
  if (pending?.kind !== kind || answer === undefined) return undefined;
  keep(PENDING, undefined);
  keep(ANSWER, undefined);
  const query = new URLSearchParams(answer.search);
  const ours = query.get("state") === pending.state;
  return { pending, code: ours ? (query.get("code") ?? undefined) : undefined };
};

const nonceOf = (idToken: string): unknown => {
  const payload = (idToken.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
  const claims: unknown = JSON.parse(atob(payload));
  return typeof claims === "object" && claims !== null && "nonce" in claims ? claims.nonce : undefined;
};

const tokensIn = (body: unknown, nonce: string | undefined): Tokens | undefined => {
  if (typeof body !== "object" || body === null) return undefined;
  const { access_token, refresh_token, id_token, expires_in }: Readonly<Record<string, unknown>> = {
    ...body,
  };
  if (typeof access_token !== "string") return undefined;
  if (nonce !== undefined && (typeof id_token !== "string" || nonceOf(id_token) !== nonce)) return undefined;
  return {
    access: access_token,
    ...(typeof refresh_token === "string" && { refresh: refresh_token }),
    expiresAt: Date.now() + Number(expires_in ?? 0) * 1000,
  };
};

const ask = async (
  client: SignInClient,
  form: Readonly<Record<string, string>>,
  nonce?: string,
): Promise<Tokens | undefined> => {
  const response = await fetch(client.token, {
    method: "POST",
    body: new URLSearchParams({ client_id: client.clientId, ...form }),
  });
  // An issuer that is down has refused nobody.
  if (response.status >= 500) throw new Error(`The issuer answered ${response.status}.`);
  return response.ok ? tokensIn(await response.json(), nonce) : undefined;
};

/** Code for tokens; undefined where the issuer refuses or answers another sign-in. @throws without a network. */
export const redeem = (client: SignInClient, code: string, pending: PendingSignIn) =>
  ask(
    client,
    {
      grant_type: "authorization_code",
      code,
      redirect_uri: `${location.origin}${CALLBACK}`,
      code_verifier: pending.verifier,
    },
    pending.nonce,
  );

/** A new access token without asking the person; undefined where the issuer refuses. @throws without its answer. */
export const renew = (client: SignInClient, refresh: string) =>
  ask(client, { grant_type: "refresh_token", refresh_token: refresh });
