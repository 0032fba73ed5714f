import { proposalDecided } from "#events/proposals/decided.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import type { ProposalDecision } from "#shared/domain/proposal/proposal.ts";
import { whyNotDecided } from "#shared/domain/proposal/proposal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { refundRefused } from "../refunds/stamp-refund.ts";
import type { ProposalDeps } from "./deps.ts";
import { proposalRules } from "./kinds.ts";
import type { ShownProposal } from "./propose.ts";
import { showProposal } from "./propose.ts";

type DecisionCall = Call<{ postId: string; proposalId: string }, unknown, unknown, StaffCaller>;

/**
 * Decides a proposal (T9). An approval carries the change out in the same write, whose condition is that another
 * person proposed it; so does a rejection; only who proposed it withdraws it. Errors: `not-found` (also another
 * post's), `proposal-closed`, `second-person-needed`, `proposal-not-own`, and why the change can't be carried out.
 */
export const decideProposal =
  (to: ProposalDecision["to"]) =>
  async (deps: ProposalDeps, { params, caller, command, now }: DecisionCall): Outcome<ShownProposal> => {
    const proposal = await deps.proposals.find(params.postId, params.proposalId);
    const decision = { to, by: caller.staffId, now };
    const fault = whyNotDecided(proposal, decision);
    if (proposal === undefined || fault !== undefined)
      return { ok: false, error: fault ?? { code: "not-found" } };
    const { proposalId, kind, subject, postId } = proposal;
    const change =
      to === "approved"
        ? await proposalRules[kind]?.carryOut(deps, proposal, { commandId: command.id, now })
        : ({ ok: true, value: { pieces: [], facts: [] } } as const);
    if (change === undefined) return refuse("not-found");
    if (!change.ok) return change;
    return refundRefused(
      await deps.changes.commit({
        command,
        pieces: [...deps.proposals.decide(proposal, decision), ...change.value.pieces],
        facts: [
          proposalDecided.fact(proposalId, { proposalId, kind, subject, decision: to }, postId),
          ...change.value.facts,
        ],
        answer: { status: 200, body: showProposal({ ...proposal, state: to }) },
        now,
      }),
    );
  };
