import type { Draw } from "#shared/domain/draw/draw.ts";
import type { Ticket } from "#shared/domain/draw/record.ts";
import type { Piece } from "./change-store.ts";

/** A request in a draw. */
export interface DrawEntry extends Ticket {
  readonly requestId: string;
  readonly accountId: string;
  readonly procedureId: string;
  readonly registeredAt: string;
}

/** Who is in a draw: kept apart from what is published of it. */
export interface DrawEntries {
  /** Lets registrations in between the draw's two instants. */
  openPieces(draw: Draw): readonly Piece[];
  /** Lets none in, for good, whatever the hour. */
  shutPieces(drawId: string): readonly Piece[];
  /** The same outside of a change; once it is done, `all` is final. */
  shut(drawId: string): Promise<void>;
  /**
   * Registers a request or replaces its preferences; its ticket stays. Judged in the write: the window is open, and
   * nobody in it is registered for the procedure by another request. Refusals: `draw-not-open`, `draw-closed`,
   * `draw-registered`.
   */
  registerPieces(draw: Draw, entry: DrawEntry, personKeys: readonly string[], now: number): readonly Piece[];
  /** Takes a request out while the window is open. Refusals: `draw-not-open`, `draw-closed`. */
  leavePieces(
    drawId: string,
    entry: Pick<DrawEntry, "requestId" | "procedureId">,
    personKeys: readonly string[],
    now: number,
  ): readonly Piece[];
  find(drawId: string, requestId: string): Promise<DrawEntry | undefined>;
  all(drawId: string): Promise<readonly DrawEntry[]>;
}
