import { createHash } from "node:crypto";
import { dateAfter, datesFrom } from "../calendar/local-time.ts";
import { canonicalJson } from "./canonical.ts";
import type { ChainHead, ChainName } from "./chain.ts";

/** Where a chain ended when an anchor was made. Its sequence is also how many links it had. */
export interface AnchoredHead extends ChainName, ChainHead {}

/** What the seal of an anchor says. A type and not an interface, so that it is a record of claims. */
export type AnchorClaims = {
  /** `YYYY-MM-DDTHH`, UTC: there is one anchor an hour. */
  readonly hour: string;
  /** When it was made. */
  readonly at: string;
  readonly chains: number;
  /** Links of all these chains together. */
  readonly links: number;
  /** SHA-256 over the canonical JSON of the heads, in hex. */
  readonly digest: string;
  /** The anchor before, by its hour and the SHA-256 of its seal; empty for the first. */
  readonly previousHour: string;
  readonly previousSeal: string;
};

/** An anchor: heads of chains, and the seal (a compact JWS) over their digest. Ids and hashes only (E3). */
export interface Anchor {
  readonly heads: readonly AnchoredHead[];
  readonly seal: string;
}

/** The hour of an instant, as anchors are named. */
export const hourOf = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, 13);

/** A queue keeps an event for fourteen days: after fifteen, nothing is added to a chain on its own. */
const OPEN_DAYS = 15;

/**
 * Whose chains an anchor holds: those of today and yesterday, and in the first of a day all that may still grow. So
 * what comes late is anchored within a day, and an anchor is small.
 */
export const datesToAnchor = (hour: string, previousHour: string | undefined): readonly string[] => {
  const today = hour.slice(0, 10);
  const days = previousHour?.slice(0, 10) === today ? 2 : OPEN_DAYS;
  return datesFrom(dateAfter(today, 1 - days), days);
};

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What an anchor of these heads is to say. */
export const claimsOf = (
  at: number,
  heads: readonly AnchoredHead[],
  previous: { readonly hour: string; readonly seal: string } | undefined,
): AnchorClaims => ({
  hour: hourOf(at),
  at: new Date(at).toISOString(),
  chains: heads.length,
  links: heads.reduce((sum, { sequence }) => sum + sequence, 0),
  digest: digestOf(heads),
  previousHour: previous?.hour ?? "",
  previousSeal: previous === undefined ? "" : sha256(previous.seal),
});

/** One spelling for the same heads, whatever their order of properties. */
export const digestOf = (heads: readonly AnchoredHead[]): string =>
  sha256(canonicalJson(heads.map(({ postId, date, sequence, hash }) => ({ postId, date, sequence, hash }))));

/** Whether this is the anchor that the next one names. */
export const isPrevious = (claims: AnchorClaims, previous: Pick<Anchor, "seal">): boolean =>
  claims.previousSeal === sha256(previous.seal);

/**
 * Chains that are shorter than they were, or as long and end otherwise: somebody took links away.
 *
 * @param dates - the days of which `now` has every chain.
 */
export const receded = (
  before: readonly AnchoredHead[],
  now: readonly AnchoredHead[],
  dates: readonly string[],
): readonly AnchoredHead[] =>
  before.filter(({ postId, date, sequence, hash }) => {
    const head = now.find((each) => each.postId === postId && each.date === date);
    if (head === undefined) return dates.includes(date);
    return head.sequence < sequence || (head.sequence === sequence && head.hash !== hash);
  });
