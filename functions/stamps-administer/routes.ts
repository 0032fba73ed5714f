import type { ReverseDeps } from "#shared/application/stamps/reverse-use.ts";
import { decideReversal, proposeReversal, withdrawReversal } from "#shared/application/stamps/reverse-use.ts";
import type { SuspendDeps } from "#shared/application/stamps/suspend-stamp.ts";
import { reinstateStamp, suspendStamp } from "#shared/application/stamps/suspend-stamp.ts";
import type { RefusalCode } from "#shared/domain/refusal.ts";
import { postParamsSchema } from "#shared/http/contracts/desk.ts";
import {
  proposedReversalSchema,
  reinstatedReplySchema,
  reversalDecisionSchema,
  reversalParamsSchema,
  reversalReplySchema,
  reversalSchema,
  suspendedReplySchema,
  suspensionSchema,
} from "#shared/http/contracts/stamps.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";
import type { StampStore } from "#shared/ports/stamp-store.ts";

export interface Deps
  extends Omit<ReverseDeps, "orders" | "stamps">,
    Omit<SuspendDeps, "orders" | "stamps" | "stampKeys"> {
  readonly clock: Clock;
  readonly siteUrl: string;
  readonly orders: Pick<OrderStore, "findWhole" | "followClock" | "replaceUnit">;
  readonly stamps: Pick<StampStore, "find" | "change" | "issue" | "seal" | "eraseSealed" | "reversal">;
}

const builder = routesFor<Deps>();

/** What finding the stamp that is meant may refuse; wrong codes of staff are counted and never refused (T11). */
const unnamed: readonly RefusalCode[] = [
  "not-found",
  "stamp-not-issued",
  "stamp-check-digit",
  "stamp-unknown",
];
const settled: readonly RefusalCode[] = [
  "stamp-expired",
  "stamp-consumed",
  "stamp-refunded",
  "stamp-replaced",
];

/** Routes of stamps-administer: what takes a stamp out of use, and what makes up for a use that was wrong. */
export const routes: readonly Route<Deps>[] = [
  builder.staff(["head-of-post", "network-administrator"], {
    method: "POST",
    path: "/desk/posts/{postId}/stamp-suspensions",
    operationId: "suspendStamp",
    summary: "Take a stamp out of use: a fraud was reported, its payment is disputed",
    rules: ["T6", "E2"],
    refusals: [...unnamed, ...settled, "stamp-reserved", "stamp-suspended", "busy"],
    idempotent: "recorded",
    params: postParamsSchema,
    query: nothing,
    body: suspensionSchema,
    reply: suspendedReplySchema,
    useCase: suspendStamp,
  }),
  builder.staff(["head-of-post", "network-administrator"], {
    method: "POST",
    path: "/desk/posts/{postId}/stamp-reinstatements",
    operationId: "reinstateStamp",
    summary: "Give a suspended stamp back, with the whole of the validity that was left",
    rules: ["T5", "T6", "E2"],
    refusals: [...unnamed, ...settled, "stamp-valid", "busy"],
    idempotent: "recorded",
    params: postParamsSchema,
    query: nothing,
    body: suspensionSchema,
    reply: reinstatedReplySchema,
    useCase: reinstateStamp,
  }),
  builder.staff(["officer", "head-of-post"], {
    method: "POST",
    path: "/desk/posts/{postId}/stamp-reversals",
    operationId: "proposeReversal",
    summary: "Ask for the use of a stamp to be reversed; another person decides",
    rules: ["T6", "E2"],
    refusals: [...unnamed, "stamp-not-consumed", "proposal-exists"],
    idempotent: "recorded",
    params: postParamsSchema,
    query: nothing,
    body: reversalSchema,
    reply: proposedReversalSchema,
    status: 201,
    useCase: proposeReversal,
  }),
  builder.staff(["head-of-post", "network-administrator"], {
    method: "POST",
    path: "/desk/posts/{postId}/stamp-reversals/{proposalId}/decision",
    operationId: "decideReversal",
    summary: "Approve or reject a reversal; approved, the buyer gets a stamp with a new code",
    rules: ["T6", "T10", "E2"],
    refusals: [
      "not-found",
      "proposal-closed",
      "second-person-needed",
      "stamp-reversed",
      "stamp-not-consumed",
      "busy",
    ],
    idempotent: "recorded",
    stepUp: true,
    params: reversalParamsSchema,
    query: nothing,
    body: reversalDecisionSchema,
    reply: reversalReplySchema,
    useCase: decideReversal,
  }),
  builder.staff(["officer", "head-of-post"], {
    method: "DELETE",
    path: "/desk/posts/{postId}/stamp-reversals/{proposalId}",
    operationId: "withdrawReversal",
    summary: "Take one's own proposal back",
    rules: ["T6", "E2"],
    refusals: ["not-found", "proposal-closed", "proposal-not-own", "busy"],
    idempotent: "recorded",
    params: reversalParamsSchema,
    query: nothing,
    body: noBody,
    reply: reversalReplySchema,
    useCase: withdrawReversal,
  }),
];
