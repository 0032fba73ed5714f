import type { Refusal } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";
import type { Guesser } from "#shared/domain/stamp/guessing.ts";

/** Counts failed checks of codes, by who, from where, and in total (T11). Desks are counted and never refused. */
export interface GuessCounter {
  /**
   * Whether somebody may check a code now, before anything is looked up. Errors: `too-many-requests` with the seconds
   * until their budget begins anew.
   */
  judge(guesser: Guesser, now: number): Promise<Result<undefined, Refusal>>;
  /**
   * Counts a failed check, atomically. Errors: `too-many-requests` when it is past a budget: then its reason is not to
   * be told.
   */
  failed(guesser: Guesser, now: number): Promise<Result<undefined, Refusal>>;
}
