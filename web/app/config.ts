/** How the pages of one kind of caller sign in (see the stack of the site). */
export interface SignInClient {
  readonly authorization: string;
  readonly token: string;
  readonly signOut: string;
  readonly clientId: string;
  readonly scope: string;
}

/** What the pages learn when they run: `/config.json` is the deployment's, not the build's. */
export interface SiteConfig {
  /** Path or origin of the API, without a trailing slash. */
  readonly api: string;
  readonly uploadOrigin: string;
  /** Where the form of a card payment goes. */
  readonly cardOrigin: string;
  readonly supportPhone: string;
  readonly signIn: Readonly<Record<CallerKind, SignInClient>>;
}

export type CallerKind = "citizen" | "staff";

const isConfig = (value: unknown): value is SiteConfig =>
  typeof value === "object" && value !== null && "api" in value && "signIn" in value;

/** @throws when the deployment's configuration does not come; nothing works without it. */
export const loadConfig = async (): Promise<SiteConfig> => {
  // Without headers of its own: the shell asks for it ahead, and the browser takes what it has.
  const response = await fetch("/config.json");
  const body: unknown = response.ok ? await response.json() : undefined;
  if (!isConfig(body)) throw new Error("The site has no configuration.");
  return body;
};
