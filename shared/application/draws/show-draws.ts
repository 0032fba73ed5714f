import type { Call, Outcome } from "#shared/domain/call.ts";
import type { PageMark, Ticket, TicketResult } from "#shared/domain/draw/record.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { DrawRecord } from "#shared/ports/draw-store.ts";
import type { PublicDrawsDeps } from "./deps.ts";
import type { DrawView } from "./views.ts";
import { viewOf } from "./views.ts";

type DrawParams = { postId: string; drawId: string };

/** The draws of a post, the latest first. */
export const listDraws = async (
  deps: PublicDrawsDeps,
  call: Call<{ postId: string }, unknown, unknown>,
): Outcome<{ draws: DrawView[] }> => {
  const draws = await deps.draws.ofPost(call.params.postId);
  const latestFirst = draws.toSorted((one, other) => other.drawAt.localeCompare(one.drawAt));
  return { ok: true, value: { status: 200, body: { draws: latestFirst.map(viewOf) } } };
};

/** One draw; once it is closed with its slots and the marks of its pages. Errors: `not-found`. */
export const showDraw = async (
  deps: PublicDrawsDeps,
  call: Call<DrawParams, unknown, unknown>,
): Outcome<{ draw: DrawView; slots: DrawRecord["slots"]; pages: readonly PageMark[] }> => {
  const { postId, drawId } = call.params;
  const draw = await deps.draws.find(postId, drawId);
  if (draw === undefined) return refuse("not-found");
  const { slots, pages } = (await deps.draws.record(drawId)) ?? { slots: [], pages: [] };
  return { ok: true, value: { status: 200, body: { draw: viewOf(draw), slots, pages } } };
};

/** A page of tickets, once they are closed, with their results once they are drawn. Errors: `not-found`. */
export const showDrawPage = async (
  deps: PublicDrawsDeps,
  call: Call<DrawParams & { page: number }, unknown, unknown>,
): Outcome<{ tickets: readonly Ticket[]; results: readonly TicketResult[] }> => {
  const { postId, drawId, page } = call.params;
  const draw = await deps.draws.find(postId, drawId);
  // Pages are written before the step that publishes them.
  if (draw?.digest === undefined) return refuse("not-found");
  const tickets = await deps.draws.tickets(drawId, page);
  if (tickets.length === 0) return refuse("not-found");
  const results = draw.seed === undefined ? [] : await deps.draws.results(drawId, page);
  return { ok: true, value: { status: 200, body: { tickets, results } } };
};
