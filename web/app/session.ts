import type { CallerKind, SignInClient } from "#web/app/config.ts";
import { dropDrafts, keep, kept } from "#web/app/kept.ts";
import { arrival, depart, redeem, renew, type Tokens } from "#web/app/sign-in.ts";

/** `failed`: the person came back from the issuer and no token came of it. */
export type SessionState = "signed-in" | "signed-out" | "failed";

export interface Session {
  readonly kind: CallerKind;
  readonly state: () => SessionState;
  /** The person said that others use this device. */
  readonly shared: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  readonly signIn: (options: { readonly shared: boolean }) => Promise<void>;
  /** Signs in afresh and comes back to this place: for calls refused with `step-up-needed`. */
  readonly stepUp: () => Promise<void>;
  /** Ends the session here and at the issuer, and goes to the first page. */
  readonly signOut: () => void;
  /** The access token, renewed where it ends within half a minute; undefined once signed out. */
  readonly token: () => Promise<string | undefined>;
  /** The API does not take the token: renews it, or signs out and stays in place. */
  readonly refused: () => Promise<boolean>;
}

interface Kept extends Tokens {
  readonly shared: boolean;
}

const isKept = (value: object): value is Kept => "access" in value && "expiresAt" in value;

/** Half a minute: the device's clock and the way to the API. */
const MARGIN_MS = 30_000;

/**
 * The session of one area's callers in this tab: tokens in memory and session storage, never in local storage or an
 * address. Redeems the issuer's answer where the person comes from a sign-in.
 */
export const startSession = async (
  kind: CallerKind,
  client: SignInClient,
  language: string,
): Promise<Session> => {
  const place = `wisal.session.${kind}`;
  const listeners = new Set<() => void>();
  let tokens = kept(place, isKept);
  let state: SessionState = tokens === undefined ? "signed-out" : "signed-in";
  let renewal: Promise<boolean> | undefined;

  const set = (next: Kept | undefined, as: SessionState): void => {
    tokens = next;
    state = as;
    keep(place, next);
    for (const listener of listeners) listener();
  };

  const renewed = async (): Promise<boolean> => {
    const { refresh, shared = false } = tokens ?? {};
    const next = refresh === undefined ? undefined : await renew(client, refresh);
    if (next === undefined) set(undefined, "signed-out");
    else set({ ...(refresh !== undefined && { refresh }), ...next, shared }, "signed-in");
    return next !== undefined;
  };
  // Two calls at once must not spend the same refresh token twice.
  const renewOnce = (): Promise<boolean> => {
    renewal ??= renewed().finally(() => {
      renewal = undefined;
    });
    return renewal;
  };

  const arrived = arrival(kind);
  if (arrived !== undefined) {
    const { pending, code } = arrived;
    const next = code === undefined ? undefined : await redeem(client, code, pending).catch(() => undefined);
    // A step-up that was given up leaves the session it was in.
    if (next !== undefined) set({ ...next, shared: pending.shared }, "signed-in");
    else if (tokens === undefined) set(undefined, "failed");
  }

  const leave = (shared: boolean, again: boolean) => depart({ kind, client, language, shared, again });
  return {
    kind,
    state: () => state,
    shared: () => tokens?.shared === true,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    // On a shared device the issuer must not remember whoever was here before.
    signIn: ({ shared }) => leave(shared, shared),
    stepUp: () => leave(tokens?.shared === true, true),
    signOut: () => {
      dropDrafts();
      set(undefined, "signed-out");
      const back = `${location.origin}/${language}/`;
      const query = new URLSearchParams({
        client_id: client.clientId,
        // OpenID Connect's name, then Cognito's.
        post_logout_redirect_uri: back,
        logout_uri: back,
        ui_locales: language,
      });
      location.assign(`${client.signOut}?${query.toString()}`);
    },
    token: async () => {
      if (tokens !== undefined && tokens.expiresAt - Date.now() < MARGIN_MS) await renewOnce();
      return tokens?.access;
    },
    refused: renewOnce,
  };
};
