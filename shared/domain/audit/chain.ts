import { createHash } from "node:crypto";
import type { Actor } from "../caller.ts";
import type { Result } from "../result.ts";
import { fail, ok } from "../result.ts";
import { canonicalJson } from "./canonical.ts";

/** Which chain: a post's, or the network's for what concerns none, on one UTC day. */
export interface ChainName {
  readonly postId: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
}

/** One thing that happened, as the trail keeps it: who, what, where, when; ids and codes, no personal data (E3). */
export interface Happening {
  readonly eventId: string;
  readonly type: string;
  readonly subject: string;
  readonly actor: Actor;
  /** ISO instant. */
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A link: the happening, its place, and the hash that ties it to all before it. */
export interface AuditEntry extends Happening {
  /** From 1, without gaps. */
  readonly sequence: number;
  readonly previousHash: string;
  /** SHA-256 over the canonical JSON of the chain's name and everything above, in hex. */
  readonly hash: string;
}

/** Where a chain ends. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** The end of an empty chain. */
export const EMPTY_HEAD: ChainHead = { sequence: 0, hash: "0".repeat(64) };

/** The chain to which an event belongs: its post and the day it happened. */
export const chainOf = (event: {
  readonly postid?: string | undefined;
  readonly time: string;
}): ChainName => ({
  postId: event.postid ?? "network",
  date: event.time.slice(0, 10),
});

const hashOf = (chain: ChainName, entry: Omit<AuditEntry, "hash">): string => {
  const { sequence, eventId, type, subject, actor, at, data, previousHash } = entry;
  const content = { chain: { ...chain }, sequence, eventId, type, subject, actor, at, data, previousHash };
  return createHash("sha256").update(canonicalJson(content)).digest("hex");
};

/** The link that follows `head`. */
export const nextEntry = (chain: ChainName, head: ChainHead, happening: Happening): AuditEntry => {
  const entry = { ...happening, sequence: head.sequence + 1, previousHash: head.hash };
  return { ...entry, hash: hashOf(chain, entry) };
};

/**
 * What is wrong at the first broken link: `missing` (its entry is gone), `misplaced` (another's place),
 * `altered` (its content does not give its hash), `unlinked` (it does not follow the entry before it), `rewritten`
 * (an anchor knew other links from here on), `head` (the chain ends elsewhere than its head says).
 */
export interface BrokenLink {
  readonly sequence: number;
  readonly fault: "missing" | "misplaced" | "altered" | "unlinked" | "rewritten" | "head";
}

/** The fault of a stored link that is to follow `previous`; undefined where there is none. */
const faultOf = (
  chain: ChainName,
  previous: ChainHead,
  entry: AuditEntry | undefined,
  isGone: (sequence: number) => boolean,
): BrokenLink["fault"] | undefined => {
  const sequence = previous.sequence + 1;
  if (entry === undefined) return "altered";
  if (entry.sequence !== sequence)
    return entry.sequence > sequence && isGone(sequence) ? "missing" : "misplaced";
  if (entry.hash !== hashOf(chain, entry)) return "altered";
  return entry.previousHash === previous.hash ? undefined : "unlinked";
};

/**
 * Walks a chain in stored order and names the first broken link (E3): what was flipped, deleted, reordered or cut off
 * behind the head's back. What was rewritten whole, head included, contradicts what anchors say of it.
 *
 * @param entries - undefined for what is stored in no form of ours.
 * @param anchored - hashes by sequence, as anchors had them.
 */
export const verifyChain = (
  chain: ChainName,
  entries: readonly (AuditEntry | undefined)[],
  head: ChainHead,
  anchored: ReadonlyMap<number, string> = new Map(),
): Result<{ readonly entries: number }, BrokenLink> => {
  const isGone = (sequence: number): boolean => !entries.some((other) => other?.sequence === sequence);
  let previous = EMPTY_HEAD;
  let agreed = 0;
  for (const entry of entries) {
    const sequence = previous.sequence + 1;
    const fault = faultOf(chain, previous, entry, isGone);
    if (fault !== undefined) return fail({ sequence, fault });
    previous = { sequence, hash: entry?.hash ?? "" };
    const known = anchored.get(sequence);
    if (known === undefined) continue;
    if (known !== previous.hash) return fail({ sequence: agreed + 1, fault: "rewritten" });
    agreed = sequence;
  }
  if (previous.sequence < Math.max(head.sequence, ...anchored.keys()))
    return fail({ sequence: previous.sequence + 1, fault: "missing" });
  if (previous.hash !== head.hash || previous.sequence !== head.sequence)
    return fail({ sequence: previous.sequence, fault: "head" });
  return ok({ entries: entries.length });
};
