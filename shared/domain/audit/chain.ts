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
 * `altered` (its content does not give its hash), `unlinked` (it does not follow the entry before it),
 * `head` (the chain ends elsewhere than its head says).
 */
export interface BrokenLink {
  readonly sequence: number;
  readonly fault: "missing" | "misplaced" | "altered" | "unlinked" | "head";
}

/**
 * Walks a chain in stored order and names the first broken link (E3). It finds what was flipped, deleted,
 * reordered or cut off behind the head's back; a trail rewritten whole, head included, is for the anchors.
 */
export const verifyChain = (
  chain: ChainName,
  entries: readonly AuditEntry[],
  head: ChainHead,
): Result<{ readonly entries: number }, BrokenLink> => {
  let previous = EMPTY_HEAD;
  for (const entry of entries) {
    const sequence = previous.sequence + 1;
    if (entry.sequence !== sequence) {
      return fail({
        sequence,
        fault:
          entry.sequence > sequence && !entries.some((other) => other.sequence === sequence)
            ? "missing"
            : "misplaced",
      });
    }
    if (entry.hash !== hashOf(chain, entry)) return fail({ sequence, fault: "altered" });
    if (entry.previousHash !== previous.hash) return fail({ sequence, fault: "unlinked" });
    previous = { sequence, hash: entry.hash };
  }
  if (previous.sequence < head.sequence) return fail({ sequence: previous.sequence + 1, fault: "missing" });
  if (previous.hash !== head.hash || previous.sequence !== head.sequence)
    return fail({ sequence: previous.sequence, fault: "head" });
  return ok({ entries: entries.length });
};
