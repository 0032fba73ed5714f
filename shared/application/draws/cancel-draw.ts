import { calendarPublished } from "#events/calendars/published.v1.ts";
import { drawCancelled } from "#events/draws/cancelled.v1.ts";
import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { AnnouncingDeps } from "./deps.ts";

/** The next version of a calendar, without a draw. */
export const withoutDraw = (calendar: Calendar, drawId: string): Calendar => {
  const { draws = [], ...rest } = calendar;
  const left = draws.filter((draw) => draw.drawId !== drawId);
  return { ...rest, version: calendar.version + 1, ...(left.length > 0 && { draws: left }) };
};

/**
 * Cancels a draw before its window opens: its gates are shut and its dates are the public's again. Errors:
 * `not-found`, `draw-wrong-state`, `calendar-stale`.
 */
export const cancelDraw = async (
  deps: AnnouncingDeps,
  call: Call<{ postId: string; drawId: string }, unknown, unknown, StaffCaller>,
): Outcome<{ drawId: string; state: "cancelled" }> => {
  const { postId, drawId } = call.params;
  const draw = await deps.draws.find(postId, drawId);
  if (draw === undefined) return refuse("not-found");
  const { calendarId } = draw;
  const calendar = await deps.calendars.calendar(postId, calendarId);
  if (calendar === undefined) throw new Error("a draw of no calendar");
  const next = withoutDraw(calendar, drawId);
  return deps.changes.commit({
    command: call.command,
    pieces: [
      ...deps.draws.stepPieces(draw, "cancel", {}, call.now),
      ...deps.entries.shutPieces(drawId),
      deps.calendars.publishPiece(next),
    ],
    facts: [
      drawCancelled.fact(drawId, { drawId, calendarId }, postId),
      calendarPublished.fact(`${postId}/${calendarId}`, { calendarId, version: next.version }, postId),
    ],
    answer: { status: 200, body: { drawId, state: "cancelled" } },
    now: call.now,
  });
};
