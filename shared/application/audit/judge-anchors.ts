import type { Anchor, AnchorClaims } from "#shared/domain/audit/anchor.ts";
import { digestOf, isPrevious } from "#shared/domain/audit/anchor.ts";
import type { ChainName } from "#shared/domain/audit/chain.ts";
import type { AnchorSeal, AnchorStore } from "#shared/ports/anchor-store.ts";

/** What judging anchors needs: to read them, and the public half of their key. */
export interface AnchorsDeps {
  readonly anchors: Pick<AnchorStore, "hours" | "read">;
  readonly seals: Pick<AnchorSeal, "open">;
}

/**
 * What is wrong with an anchor: `none` (there is not a single one), `unreadable` (an object that is no anchor),
 * `forged` (not under our key), `misplaced` (of another hour), `altered` (its heads do not give its digest), `missing`
 * (a later one names it), `contradicting` (another one says otherwise of it, or it says otherwise of a link).
 */
export interface BrokenAnchor {
  readonly hour: string;
  readonly fault: "none" | "unreadable" | "forged" | "misplaced" | "altered" | "missing" | "contradicting";
}

/** What sound anchors say of one chain: hashes by sequence. */
export interface KnownChain {
  readonly chain: ChainName;
  readonly hashes: Map<number, string>;
}

/** What anchors of some hours say, and which of them cannot be believed. */
export interface JudgedAnchors {
  readonly hours: readonly string[];
  readonly sound: number;
  readonly known: ReadonlyMap<string, KnownChain>;
  readonly broken: readonly BrokenAnchor[];
}

/** A chain's name in `known`. */
export const chainId = ({ postId, date }: ChainName): string => `${date} ${postId}`;

/** Reads of anchors that go on at a time. */
const AT_ONCE = 16;

interface Sealed {
  readonly hour: string;
  readonly anchor: Anchor;
  readonly claims: AnchorClaims;
}

const judgeOne = async ({ anchors, seals }: AnchorsDeps, hour: string): Promise<Sealed | BrokenAnchor> => {
  const anchor = await anchors.read(hour);
  if (anchor === undefined) return { hour, fault: "unreadable" };
  const claims = await seals.open(anchor.seal);
  if (claims === undefined) return { hour, fault: "forged" };
  if (claims.hour !== hour) return { hour, fault: "misplaced" };
  if (claims.digest !== digestOf(anchor.heads)) return { hour, fault: "altered" };
  return { hour, anchor, claims };
};

/** Adds what an anchor says; false where one before said otherwise of the same link. */
const learn = (known: Map<string, KnownChain>, { heads }: Anchor): boolean => {
  let agrees = true;
  for (const { postId, date, sequence, hash } of heads) {
    const chain = { postId, date };
    const entry = known.get(chainId(chain)) ?? { chain, hashes: new Map<number, string>() };
    const before = entry.hashes.get(sequence);
    if (before === undefined) entry.hashes.set(sequence, hash);
    else if (before !== hash) agrees = false;
    known.set(chainId(chain), entry);
  }
  return agrees;
};

/** The anchors from `from` to the end of `until`, each judged by its seal and by the ones before (E3). */
export const judgeAnchors = async (
  deps: AnchorsDeps,
  from: string,
  until: string,
): Promise<JudgedAnchors> => {
  const hours = (await deps.anchors.hours(from)).filter((hour) => hour.slice(0, 10) <= until);
  const judged: (Sealed | BrokenAnchor)[] = [];
  for (let start = 0; start < hours.length; start += AT_ONCE)
    judged.push(
      ...(await Promise.all(hours.slice(start, start + AT_ONCE).map((hour) => judgeOne(deps, hour)))),
    );
  const known = new Map<string, KnownChain>();
  const broken: BrokenAnchor[] = judged.filter((each) => "fault" in each);
  const seals = new Map<string, Anchor>();
  let sound = 0;
  for (const each of judged) {
    if ("fault" in each) continue;
    const { hour, anchor, claims } = each;
    const { previousHour } = claims;
    const before = seals.get(previousHour);
    // What came before the first anchor that is asked for is another verification's.
    const isJudged =
      previousHour === "" || previousHour < from || broken.some((one) => one.hour === previousHour);
    if (!isJudged && before === undefined) broken.push({ hour: previousHour, fault: "missing" });
    if (!isJudged && before !== undefined && !isPrevious(claims, before))
      broken.push({ hour: previousHour, fault: "contradicting" });
    seals.set(hour, anchor);
    if (learn(known, anchor)) sound += 1;
    else broken.push({ hour, fault: "contradicting" });
  }
  return { hours, sound, known, broken: broken.toSorted((one, other) => (one.hour < other.hour ? -1 : 1)) };
};
