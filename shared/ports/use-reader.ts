import type { Consumption, Reversal, StoredStamp } from "./stamp-store.ts";

/** A stamp that was used, with the record of its use, and of its reversal if two people reversed it since (T6). */
export interface UsedStamp extends StoredStamp {
  readonly consumption: Consumption;
  readonly reversal?: Reversal | undefined;
}

/** The uses of stamps at the desks of posts, for those who look back; a use shows within a second. */
export interface UseReader {
  /** The stamps used at a post on a UTC day. */
  atPost(postId: string, date: string): Promise<readonly UsedStamp[]>;
}
