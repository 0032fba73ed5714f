import { requestMovedPost } from "#events/requests/moved-post.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { requestTransitions } from "#shared/domain/request/request.ts";
import type { CalendarStore } from "#shared/ports/calendar-store.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { RequestStore } from "#shared/ports/request-store.ts";
import { afresh } from "../appointments/own-appointment.ts";

/** Moving a request to another post. */
export interface MovingPostDeps {
  readonly requests: Pick<RequestStore, "find" | "movePostPiece">;
  readonly calendars: Pick<CalendarStore, "calendar">;
  readonly changes: ChangeStore;
}

/**
 * A valid request is served at another post from now on, so that its owner can book where the days are the
 * earliest (S5): papers are accepted in the whole network, and who it is for does not change (R7). What it waits
 * for stays as it is. Errors: `not-found`, `request-wrong-state`, `request-validity-ended`,
 * `procedure-not-offered`, `hold-exists`, `busy`.
 */
export const movePost = (
  deps: MovingPostDeps,
  call: Call<{ requestId: string }, unknown, { postId: string }, CitizenCaller>,
): Outcome<{ requestId: string; postId: string }> =>
  afresh(async () => {
    const { requestId } = call.params;
    const { postId } = call.body;
    const record = await deps.requests.find(requestId);
    if (record === undefined || record.accountId !== call.caller.accountId) return refuse("not-found");
    const { state, validUntil, hold, procedureId, calendarId, postId: from } = record;
    if (state !== "valid") return { ok: false, error: requestTransitions.movePost.otherwise(state) };
    if (Date.parse(validUntil ?? "") <= call.now) return refuse("request-validity-ended");
    if (hold !== undefined && hold.until * 1000 > call.now) {
      const until = new Date(hold.until * 1000).toISOString();
      return refuse("hold-exists", { details: { until, ...(hold.offer && { offer: hold.offer.kind }) } });
    }
    if ((await deps.calendars.calendar(postId, calendarId)) === undefined)
      return refuse("procedure-not-offered", {
        errors: [{ pointer: "/body/postId", code: "procedure-not-offered" }],
      });
    return deps.changes.commit({
      command: call.command,
      pieces: [deps.requests.movePostPiece(record, postId, call.now)],
      facts: [requestMovedPost.fact(requestId, { requestId, procedureId, from }, postId)],
      answer: { status: 200, body: { requestId, postId } },
      now: call.now,
    });
  });
