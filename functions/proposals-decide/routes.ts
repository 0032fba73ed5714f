import { decideProposal } from "#shared/application/proposals/decide.ts";
import type { ProposalDeps } from "#shared/application/proposals/deps.ts";
import { listProposals, propose } from "#shared/application/proposals/propose.ts";
import type { ByHandDeps } from "#shared/application/refunds/by-hand.ts";
import { listRefundsByHand, payRefundByHand } from "#shared/application/refunds/by-hand.ts";
import { postParamsSchema } from "#shared/http/contracts/desk.ts";
import {
  newProposalSchema,
  proposalParamsSchema,
  proposalSchema,
  proposalsSchema,
  receiptSchema,
  refundParamsSchema,
  refundSchema,
  refundsByHandSchema,
} from "#shared/http/contracts/refunds.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

export type Deps = ProposalDeps & ByHandDeps;

const build = routesFor<Deps>();

/** Who asks for a change, and who allows it: never the same person, which the write judges. */
const proposers = ["officer", "head-of-post"] as const;
const deciders = ["head-of-post", "network-administrator"] as const;

const closed = ["proposal-closed", "busy"] as const;

/** What needs a second person, and money that is paid back by hand (T9). */
export const routes: readonly Route<Deps>[] = [
  build.staff(proposers, {
    method: "POST",
    path: "/staff/posts/{postId}/proposals",
    operationId: "propose",
    summary: "Ask for a change that a second person has to allow within seven days",
    rules: ["T6", "T9", "E3"],
    refusals: [
      "proposal-exists",
      "stamp-not-issued",
      "refund-too-late",
      "stamp-attached",
      "stamp-reserved",
      "stamp-consumed",
      "stamp-refunded",
      "stamp-suspended",
    ],
    idempotent: "recorded",
    params: postParamsSchema,
    query: nothing,
    body: newProposalSchema,
    reply: proposalSchema,
    status: 201,
    useCase: propose,
  }),
  build.staff([...proposers, "network-administrator"], {
    method: "GET",
    path: "/staff/posts/{postId}/proposals",
    operationId: "listProposals",
    summary: "What waits for a second person at this post, oldest first",
    rules: ["T9"],
    params: postParamsSchema,
    query: nothing,
    body: noBody,
    reply: proposalsSchema,
    useCase: listProposals,
  }),
  build.staff(deciders, {
    method: "POST",
    path: "/staff/posts/{postId}/proposals/{proposalId}/approval",
    operationId: "approveProposal",
    summary: "Allow a change that somebody else asked for: it is made with the same write",
    rules: ["T6", "T9", "E3"],
    refusals: [
      ...closed,
      "second-person-needed",
      "refund-too-late",
      "stamp-attached",
      "stamp-reserved",
      "stamp-consumed",
      "stamp-refunded",
      "stamp-suspended",
    ],
    idempotent: "recorded",
    stepUp: true,
    params: proposalParamsSchema,
    query: nothing,
    body: noBody,
    reply: proposalSchema,
    useCase: decideProposal("approved"),
  }),
  build.staff(deciders, {
    method: "POST",
    path: "/staff/posts/{postId}/proposals/{proposalId}/rejection",
    operationId: "rejectProposal",
    summary: "Refuse a change that somebody else asked for",
    rules: ["T9", "E3"],
    refusals: [...closed, "second-person-needed"],
    idempotent: "recorded",
    params: proposalParamsSchema,
    query: nothing,
    body: noBody,
    reply: proposalSchema,
    useCase: decideProposal("rejected"),
  }),
  build.staff(proposers, {
    method: "POST",
    path: "/staff/posts/{postId}/proposals/{proposalId}/withdrawal",
    operationId: "withdrawProposal",
    summary: "Take back what one has asked for oneself",
    rules: ["T9", "E3"],
    refusals: [...closed, "proposal-not-own"],
    idempotent: "recorded",
    params: proposalParamsSchema,
    query: nothing,
    body: noBody,
    reply: proposalSchema,
    useCase: decideProposal("withdrawn"),
  }),
  build.staff(proposers, {
    method: "GET",
    path: "/staff/posts/{postId}/refunds",
    operationId: "listRefundsByHand",
    summary: "Money that this post's agents are to pay back: taken by terminal, agency or wallet",
    rules: ["T9"],
    params: postParamsSchema,
    query: nothing,
    body: noBody,
    reply: refundsByHandSchema,
    useCase: listRefundsByHand,
  }),
  build.staff(proposers, {
    method: "POST",
    path: "/staff/posts/{postId}/orders/{orderId}/refunds/{refundId}/receipt",
    operationId: "payRefundByHand",
    summary: "Record the receipt of money that was paid back by hand",
    rules: ["T9", "T10", "E3"],
    refusals: ["refund-wrong-state", "busy"],
    idempotent: "recorded",
    params: refundParamsSchema,
    query: nothing,
    body: receiptSchema,
    reply: refundSchema,
    useCase: payRefundByHand,
  }),
];
