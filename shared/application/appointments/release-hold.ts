import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { partsOf } from "#shared/domain/slot/parts.ts";
import type { BookingDeps } from "../requests/deps.ts";

/**
 * Gives held places back before they lapse (A1). The places first, then the request's note of them: cut off in
 * between, the note points at places that are no longer held, and lapses. Errors: `not-found`, `hold-none`.
 */
export const releaseHold = async (
  deps: BookingDeps,
  call: Call<{ requestId: string }, unknown, unknown, CitizenCaller>,
): Outcome<null> => {
  const { requestId } = call.params;
  const record = await deps.requests.find(requestId);
  if (record === undefined || record.accountId !== call.caller.accountId) return refuse("not-found");
  const { hold, postId, calendarId } = record;
  if (hold === undefined || hold.until * 1000 <= call.now) return refuse("hold-none");
  for (const { time, places } of partsOf(hold))
    await deps.slots.release({ postId, calendarId, date: hold.date, time }, places, hold.token, call.now);
  await deps.requests.detachHold(requestId, hold.token);
  return { ok: true, value: { status: 204, body: null } };
};
