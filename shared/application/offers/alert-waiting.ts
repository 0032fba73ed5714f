import { placesFound } from "#events/appointments/places-found.v1.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { WaitingRow } from "#shared/domain/waiting/waiting.ts";
import type { Line } from "#shared/ports/offer-store.ts";
import type { OfferingDeps } from "./deps.ts";
import { requestOf } from "./request-of.ts";

/** How many are told of the same freed places: a message to a thousand people for one place would anger 999. */
const TOLD_OF_ONE_PLACE = 20;

/**
 * Tells those who want no offer that there are places (A5), in order of joining, each at most once in 24 hours and
 * once for one cause. `told` gives each the day to name.
 */
export const alertWaiting = async (
  deps: Pick<OfferingDeps, "requests" | "offers" | "changes">,
  line: Line,
  told: readonly { readonly row: WaitingRow; readonly date: string }[],
  cause: string,
  now: number,
  atMost: number = TOLD_OF_ONE_PLACE,
): Promise<void> => {
  let left = atMost;
  for (const { row, date } of told) {
    if (left === 0) return;
    const record = await requestOf(deps, line, row, now);
    if (record === undefined) continue;
    const { requestId, accountId, procedureId, calendarId } = record;
    const outcome = await deps.changes.commit({
      command: systemCommand("offers-make", cause, requestId, "alert"),
      pieces: [deps.offers.alertPiece(record, now)],
      facts: [
        placesFound.fact(requestId, { requestId, accountId, procedureId, calendarId, date }, line.postId),
      ],
      answer: { status: 200, body: null },
      now,
    });
    if (outcome.ok && outcome.value.replayed !== true) left -= 1;
  }
};
