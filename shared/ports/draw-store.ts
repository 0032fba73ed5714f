import type { Draw, drawTransitions } from "#shared/domain/draw/draw.ts";
import type { DrawSlot, PageMark, Ticket, TicketResult } from "#shared/domain/draw/record.ts";
import type { Piece } from "./change-store.ts";

/** What a closed draw is drawn from, besides the tickets on its pages. */
export interface DrawRecord {
  readonly slots: readonly DrawSlot[];
  readonly pages: readonly PageMark[];
}

/** How far a page's winners have their places. */
export interface PageProgress {
  /** Epoch seconds until which the places of this page's winners are held: the same whoever asks, and when. */
  readonly until: number;
  readonly done: boolean;
}

/** What a step of a draw sets besides its state. */
export type DrawFacts = Partial<Pick<Draw, "tickets" | "digest" | "seed" | "winners" | "returnedBy">>;

/** Draws and what is published of them. */
export interface DrawStore {
  find(postId: string, drawId: string): Promise<Draw | undefined>;
  ofPost(postId: string): Promise<readonly Draw[]>;
  /** Every draw for which something is left to do. */
  live(): Promise<readonly Draw[]>;
  /** A new draw with its sealed seed. */
  announcePieces(draw: Draw, sealedSeed: string): readonly Piece[];
  /**
   * The step to another state, judged in the write: from the step's own state and, for `cancel`, before the window
   * opens. A draw that is over needs nothing more. Refusals: `not-found`, `draw-wrong-state`.
   */
  stepPieces(draw: Draw, step: keyof typeof drawTransitions, set: DrawFacts, now: number): readonly Piece[];
  sealedSeed(drawId: string): Promise<string>;
  /** What was closed: written with the step, and never again. */
  recordPiece(drawId: string, record: DrawRecord): Piece;
  record(drawId: string): Promise<DrawRecord | undefined>;
  /** Pages are plain writes: whoever writes one writes the same. */
  saveTickets(drawId: string, page: number, tickets: readonly Ticket[]): Promise<void>;
  tickets(drawId: string, page: number): Promise<readonly Ticket[]>;
  saveResults(drawId: string, page: number, results: readonly TicketResult[]): Promise<void>;
  results(drawId: string, page: number): Promise<readonly TicketResult[]>;
  /** Begins giving places to a page's winners; `until` is that of the first who began. */
  beginPage(drawId: string, page: number, until: number): Promise<PageProgress>;
  finishPage(drawId: string, page: number): Promise<void>;
}
