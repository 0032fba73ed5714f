import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Language } from "#shared/catalogue/procedures.ts";
import type { Api } from "#web/app/api.ts";
import type { Area, WordsModules } from "#web/app/area.ts";
import type { SiteConfig } from "#web/app/config.ts";
import type { NamesLoader } from "#web/app/names.ts";
import type { Session, SessionState } from "#web/app/session.ts";

/** What every screen may use. */
export interface App {
  readonly area: Area;
  readonly language: Language;
  readonly config: SiteConfig;
  readonly api: Api;
  readonly session: Session | undefined;
  readonly words: WordsModules;
  readonly namesOf: NamesLoader;
}

export const AppContext = createContext<App | undefined>(undefined);

/** The running app. @throws in a prerendered shell, which has no session and no API yet. */
export const useApp = (): App => {
  const app = useContext(AppContext);
  if (app === undefined) throw new Error("This component needs the running app.");
  return app;
};

/** Whether somebody is signed in, followed. */
export const useSessionState = (session: Session | undefined): SessionState => {
  const [, setState] = useState<SessionState>();
  useEffect(() => {
    if (session === undefined) return;
    setState(session.state());
    return session.subscribe(() => setState(session.state()));
  }, [session]);
  // Asked at each render: a state kept here would be the last session's for a moment, and show a menu to nobody.
  return session?.state() ?? "signed-in";
};

/** Goes to a screen of this area: `go("/requests")`. `replace` leaves no step for Back. */
export const go = (path: string, { replace = false }: { readonly replace?: boolean } = {}): void => {
  if (replace) location.replace(`#${path}`);
  else location.hash = `#${path}`;
};
