import type { Refusal } from "#shared/domain/refusal.ts";

/** What needs a second person (T6, T9). */
export const proposalKinds = ["refund", "reversal"] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** Why it is asked for: a closed list, so that it can be counted. */
export const proposalReasons = [
  "wrong-act",
  "bought-twice",
  "service-not-given",
  "consumed-by-mistake",
  "means-of-payment-gone",
  "hardship",
] as const;
export type ProposalReason = (typeof proposalReasons)[number];

export const proposalStates = ["open", "approved", "rejected", "withdrawn"] as const;
export type ProposalState = (typeof proposalStates)[number];

/** Days for which a proposal can be approved. */
export const PROPOSAL_DAYS = 7;

/** A change that one person asks for and another one allows. No personal data: `note` is for the office alone. */
export interface Proposal {
  readonly proposalId: string;
  readonly kind: ProposalKind;
  /** The id of what is to be changed: never two open proposals of one kind about it. */
  readonly subject: string;
  /** The unit of an order that it is about. */
  readonly orderId: string;
  readonly unit: number;
  readonly postId: string;
  readonly reason: ProposalReason;
  readonly note?: string | undefined;
  readonly proposedBy: string;
  readonly proposedAt: string;
  /** The UTC instant from which on it can no longer be approved. */
  readonly until: string;
  readonly state: ProposalState;
  readonly decidedBy?: string | undefined;
  readonly decidedAt?: string | undefined;
}

/** How a proposal ends, by whom and when. */
export interface ProposalDecision {
  readonly to: Exclude<ProposalState, "open">;
  /** The member of staff who decides. */
  readonly by: string;
  /** Epoch ms. */
  readonly now: number;
}

/** Whether it is still to be decided at that time (epoch ms). */
export const isOpen = ({ state, until }: Proposal, now: number): boolean =>
  state === "open" && Date.parse(until) > now;

/**
 * Why a proposal cannot be decided so; undefined when it can. Approving and rejecting take another person than who
 * proposed, withdrawing takes the same one. The write judges the same rule; this names the reason.
 */
export const whyNotDecided = (
  proposal: Proposal | undefined,
  { to, by, now }: ProposalDecision,
): Refusal | undefined => {
  if (proposal === undefined) return { code: "not-found" };
  if (!isOpen(proposal, now)) return { code: "proposal-closed" };
  const own = proposal.proposedBy === by;
  if (to === "withdrawn") return own ? undefined : { code: "proposal-not-own" };
  return own ? { code: "second-person-needed" } : undefined;
};
