import type { Proposal, ProposalDecision } from "#shared/domain/proposal/proposal.ts";
import type { Piece } from "./change-store.ts";

/** What one person asks for and another one allows. Reads are consistent. */
export interface ProposalStore {
  find(postId: string, proposalId: string): Promise<Proposal | undefined>;
  /** A post's proposals that can still be decided at that time (epoch ms), oldest first. */
  listOpen(postId: string, now: number): Promise<readonly Proposal[]>;
  /**
   * A new proposal, on condition that none of its kind is open about its subject. Refusal: `proposal-exists`.
   */
  propose(proposal: Proposal, now: number): readonly Piece[];
  /**
   * Its end, judged in the write: open, in time, and by another person than who proposed (withdrawing: by the same).
   * What it allows is committed with these pieces, or not at all. Refusals as in `whyNotDecided`.
   */
  decide(proposal: Proposal, decision: ProposalDecision): readonly Piece[];
}
