import { drawPlaces } from "#shared/domain/draw/allocate.ts";
import type { DrawSlot, Ticket } from "#shared/domain/draw/record.ts";
import { closingDigest, markOf, pagesOf } from "#shared/domain/draw/record.ts";
import { commitmentTo } from "#shared/domain/draw/shuffle.ts";
import type { DrawLog } from "#shared/domain/draw/verify.ts";

/** Slots of half an hour from 08:00 UTC on, with this many places each. */
export const slotsOf = (date: string, free: readonly number[]): readonly DrawSlot[] =>
  free.map((places, index) => {
    const startsAt = new Date(Date.parse(`${date}T08:00:00.000Z`) + index * 1_800_000).toISOString();
    return { slotId: startsAt.slice(0, 16), startsAt, free: places };
  });

/** The true log of a draw, as it is published. */
export const logOf = (seed: string, slots: readonly DrawSlot[], tickets: readonly Ticket[]): DrawLog => {
  const drawId = "drw_anExampleOfADraw";
  const commitment = commitmentTo(seed);
  const pages = pagesOf(tickets).map((page) => ({ ...markOf(page), tickets: page }));
  const digest = closingDigest({ drawId, commitment, slots, pages });
  const results = new Map(drawPlaces(seed, digest, slots, tickets).map((result) => [result.ticket, result]));
  return {
    drawId,
    commitment,
    seed,
    digest,
    slots,
    pages: pages.map((page) => ({
      ...page,
      results: page.tickets.flatMap(({ ticket }) => results.get(ticket) ?? []),
    })),
  };
};
