import type { Due, DueStore } from "#shared/ports/due-store.ts";
import type { StampStore } from "#shared/ports/stamp-store.ts";

/** What erasing sealed codes needs. */
export interface SealedSweepDeps {
  readonly stamps: Pick<StampStore, "eraseExpired">;
  readonly due: Pick<DueStore, "forget">;
  /** Told of each copy that was erased: the count is the proof that none outlives its time. */
  readonly onErased: () => void;
}

/** When the sealed copy of this stamp is to be erased: `expiresAt` in epoch seconds (T4). */
export const sealedDue = (stampKey: string, expiresAt: number): Due => ({
  kind: "sealed",
  at: new Date(expiresAt * 1000).toISOString(),
  id: stampKey,
});

/**
 * Erases the sealed copy of a code at the end of its 30 days (T4); nobody could open it any more. One that went with
 * its stamp, or by the table's time to live, is not there. Killed in between, the next run finds nothing to erase.
 */
export const sweepSealed = async (deps: SealedSweepDeps, due: Due, now: number): Promise<void> => {
  if (await deps.stamps.eraseExpired(due.id, now)) deps.onErased();
  await deps.due.forget(due);
};
