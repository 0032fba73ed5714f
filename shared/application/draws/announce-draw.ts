import { randomBytes } from "node:crypto";
import { calendarPublished } from "#events/calendars/published.v1.ts";
import { drawAnnounced } from "#events/draws/announced.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import type { Draw, DrawPlan } from "#shared/domain/draw/draw.ts";
import { drawFaults } from "#shared/domain/draw/draw.ts";
import { commitmentTo } from "#shared/domain/draw/shuffle.ts";
import { idFrom } from "#shared/domain/ids.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { CalendarParams } from "../calendars/calendar-to-be.ts";
import type { AnnouncingDeps } from "./deps.ts";

const SEED_BYTES = 32;

/**
 * Announces a draw: its dates leave the public's at once, its seed is drawn, sealed and committed to.
 *
 * One transaction: the draw, its gates, and a new version of the calendar that has the dates in it. Slots are made and
 * reshaped after a version that their write checks, so none of these dates is made as the public's from here on.
 * Errors: `not-found`, `draw-impossible`, `calendar-stale` when the calendar was published at the same moment.
 */
export const announceDraw = async (
  deps: AnnouncingDeps,
  call: Call<CalendarParams, unknown, DrawPlan, StaffCaller>,
  newSeed: () => string = () => randomBytes(SEED_BYTES).toString("hex"),
): Outcome<{ drawId: string; commitment: string }> => {
  const { postId, calendarId } = call.params;
  const calendar = await deps.calendars.calendar(postId, calendarId);
  if (calendar === undefined) return refuse("not-found");
  const errors = drawFaults(call.body, calendar, call.now);
  if (errors.length > 0) return refuse("draw-impossible", { errors });
  const seed = newSeed();
  const commitment = commitmentTo(seed);
  const drawId = idFrom("draw", call.command.id);
  const { timeZone } = calendar;
  const draw: Draw = { ...call.body, drawId, postId, calendarId, timeZone, state: "announced", commitment };
  const { from, to, opensAt, closesAt, drawAt } = draw;
  const version = calendar.version + 1;
  const draws = [...(calendar.draws ?? []), { drawId, from, to }];
  return deps.changes.commit({
    command: call.command,
    pieces: [
      deps.calendars.publishPiece({ ...calendar, version, draws }),
      ...deps.draws.announcePieces(draw, await deps.seeds.seal(drawId, seed)),
      ...deps.entries.openPieces(draw),
    ],
    facts: [
      drawAnnounced.fact(
        drawId,
        { drawId, calendarId, from, to, opensAt, closesAt, drawAt, commitment },
        postId,
      ),
      calendarPublished.fact(`${postId}/${calendarId}`, { calendarId, version }, postId),
    ],
    answer: { status: 201, body: { drawId, commitment } },
    now: call.now,
  });
};
