import type { ComponentType, VNode } from "preact";
import type { Catalogue, KeyOf } from "#web/i18n/message.ts";

type NamesIn<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;

/** What a screen gets: the values of its pattern's names, and what follows a `?` in the hash. */
export interface ScreenProps<P extends string = string> {
  readonly params: Readonly<Record<NamesIn<P>, string>>;
  readonly query: URLSearchParams;
}

/** One screen of an area, loaded when it is needed. */
export interface Route {
  readonly pattern: string;
  /** Key of the screen's title, for the window. */
  readonly title: string;
  /** Catalogues (folders of `web/i18n`) that this screen needs besides its area's. */
  readonly words: readonly string[];
  /** Shown without a sign-in. */
  readonly open: boolean;
  readonly load: () => Promise<(found: Found) => VNode | null>;
}

export interface Found {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** A module of `screens/`: it exports its `Screen`. */
interface ScreenModule<P extends string> {
  readonly Screen: ComponentType<ScreenProps<P>>;
}

const namesIn = (pattern: string): readonly string[] =>
  pattern
    .split("/")
    .filter((part) => part.startsWith(":"))
    .map((part) => part.slice(1));

/**
 * Declares routes whose titles are keys of catalogue `C`:
 * `route("/requests/:requestId", "request.title", () => import("./screens/request.tsx"))`.
 */
export const routesOf =
  <C extends Catalogue>(...words: readonly string[]) =>
  <P extends string>(
    pattern: P,
    title: KeyOf<C>,
    load: () => Promise<ScreenModule<P>>,
    { open = false }: { readonly open?: boolean } = {},
  ): Route => {
    const names = namesIn(pattern);
    const isParams = (
      params: Readonly<Record<string, string>>,
    ): params is Readonly<Record<NamesIn<P>, string>> => names.every((name) => name in params);
    return {
      pattern,
      title,
      words,
      open,
      load: async () => {
        const { Screen } = await load();
        return ({ params, query }) => (isParams(params) ? <Screen params={params} query={query} /> : null);
      },
    };
  };

/** The route of a hash such as `#/requests/req_1?from=list`, with what its pattern names. */
export const findRoute = (
  routes: readonly Route[],
  hash: string,
): { readonly route: Route; readonly found: Found } | undefined => {
  const [path = "", search = ""] = (hash.replace(/^#/, "") || "/").split("?");
  const parts = path.split("/");
  for (const route of routes) {
    const pattern = route.pattern.split("/");
    if (pattern.length !== parts.length) continue;
    const params: Record<string, string> = {};
    const fits = pattern.every((part, index) => {
      const actual = parts[index] ?? "";
      if (!part.startsWith(":")) return part === actual;
      params[part.slice(1)] = safelyDecoded(actual);
      return actual !== "";
    });
    if (fits) return { route, found: { params, query: new URLSearchParams(search) } };
  }
  return undefined;
};

const safelyDecoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};
