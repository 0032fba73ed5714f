import { drawDrawn } from "#events/draws/drawn.v1.ts";
import { drawPlaces } from "#shared/domain/draw/allocate.ts";
import type { Draw } from "#shared/domain/draw/draw.ts";
import { closingDigest, markOf } from "#shared/domain/draw/record.ts";
import { commitmentTo } from "#shared/domain/draw/shuffle.ts";
import type { DrawingDeps } from "./deps.ts";
import { commitStep } from "./step.ts";

/**
 * Draws what was closed: opens the seed, recomputes that everything is as it was published, and publishes result and
 * seed before anybody is given anything. Run again it draws the same.
 *
 * @throws when the seed or the tickets are not those that were published: somebody must look at it.
 */
export const drawTickets = async (deps: DrawingDeps, draw: Draw, now: number): Promise<true> => {
  const { drawId, calendarId, commitment, digest } = draw;
  const record = await deps.draws.record(drawId);
  if (record === undefined || digest === undefined) throw new Error("a closed draw without its record");
  const pages = await Promise.all(record.pages.map((_, page) => deps.draws.tickets(drawId, page)));
  if (closingDigest({ drawId, commitment, slots: record.slots, pages: pages.map(markOf) }) !== digest)
    throw new Error(`the tickets of ${drawId} are not those that were closed`);
  const seed = await deps.seeds.unseal(drawId, await deps.draws.sealedSeed(drawId));
  if (commitmentTo(seed) !== commitment) throw new Error(`the seed of ${drawId} is not the one committed to`);
  const drawn = drawPlaces(seed, digest, record.slots, pages.flat());
  const results = new Map(drawn.map((result) => [result.ticket, result]));
  for (const [page, tickets] of pages.entries())
    await deps.draws.saveResults(
      drawId,
      page,
      tickets.flatMap(({ ticket }) => results.get(ticket) ?? []),
    );
  const winners = drawn.filter(({ seats }) => seats.length > 0).length;
  return commitStep(deps, draw, {
    step: "draw",
    set: { seed, winners },
    pieces: [],
    facts: [
      drawDrawn.fact(drawId, { drawId, calendarId, seed, tickets: drawn.length, winners }, draw.postId),
    ],
    now,
  });
};
