import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Choice } from "#web/public/first-page/choice.ts";
import { noChoice } from "#web/public/first-page/choice.ts";
import type { PageClock } from "#web/public/first-page/post-clock.ts";
import type { Live } from "#web/public/first-page/use-live-posts.ts";

/** What changes while the first page is open. */
export interface PageState {
  readonly live: Live;
  readonly clock: PageClock;
  readonly choice: Choice;
  readonly retry: () => void;
  readonly choosePost: (post: string) => void;
  readonly chooseProcedure: (procedure: string | undefined) => void;
}

const nothing = (): void => undefined;

/** The state of a prerendered page: nothing chosen, nothing loaded. */
export const stillPage: PageState = {
  live: { state: "loading" },
  clock: { elapsedMs: 0, deviceNow: undefined },
  choice: noChoice,
  retry: nothing,
  choosePost: nothing,
  chooseProcedure: nothing,
};

export const PageStateContext = createContext<PageState>(stillPage);

export const usePageState = (): PageState => useContext(PageStateContext);
