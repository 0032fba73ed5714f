import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Choice, noChoice, readChoice, writeChoice } from "#web/public/first-page/choice.ts";
import { type PageState, PageStateContext } from "#web/public/first-page/context.tsx";
import { Hero, Steps } from "#web/public/first-page/hero.tsx";
import { allPosts, type PageData } from "#web/public/first-page/page-data.ts";
import { usePageClock } from "#web/public/first-page/post-clock.ts";
import { PostsSection } from "#web/public/first-page/posts-section.tsx";
import { ProceduresSection } from "#web/public/first-page/procedures-section.tsx";
import { useLivePosts } from "#web/public/first-page/use-live-posts.ts";
import { SiteFooter } from "#web/ui/site-footer.tsx";
import { SiteHeader } from "#web/ui/site-header.tsx";

/** Shows the section of procedures and reads it from its start, by keyboard and screen reader too. */
const goToProcedures = () => {
  const section = document.getElementById("procedures");
  section?.focus({ preventScroll: true });
  section?.scrollIntoView();
};

/** The choice, kept in the address: the first render is the prerendered one, then the address is read. */
const useChoice = (data: PageData) => {
  const [choice, setChoice] = useState<Choice>(noChoice);
  useEffect(() => {
    const follow = () => setChoice(readChoice(location.search, data));
    follow();
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, [data]);
  return { choice, setChoice };
};

export const FirstPage = ({ data }: { readonly data: PageData }) => {
  const { live, retry } = useLivePosts();
  const clock = usePageClock(live);
  const { choice, setChoice } = useChoice(data);
  const arrived = useRef(false);

  const state = useMemo<PageState>(
    () => ({
      live,
      clock,
      choice,
      retry,
      choosePost: (post) => {
        const next = { ...choice, post };
        history.pushState(null, "", `${location.pathname}${writeChoice(next)}#procedures`);
        setChoice(next);
        goToProcedures();
      },
      chooseProcedure: (procedure) => {
        const next = { ...choice, procedure };
        history.replaceState(null, "", `${location.pathname}${writeChoice(next)}${location.hash}`);
        setChoice(next);
      },
    }),
    [live, clock, choice, retry, setChoice],
  );

  // A link to a chosen post without scripts' help lands on the section before the page grew: land again, once.
  useEffect(() => {
    if (arrived.current || choice.post === undefined) return;
    arrived.current = true;
    if (location.hash === "#procedures") document.getElementById("procedures")?.scrollIntoView();
  }, [choice.post]);

  const posts = allPosts(data);
  return (
    <PageStateContext.Provider value={state}>
      <SiteHeader query={writeChoice(choice)} path="" />
      <main id="main" tabIndex={-1}>
        <Hero posts={posts.length} />
        <Steps />
        <PostsSection data={data} />
        <ProceduresSection data={data} post={posts.find((post) => post.id === choice.post)} />
      </main>
      <SiteFooter />
    </PageStateContext.Provider>
  );
};
