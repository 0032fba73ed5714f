import { drawClosed } from "#events/draws/closed.v1.ts";
import { datesFrom, daysBetween } from "#shared/domain/calendar/local-time.ts";
import type { Draw } from "#shared/domain/draw/draw.ts";
import type { DrawSlot } from "#shared/domain/draw/record.ts";
import { closingDigest, markOf, pagesOf } from "#shared/domain/draw/record.ts";
import { freePlaces } from "#shared/domain/slot/places.ts";
import type { DrawingDeps } from "./deps.ts";
import { commitStep } from "./step.ts";

/** The slots of a draw's dates, in order, with the places that are nobody's. */
const slotsOf = async (deps: DrawingDeps, draw: Draw, now: number): Promise<readonly DrawSlot[]> => {
  const { postId, calendarId, from, to } = draw;
  const days = await Promise.all(
    datesFrom(from, daysBetween(from, to) + 1).map((date) =>
      deps.slots.day(postId, calendarId, date, { consistent: true }),
    ),
  );
  return days.flat().map(({ date, time, startsAt, places }) => ({
    slotId: `${date}T${time}`,
    startsAt,
    free: freePlaces(places, ["draw"], Math.floor(now / 1000)).length,
  }));
};

/**
 * Closes a draw: its gates are shut, then whoever is in is in. Publishes tickets and slots and the digest of both,
 * while the seed is still sealed: from here on nobody can choose anything.
 */
export const closeDraw = async (deps: DrawingDeps, draw: Draw, now: number): Promise<true> => {
  const { drawId, calendarId, commitment } = draw;
  await deps.entries.shut(drawId);
  const entries = await deps.entries.all(drawId);
  const pages = pagesOf(entries.map(({ ticket, party, preferences }) => ({ ticket, party, preferences })));
  for (const [page, tickets] of pages.entries()) await deps.draws.saveTickets(drawId, page, tickets);
  const record = { slots: await slotsOf(deps, draw, now), pages: pages.map(markOf) };
  const digest = closingDigest({ drawId, commitment, ...record });
  const tickets = entries.length;
  return commitStep(deps, draw, {
    step: "close",
    set: { tickets, digest },
    pieces: [deps.draws.recordPiece(drawId, record)],
    facts: [drawClosed.fact(drawId, { drawId, calendarId, tickets, digest }, draw.postId)],
    now,
  });
};
