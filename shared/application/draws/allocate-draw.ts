import { calendarPublished } from "#events/calendars/published.v1.ts";
import { RETURN_WITHIN_SECONDS } from "#shared/domain/appointment/appointment.ts";
import { datesFrom, daysBetween } from "#shared/domain/calendar/local-time.ts";
import type { Draw } from "#shared/domain/draw/draw.ts";
import type { DrawEntry } from "#shared/ports/draw-entries.ts";
import { refreshDay } from "../slots/refresh-day.ts";
import { withoutDraw } from "./cancel-draw.ts";
import type { DrawingDeps } from "./deps.ts";
import type { Winner } from "./give-places.ts";
import { givePlaces, tellLosers } from "./give-places.ts";
import { commitStep } from "./step.ts";

const HOUR_SECONDS = 3600;
/** A hold of ten minutes, extended once, is over by then. */
const PATIENCE_SECONDS = 1800;
/** Facts of one change: its record stays far below 400 KB. */
const LOSERS_AT_ONCE = 25;
const PARALLEL = 16;

const inParallel = async <T>(items: readonly T[], work: (item: T) => Promise<boolean>): Promise<boolean> => {
  const queue = items.values();
  let all = true;
  await Promise.all(
    Array.from({ length: PARALLEL }, async () => {
      for (const item of queue) all = (await work(item)) && all;
    }),
  );
  return all;
};

/** One page of results: places for its winners, word for the others. False when some must be tried again. */
const allocatePage = async (
  deps: DrawingDeps,
  draw: Draw,
  page: number,
  entries: ReadonlyMap<string, DrawEntry>,
  now: number,
): Promise<boolean> => {
  const nowSeconds = Math.floor(now / 1000);
  const lasts = draw.confirmHours * HOUR_SECONDS;
  const { until, done } = await deps.draws.beginPage(draw.drawId, page, nowSeconds + lasts);
  if (done) return true;
  const results = await deps.draws.results(draw.drawId, page);
  const told = results.map(({ ticket, seats }): Winner => {
    const entry = entries.get(ticket);
    if (entry === undefined) throw new Error("a ticket of nobody");
    return { entry, seats };
  });
  const winners = told.filter(({ seats }) => seats.length > 0);
  const losers = told.filter(({ seats }) => seats.length === 0).map(({ entry }) => entry);
  const groups = Array.from({ length: Math.ceil(losers.length / LOSERS_AT_ONCE) }, (_, group) => group);
  const terms = { until, patienceUntil: until - lasts + PATIENCE_SECONDS, now };
  const given = await inParallel(winners, (winner) => givePlaces(deps, draw, winner, terms));
  await inParallel(groups, async (group) => {
    const some = losers.slice(group * LOSERS_AT_ONCE, (group + 1) * LOSERS_AT_ONCE);
    await tellLosers(deps, draw, `${page}.${group}`, some, now);
    return true;
  });
  if (given) await deps.draws.finishPage(draw.drawId, page);
  return given;
};

/** The draw leaves the calendar: what nobody drew becomes the public's with its next version. */
const release = async (deps: DrawingDeps, draw: Draw, now: number): Promise<void> => {
  const { drawId, postId, calendarId, confirmHours } = draw;
  const calendar = await deps.calendars.calendar(postId, calendarId);
  if (calendar === undefined) throw new Error("a draw of no calendar");
  const next = withoutDraw(calendar, drawId);
  const { version } = next;
  const returnedBy = new Date(
    now + (confirmHours * HOUR_SECONDS + RETURN_WITHIN_SECONDS) * 1000,
  ).toISOString();
  await commitStep(deps, draw, {
    step: "allocate",
    set: { returnedBy },
    pieces: [deps.calendars.publishPiece(next)],
    facts: [calendarPublished.fact(`${postId}/${calendarId}`, { calendarId, version }, postId)],
    now,
  });
};

/**
 * Gives every winner their places, page after page, and the rest to the public. Cut off anywhere and run again, it
 * goes on where it was: pages that are done are passed over, and each winner's hold and each message are theirs once.
 * False when somebody holds other places just now: to be run again.
 */
export const allocateDraw = async (deps: DrawingDeps, draw: Draw, now: number): Promise<boolean> => {
  const { drawId } = draw;
  const { pages = [] } = (await deps.draws.record(drawId)) ?? {};
  const entries = new Map((await deps.entries.all(drawId)).map((entry) => [entry.ticket, entry]));
  let given = true;
  for (const page of pages.keys()) given = (await allocatePage(deps, draw, page, entries, now)) && given;
  if (given) await release(deps, draw, now);
  return given;
};

/** Everything that was not confirmed has returned: the days are counted again, for nothing else does (S5). */
export const finishDraw = async (deps: DrawingDeps, draw: Draw, now: number): Promise<true> => {
  const { postId, calendarId, from, to } = draw;
  for (const date of datesFrom(from, daysBetween(from, to) + 1))
    await refreshDay(deps, { postId, calendarId, date }, now);
  return commitStep(deps, draw, { step: "finish", set: {}, pieces: [], facts: [], now });
};
