import type { BrokenLink, ChainHead, ChainName } from "#shared/domain/audit/chain.ts";
import { verifyChain } from "#shared/domain/audit/chain.ts";
import { dateAfter, datesFrom, daysBetween } from "#shared/domain/calendar/local-time.ts";
import { fail, type Result } from "#shared/domain/result.ts";
import type { AuditReader } from "#shared/ports/audit-reader.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { AnchorsDeps, BrokenAnchor } from "./judge-anchors.ts";
import { chainId, judgeAnchors } from "./judge-anchors.ts";

/** What verifying needs: to read the trail and its anchors. */
export interface VerifyDeps extends AnchorsDeps {
  readonly clock: Clock;
  readonly trail: Pick<AuditReader, "chainsOf" | "head" | "links">;
}

/** What was found; faults in the order of time. */
export interface Verification {
  /** UTC days, both included. */
  readonly from: string;
  readonly to: string;
  readonly chains: number;
  readonly links: number;
  /** Links for which anchors vouch; those after are younger than the last anchor of their chain. */
  readonly anchored: number;
  readonly anchors: number;
  readonly lastAnchor: string | undefined;
  readonly brokenAnchors: readonly BrokenAnchor[];
  readonly brokenChains: readonly (ChainName & BrokenLink)[];
}

/** A queue keeps an event for fourteen days: for as long a chain may grow, and be anchored. */
const OPEN_DAYS = 15;

const NOTHING_KNOWN: ReadonlyMap<number, string> = new Map();

/** Verifies one chain that somebody has begun, while links may be added to it. */
const verifyOne = async (
  trail: VerifyDeps["trail"],
  chain: ChainName,
  hashes: ReadonlyMap<number, string>,
): Promise<Result<{ readonly entries: number }, BrokenLink>> => {
  const before = await trail.head(chain);
  const links = await trail.links(chain);
  const after = await trail.head(chain);
  const last = links.at(-1);
  const grew = last !== undefined && last.sequence > before.sequence && last.sequence <= after.sequence;
  const head: ChainHead = grew ? last : before;
  if (links.length === 0 && head.sequence === 0) return fail({ sequence: 1, fault: "missing" });
  return verifyChain(chain, links, head, hashes);
};

/**
 * Verifies the trail of some days (UTC, both included; all that is anchored unless said) against itself and against
 * its anchors (E3). Each chain's first broken link is named; nothing is changed.
 */
export const verifyTrail = async (
  deps: VerifyDeps,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined } = {},
): Promise<Verification> => {
  const today = new Date(deps.clock.now()).toISOString().slice(0, 10);
  const to = asked.to ?? today;
  const { hours, sound, known, broken } = await judgeAnchors(
    deps,
    asked.from ?? "",
    dateAfter(to, OPEN_DAYS),
  );
  const named = [...known.values()].map(({ chain }) => chain);
  const from = asked.from ?? named.map(({ date }) => date).toSorted()[0] ?? dateAfter(today, 1 - OPEN_DAYS);
  const brokenChains: (ChainName & BrokenLink)[] = [];
  const sums = { chains: 0, links: 0, anchored: 0 };
  for (const date of datesFrom(from, from > to ? 0 : daysBetween(from, to) + 1)) {
    const begun = await deps.trail.chainsOf(date);
    const ofDay = [...begun, ...named.filter((each) => each.date === date)];
    const chains = new Map(ofDay.map((chain) => [chain.postId, chain]));
    for (const chain of chains.values()) {
      const hashes = known.get(chainId(chain))?.hashes ?? NOTHING_KNOWN;
      const outcome = await verifyOne(deps.trail, chain, hashes);
      sums.chains += 1;
      if (outcome.ok) {
        sums.links += outcome.value.entries;
        sums.anchored += Math.max(0, ...hashes.keys());
      } else brokenChains.push({ ...chain, ...outcome.error });
    }
  }
  const brokenAnchors = hours.length === 0 ? [{ hour: to, fault: "none" } as const] : broken;
  return { from, to, ...sums, anchors: sound, lastAnchor: hours.at(-1), brokenAnchors, brokenChains };
};
