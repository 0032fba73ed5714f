import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { partsOf } from "#shared/domain/slot/parts.ts";
import { HOLD_SECONDS } from "#shared/domain/slot/places.ts";
import type { BookingDeps } from "../requests/deps.ts";

/**
 * Keeps held places for 10 minutes more, once (A1). The token of the hold stays good: the places judge how long.
 * Conditions: the hold is live, the request's, and was not extended before. Errors: `not-found`, `hold-none`,
 * `hold-extended`, `hold-lapsed`.
 */
export const extendHold = async (
  deps: Pick<BookingDeps, "requests" | "slots" | "changes">,
  call: Call<{ requestId: string }, unknown, unknown, CitizenCaller>,
): Outcome<{ until: string }> => {
  const { requestId } = call.params;
  const record = await deps.requests.find(requestId);
  if (record === undefined || record.accountId !== call.caller.accountId) return refuse("not-found");
  const { hold, postId, calendarId } = record;
  if (hold === undefined) return refuse("hold-none");
  // An offer says from the first how long it lasts: others wait for the same places (A5).
  if (hold.offer !== undefined) return refuse("hold-extended");
  const until = hold.until + HOLD_SECONDS;
  return deps.changes.commit({
    command: call.command,
    pieces: [
      deps.requests.extendPiece(requestId, hold.token, until, call.now),
      ...partsOf(hold).map(({ time, places }) =>
        deps.slots.extendPiece(
          { postId, calendarId, date: hold.date, time },
          places,
          hold.token,
          until,
          call.now,
        ),
      ),
    ],
    facts: [],
    answer: { status: 200, body: { until: new Date(until * 1000).toISOString() } },
    now: call.now,
  });
};
