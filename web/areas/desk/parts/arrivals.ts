import type { Api } from "#web/app/api.ts";
import { serverNow } from "#web/app/clock.ts";
import { keep, kept } from "#web/app/kept.ts";
import { isOpen, type Problem } from "#web/app/problem.ts";
import { store } from "./store.ts";

/** An arrival noted without a network, with the key of its one command. No name is kept with it. */
export interface Waiting {
  readonly key: string;
  readonly staffId: string;
  readonly postId: string;
  readonly date: string;
  readonly appointmentId: string;
  readonly reference: string;
  readonly at: string;
  /** Why it was refused once it could be sent; a person has to look. */
  readonly refused?: Problem;
}

const PLACE = "wisal.desk.arrivals";
const isQueue = (value: object): value is readonly Waiting[] => Array.isArray(value);

/** Arrivals that are still to be sent, and those that were refused; they live as long as the tab. */
export const arrivals = store<readonly Waiting[]>(kept(PLACE, isQueue) ?? []);

const put = (next: readonly Waiting[]): void => {
  keep(PLACE, next.length === 0 ? undefined : next);
  arrivals.set(next);
};

export const forgetArrival = (key: string): void => put(arrivals.get().filter((each) => each.key !== key));

const send = async (api: Api, waiting: Waiting): Promise<Problem | undefined> => {
  const { postId, date, appointmentId, key } = waiting;
  const operation = "POST /desk/posts/{postId}/days/{date}/visits/{appointmentId}/arrival";
  const outcome = await api.call(operation, { path: { postId, date, appointmentId } }, { key });
  return outcome.ok ? undefined : outcome.problem;
};

/** Records an arrival now, or keeps it where no answer comes. The refusal, if there is one. */
export const arrive = async (
  api: Api,
  visit: Omit<Waiting, "key" | "at" | "refused">,
): Promise<Problem | undefined> => {
  const waiting = { ...visit, key: crypto.randomUUID(), at: new Date(serverNow()).toISOString() };
  const problem = await send(api, waiting);
  if (problem === undefined || !isOpen(problem)) return problem;
  put([...arrivals.get(), waiting]);
  return undefined;
};

let sending = false;

/** Sends what waits, each with its own key: what got through before is not done twice. True where one got through. */
export const sendArrivals = async (api: Api, staffId: string): Promise<boolean> => {
  if (sending) return false;
  sending = true;
  let sent = false;
  try {
    for (const waiting of arrivals.get()) {
      // A colleague's stays until they are back: it is recorded under who saw the people.
      if (waiting.refused !== undefined || waiting.staffId !== staffId) continue;
      const problem = await send(api, waiting);
      if (problem !== undefined && (isOpen(problem) || problem.code === "unauthenticated")) break;
      if (problem === undefined) forgetArrival(waiting.key);
      else
        put(arrivals.get().map((each) => (each.key === waiting.key ? { ...each, refused: problem } : each)));
      sent = true;
    }
  } finally {
    sending = false;
  }
  return sent;
};
