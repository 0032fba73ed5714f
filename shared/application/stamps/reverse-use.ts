import { reversalClosed } from "#events/stamps/reversal-closed.v1.ts";
import { reversalProposed } from "#events/stamps/reversal-proposed.v1.ts";
import { stampReversed } from "#events/stamps/reversed.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { idFrom } from "#shared/domain/ids.ts";
import { ledgerEntry, reversalLines } from "#shared/domain/ledger/ledger.ts";
import type { Proposal, ProposalReason, ProposalState } from "#shared/domain/proposal/proposal.ts";
import { PROPOSAL_DAYS, whyNotDecided } from "#shared/domain/proposal/proposal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { daysAfter } from "#shared/domain/request/request.ts";
import { resumed } from "#shared/domain/stamp/clock.ts";
import { guesserOf } from "#shared/domain/stamp/guessing.ts";
import type { Stamp, StampUse } from "#shared/domain/stamp/stamp.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { LedgerStore } from "#shared/ports/ledger-store.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";
import type { ProposalStore } from "#shared/ports/proposal-store.ts";
import type { StampKeys } from "#shared/ports/stamp-keys.ts";
import type { StampStore } from "#shared/ports/stamp-store.ts";
import type { NameDeps, StampName } from "./name-stamp.ts";
import { findNamed, guardedNaming } from "./name-stamp.ts";
import type { ReplaceDeps } from "./replacement.ts";
import { replaceStamp } from "./replacement.ts";

/** What reversing a use needs. */
export interface ReverseDeps extends NameDeps, ReplaceDeps {
  readonly changes: ChangeStore;
  readonly orders: Pick<OrderStore, "findWhole" | "replaceUnit">;
  readonly stamps: Pick<StampStore, "find" | "issue" | "seal" | "eraseSealed" | "reversal">;
  readonly stampKeys: StampKeys;
  readonly ledger: LedgerStore;
  readonly proposals: Pick<ProposalStore, "find" | "propose" | "decide">;
}

/**
 * Asks for the use of a stamp to be reversed (T6): by one person, for another one of the same post to decide within
 * seven days. Errors: those of `findNamed`, `stamp-not-consumed`, `proposal-exists`.
 */
export const proposeReversal = async (
  deps: ReverseDeps,
  {
    params,
    body,
    caller,
    command,
    address,
    now,
  }: Call<{ postId: string }, unknown, { stamp: StampName; reason: ProposalReason }, StaffCaller>,
): Outcome<{ proposalId: string; stampId: string; until: string }> => {
  const found = await guardedNaming(deps, body.stamp, guesserOf(caller, address), now, () =>
    findNamed(deps, body.stamp),
  );
  if (!found.ok) return found;
  const { stampId, orderId, unit, state } = found.value.stamp;
  if (state !== "consumed") return refuse("stamp-not-consumed");
  const { postId } = params;
  const { reason } = body;
  const proposalId = idFrom("proposal", command.id);
  const until = daysAfter(now, PROPOSAL_DAYS);
  const proposal: Proposal = {
    proposalId,
    kind: "reversal",
    subject: stampId,
    orderId,
    unit,
    postId,
    reason,
    proposedBy: caller.staffId,
    proposedAt: new Date(now).toISOString(),
    until,
    state: "open",
  };
  return await deps.changes.commit({
    command,
    pieces: deps.proposals.propose(proposal, now),
    facts: [reversalProposed.fact(stampId, { stampId, proposalId, reason }, postId)],
    answer: { status: 201, body: { proposalId, stampId, until } },
    now,
  });
};

/** How a proposal ended; `replacedBy` is the stamp that the bearer got instead. */
export interface ReversalReply {
  proposalId: string;
  state: Exclude<ProposalState, "open">;
  replacedBy?: string;
}

/** The clock of the new stamp: since the use it stood still, or since it was attached before that. */
const clockAfter = (stamp: Stamp, use: StampUse, now: number) =>
  resumed({ ...stamp, pausedAt: stamp.pausedAt ?? use.at }, now);

type ProposalCall<Body> = Call<{ postId: string; proposalId: string }, unknown, Body, StaffCaller>;

const reverse = async (
  deps: ReverseDeps,
  proposal: Proposal,
  { command, caller, now }: ProposalCall<unknown>,
): Outcome<ReversalReply> => {
  const { proposalId, postId, orderId, unit } = proposal;
  const found = await deps.orders.findWhole(orderId);
  const issued = found?.units.find((one) => one.unit === unit);
  const old = issued && (await deps.stamps.find([issued.stampKey]));
  if (found === undefined || issued === undefined || old === undefined)
    throw new Error("a proposal names no stamp");
  // The unit has another stamp: its use was reversed through another proposal.
  if (old.stamp.stampId !== proposal.subject) return refuse("stamp-reversed");
  const { stamp, stampKey } = old;
  // Consumed is final: what was read stays true.
  if (stamp.state !== "consumed" || stamp.use === undefined) return refuse("stamp-not-consumed");
  const { stampId, amountMad, components, use } = stamp;
  const at = new Date(now).toISOString();
  return await replaceStamp<ReversalReply>(deps, {
    command,
    unit: issued,
    old,
    postId: found.order.postId,
    reason: "use-reversed",
    clock: clockAfter(stamp, use, now),
    // Nobody lost a code: what the buyer may still ask for stays as it was.
    reissues: issued.reissues,
    alsoChanged: (replacedBy) => [
      ...deps.proposals.decide(proposal, { to: "approved", by: caller.staffId, now }),
      deps.stamps.reversal(stampKey, { stampId, replacedBy, at, proposalId }),
      deps.ledger.entry(
        ledgerEntry({
          entryId: command.id,
          kind: "reversal",
          at,
          // Where the revenue was: the day's close of that post, or of that partner, is less by it.
          ...(use.where.kind === "desk" ? { postId: use.where.postId } : { partnerId: use.where.partnerId }),
          subjects: [stampId, replacedBy, proposalId],
          lines: reversalLines(amountMad, components),
        }),
      ),
    ],
    alsoTold: (replacedBy) => [
      stampReversed.fact(stampId, { stampId, proposalId, replacedBy, amountMad }, postId),
    ],
    answer: (replacedBy) => ({ status: 200, body: { proposalId, state: "approved", replacedBy } }),
    now,
  });
};

const end = async (
  deps: ReverseDeps,
  call: ProposalCall<unknown>,
  to: ReversalReply["state"],
): Outcome<ReversalReply> => {
  const { params, caller, command, now } = call;
  const repeated = await deps.changes.find(command);
  if (!repeated.ok) return repeated;
  if (repeated.value !== undefined) return { ok: true, value: repeated.value };
  const proposal = await deps.proposals.find(params.postId, params.proposalId);
  if (proposal?.kind !== "reversal") return refuse("not-found");
  const decision = { to, by: caller.staffId, now };
  const fault = whyNotDecided(proposal, decision);
  if (fault) return { ok: false, error: fault };
  if (to === "approved") return await reverse(deps, proposal, call);
  const { proposalId, subject, postId } = proposal;
  return await deps.changes.commit<ReversalReply>({
    command,
    pieces: deps.proposals.decide(proposal, decision),
    facts: [reversalClosed.fact(subject, { stampId: subject, proposalId, decision: to }, postId)],
    answer: { status: 200, body: { proposalId, state: to } },
    now,
  });
};

/**
 * Decides a reversal (T6): approved by another person than who proposed it, it is written once, beside the use and never
 * in its place: the record, the ledger entry, and a new stamp for the buyer, in one transaction. The visit stays
 * closed as it was: what was done there was done. Rejected, nothing changes.
 *
 * Errors: `not-found`, `proposal-closed`, `second-person-needed`, `stamp-reversed`, `busy`.
 */
export const decideReversal = (
  deps: ReverseDeps,
  call: ProposalCall<{ decision: "approved" | "rejected" }>,
): Outcome<ReversalReply> => end(deps, call, call.body.decision);

/** Takes one's own proposal back (T6). Errors: `not-found`, `proposal-closed`, `proposal-not-own`. */
export const withdrawReversal = (deps: ReverseDeps, call: ProposalCall<unknown>): Outcome<ReversalReply> =>
  end(deps, call, "withdrawn");
