import type { AnchoredHead } from "#shared/domain/audit/anchor.ts";
import { claimsOf, datesToAnchor, hourOf, receded } from "#shared/domain/audit/anchor.ts";
import type { AnchorSeal, AnchorStore } from "#shared/ports/anchor-store.ts";
import type { AuditReader } from "#shared/ports/audit-reader.ts";
import type { Clock } from "#shared/ports/clock.ts";

/** What anchoring needs. */
export interface AnchorDeps {
  readonly clock: Clock;
  readonly trail: Pick<AuditReader, "chainsOf" | "heads">;
  readonly anchors: AnchorStore;
  readonly seals: Pick<AnchorSeal, "seal">;
}

/** What came of a run. */
export interface Anchored {
  readonly outcome: "kept" | "there";
  readonly chains: number;
  /** Chains that lost links since the anchor before: somebody tampers with the trail. */
  readonly receded: readonly AnchoredHead[];
}

/** After a month without an anchor a chain of anchors begins anew, which the verification tells. */
const LOOK_BACK_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Writes where each chain ends, under a seal, to where nobody can change it (E3): whoever rewrites the trail from then
 * on, heads and all, contradicts it. Once an hour: a second run in the same hour changes nothing.
 */
export const anchorTrail = async ({ clock, trail, anchors, seals }: AnchorDeps): Promise<Anchored> => {
  const now = clock.now();
  const hour = hourOf(now);
  const hours = await anchors.hours(hourOf(now - LOOK_BACK_MS));
  if (hours.includes(hour)) return { outcome: "there", chains: 0, receded: [] };
  const previousHour = hours.findLast((each) => each < hour);
  const dates = datesToAnchor(hour, previousHour);
  const begun = (await Promise.all(dates.map((date) => trail.chainsOf(date)))).flat();
  const heads = await trail.heads(begun);
  const before = previousHour === undefined ? undefined : await anchors.read(previousHour);
  const previous =
    previousHour === undefined || before === undefined
      ? undefined
      : { hour: previousHour, seal: before.seal };
  const seal = await seals.seal(claimsOf(now, heads, previous));
  return {
    outcome: await anchors.keep(hour, { heads, seal }),
    chains: heads.length,
    receded: receded(before?.heads ?? [], heads, dates),
  };
};
