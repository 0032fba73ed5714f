import type { Fact } from "#events/envelope.ts";
import type { Proposal, ProposalKind } from "#shared/domain/proposal/proposal.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";
import { ok } from "#shared/domain/result.ts";
import type { Piece } from "#shared/ports/change-store.ts";
import { findRefundable, stampRefund } from "../refunds/stamp-refund.ts";
import type { ProposalDeps } from "./deps.ts";

/** What a proposal is about, before it has a name. */
export type About = Pick<Proposal, "postId" | "orderId" | "unit">;

/** What one kind of proposal changes. */
export interface ProposalRule {
  /** What it is about, if it could be carried out now. */
  readonly subject: (deps: ProposalDeps, about: About, now: number) => Promise<Result<string, Refusal>>;
  /** What it writes when it is approved, judged once more in that write. */
  readonly carryOut: (
    deps: ProposalDeps,
    about: About,
    call: { readonly commandId: string; readonly now: number },
  ) => Promise<Result<{ readonly pieces: readonly Piece[]; readonly facts: readonly Fact[] }, Refusal>>;
}

const refundableAt = (deps: ProposalDeps, about: About, now: number) =>
  findRefundable(deps, about, ({ postId }) => postId === about.postId, { now, by: "second-person" });

/** Every kind of change that a second person allows. */
export const proposalRules: Readonly<Partial<Record<ProposalKind, ProposalRule>>> = {
  // A refund outside of what its buyer may ask for alone (T9).
  refund: {
    subject: async (deps, about, now) => {
      const found = await refundableAt(deps, about, now);
      return found.ok ? ok(found.value.issued.stampId) : found;
    },
    carryOut: async (deps, about, call) => {
      const found = await refundableAt(deps, about, call.now);
      return found.ok ? ok(stampRefund(deps, found.value, call)) : found;
    },
  },
};
