import { useCallback, useEffect, useState } from "preact/hooks";
import { type LivePost, readPosts } from "#web/public/first-page/live-posts.ts";

/** After this long we say that it takes longer than usual; most answers take a tenth of it. */
const slowAfterMs = 4_000;
/** After this long we give up: API Gateway itself cuts at 29 s, and a person has long stopped waiting. */
const giveUpAfterMs = 20_000;

export type Live =
  | { readonly state: "loading" | "slow" | "failed" }
  | {
      readonly state: "ready";
      readonly posts: ReadonlyMap<string, LivePost>;
      /** `performance.now()` at the answer: a monotonic clock, so a wrong device clock does not matter. */
      readonly at: number;
    };

const load = async (signal: AbortSignal): Promise<Live> => {
  const response = await fetch("/api/posts", { headers: { Accept: "application/json" }, signal });
  const posts = response.ok ? readPosts(await response.json()) : undefined;
  return posts === undefined ? { state: "failed" } : { state: "ready", posts, at: performance.now() };
};

/** Loads the posts once the page is alive; `retry` starts again, and so does the network's return. */
export const useLivePosts = (): { readonly live: Live; readonly retry: () => void } => {
  const [attempt, setAttempt] = useState(0);
  const [live, setLive] = useState<Live>({ state: "loading" });
  const retry = useCallback(() => {
    setLive({ state: "loading" });
    setAttempt((count) => count + 1);
  }, []);

  useEffect(() => {
    const stop = new AbortController();
    let current = true;
    const show = (next: Live) => {
      if (current) setLive(next);
    };
    const slow = setTimeout(() => show({ state: "slow" }), slowAfterMs);
    const end = setTimeout(() => stop.abort(), giveUpAfterMs);
    const settle = (next: Live) => {
      clearTimeout(slow);
      clearTimeout(end);
      show(next);
    };
    load(stop.signal).then(settle, () => settle({ state: "failed" }));
    return () => {
      current = false;
      clearTimeout(slow);
      clearTimeout(end);
      stop.abort();
    };
  }, [attempt]);

  useEffect(() => {
    if (live.state !== "failed") return;
    addEventListener("online", retry);
    return () => removeEventListener("online", retry);
  }, [live.state, retry]);

  return { live, retry };
};
