import type { Refusal } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";
import type { Piece } from "./change-store.ts";

/** An agent who asks for a mandate at a post. */
export interface Asking {
  readonly postId: string;
  readonly staffId: string;
}

/** What an agent did for one person at a post in a month. */
export interface AgentActs {
  readonly staffId: string;
  readonly accountId: string;
  readonly mandates: number;
  readonly acts: number;
  readonly bookings: number;
}

/** How often an agent asked for mandates at a post in a month, granted or not. */
export interface AgentAsked {
  readonly staffId: string;
  readonly asked: number;
}

/** Counts of what agents do for people; each is written with what it counts. */
export interface AgentStore {
  /**
   * Counts one pair of reference and birth date before anybody looks at it, so that guessing side by side is
   * counted too. Errors: `too-many-requests` after 10 wrong ones within the clock's hour, until its end.
   */
  ask(asking: Asking, now: number): Promise<Result<undefined, Refusal>>;
  /** The pair was right: the asking is given back, and the mandate counted. */
  grantedPieces(asking: Asking, accountId: string, now: number): readonly Piece[];
  /** All counts of a post in a month (`2026-11`, UTC). */
  ofMonth(
    postId: string,
    month: string,
  ): Promise<{ readonly asked: readonly AgentAsked[]; readonly acts: readonly AgentActs[] }>;
}
