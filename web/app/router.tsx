import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useApp } from "#web/app/app-context.ts";
import { loadWords } from "#web/app/area.ts";
import { loadNames } from "#web/app/names.ts";
import { findRoute, type Route } from "#web/app/routes.tsx";
import type { Messages } from "#web/i18n/message.ts";

/** What stands at the hash. `words` are the screen's own. */
export type Shown =
  | { readonly state: "loading" | "missing" | "failed" }
  | {
      readonly state: "ready";
      readonly route: Route;
      readonly screen: VNode | null;
      readonly words: Messages;
    };

/** Follows the hash: finds the route, loads its chunk, its words and the names, and says what to show. */
export const useScreen = (): { readonly shown: Shown; readonly again: () => void } => {
  const { area, language, words, namesOf } = useApp();
  const [hash, setHash] = useState(location.hash);
  const [shown, setShown] = useState<Shown>({ state: "loading" });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);

  useEffect(() => {
    // A skip link's or an error summary's target is no screen.
    if (hash !== "" && !hash.startsWith("#/")) return;
    const match = findRoute(area.routes, hash);
    if (match === undefined) {
      setShown({ state: "missing" });
      return;
    }
    let current = true;
    const parts = [match.route.load(), loadWords(words, match.route.words, language)] as const;
    Promise.all([...parts, loadNames(language, namesOf)]).then(
      ([render, own]) => {
        if (!current) return;
        setShown({ state: "ready", route: match.route, screen: render(match.found), words: own });
      },
      () => {
        if (current) setShown({ state: "failed" });
      },
    );
    return () => {
      current = false;
    };
  }, [area, hash, language, words, namesOf, attempt]);

  return { shown, again: () => setAttempt((count) => count + 1) };
};
