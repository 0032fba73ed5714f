import { proposalMade } from "#events/proposals/made.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { idFrom } from "#shared/domain/ids.ts";
import type {
  Proposal,
  ProposalKind,
  ProposalReason,
  ProposalState,
} from "#shared/domain/proposal/proposal.ts";
import { PROPOSAL_DAYS } from "#shared/domain/proposal/proposal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { ProposalDeps } from "./deps.ts";
import { proposalRules } from "./kinds.ts";

/** A proposal as the post's staff see it. */
export interface ShownProposal {
  proposalId: string;
  kind: ProposalKind;
  state: ProposalState;
  orderId: string;
  unit: number;
  reason: ProposalReason;
  note?: string;
  proposedBy: string;
  proposedAt: string;
  until: string;
}

/** Without who decided: whoever reads the answer of a decision is that person. */
export const showProposal = (proposal: Proposal): ShownProposal => {
  const { proposalId, kind, state, orderId, unit, reason, note, proposedBy, proposedAt, until } = proposal;
  return {
    proposalId,
    kind,
    state,
    orderId,
    unit,
    reason,
    ...(note !== undefined && { note }),
    proposedBy,
    proposedAt,
    until,
  };
};

interface NewProposal {
  readonly kind: ProposalKind;
  readonly orderId: string;
  readonly unit: number;
  readonly reason: ProposalReason;
  readonly note?: string | undefined;
}

const DAY_MS = 86_400_000;

/**
 * Asks for a change that a second person has to allow, within seven days (T9). Nothing else is changed. Errors: why it
 * could not be carried out now, `not-found` (also another post's order), `proposal-exists`.
 */
export const propose = async (
  deps: ProposalDeps,
  { params, body, caller, command, now }: Call<{ postId: string }, unknown, NewProposal, StaffCaller>,
): Outcome<ShownProposal> => {
  const { kind, orderId, unit, reason, note } = body;
  const { postId } = params;
  const subject = await proposalRules[kind]?.subject(deps, { postId, orderId, unit }, now);
  if (subject === undefined) return refuse("not-found");
  if (!subject.ok) return subject;
  const proposal: Proposal = {
    proposalId: idFrom("proposal", command.id),
    kind,
    subject: subject.value,
    orderId,
    unit,
    postId,
    reason,
    ...(note !== undefined && { note }),
    proposedBy: caller.staffId,
    proposedAt: new Date(now).toISOString(),
    until: new Date(now + PROPOSAL_DAYS * DAY_MS).toISOString(),
    state: "open",
  };
  const { proposalId, until } = proposal;
  return deps.changes.commit({
    command,
    pieces: deps.proposals.propose(proposal, now),
    facts: [
      proposalMade.fact(proposalId, { proposalId, kind, subject: proposal.subject, reason, until }, postId),
    ],
    answer: { status: 201, body: showProposal(proposal) },
    now,
  });
};

/** What waits for a second person at a post, oldest first. */
export const listProposals = async (
  deps: Pick<ProposalDeps, "proposals">,
  { params, now }: Pick<Call<{ postId: string }, unknown, unknown, StaffCaller>, "params" | "now">,
): Outcome<{ proposals: ShownProposal[] }> => {
  const open = await deps.proposals.listOpen(params.postId, now);
  return { ok: true, value: { status: 200, body: { proposals: open.map(showProposal) } } };
};
