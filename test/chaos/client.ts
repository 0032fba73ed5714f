import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { ApiAnswer, CallOptions } from "#local/client/wisal.ts";
import { api } from "#test/local/support/api.ts";

/** What was asked and answered, as the one who asked saw it. Times are milliseconds of one clock. */
export interface Called {
  readonly startMs: number;
  readonly endMs: number;
  /** The last answer; none where nobody answered however often it was asked. */
  readonly answer: ApiAnswer | undefined;
  /** Whether some try was not answered, and so may have had its effect. */
  readonly doubtful: boolean;
  readonly tries: number;
}

const TRIES = 12;
const PAUSE_MS = 60;

/** Whether the answer says nothing of whether the order was carried out. */
const saysNothing = (answer: ApiAnswer | undefined): boolean => answer === undefined || answer.status >= 500;

const once = async (method: string, path: string, options: CallOptions): Promise<ApiAnswer | undefined> => {
  try {
    return await api(method, path, options);
  } catch (error) {
    // The connection broke: fetch tells it as a TypeError.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

/** Asks as a good client does: unanswered, it repeats its order under the same key, a little later each time. */
export const call = async (method: string, path: string, options: CallOptions = {}): Promise<Called> => {
  const startMs = performance.now();
  const repeated = { idempotencyKey: randomUUID(), ...options };
  let answer: ApiAnswer | undefined;
  let doubtful = false;
  let tries = 0;
  do {
    if (tries > 0) await pause(PAUSE_MS * tries);
    answer = await once(method, path, repeated);
    doubtful ||= saysNothing(answer);
    tries += 1;
  } while (saysNothing(answer) && tries < TRIES);
  const endMs = performance.now();
  return { startMs, endMs, doubtful, tries, answer: saysNothing(answer) ? undefined : answer };
};

/** How a call ended, for the tally: `201`, `409 slot-full`, or `unanswered`. */
export const outcomeOf = ({ answer }: Called): string => {
  if (answer === undefined) return "unanswered";
  const { code } = answer.body;
  return typeof code === "string" && answer.status >= 400
    ? `${answer.status} ${code}`
    : String(answer.status);
};
