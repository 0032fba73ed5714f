import * as z from "zod";
import type { MandateDeps } from "#shared/application/mandates/deps.ts";
import { grantMandate } from "#shared/application/mandates/grant-mandate.ts";
import { openAccountFor } from "#shared/application/mandates/open-account.ts";
import { downloadAgents, reportAgents } from "#shared/application/mandates/report-agents.ts";
import { agentRoles } from "#shared/domain/mandate/mandate.ts";
import { postParamsSchema } from "#shared/http/contracts/desk.ts";
import {
  agentsQuerySchema,
  agentsReplySchema,
  mandateReplySchema,
  newAccountSchema,
  newMandateSchema,
} from "#shared/http/contracts/mandates.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

const build = routesFor<MandateDeps>();
const overseers = ["head-of-post", "network-administrator"] as const;

/** Acting for citizens by phone and at the desk, and what the head of post sees of it (R1). */
export const routes: readonly Route<MandateDeps>[] = [
  build.staff(agentRoles, {
    method: "POST",
    path: "/staff/posts/{postId}/mandates",
    operationId: "grantMandate",
    summary: "Act for who gives the reference of a request of this post and a birth date in it",
    rules: ["R1", "E2"],
    idempotent: "recorded",
    params: postParamsSchema,
    query: nothing,
    body: newMandateSchema,
    reply: mandateReplySchema,
    status: 201,
    refusals: ["reference-unmatched", "too-many-requests"],
    useCase: grantMandate,
  }),
  build.staff(agentRoles, {
    method: "POST",
    path: "/staff/posts/{postId}/accounts",
    operationId: "openAccountFor",
    summary: "Open an account for somebody without a smartphone, and act for them",
    rules: ["R1", "R2"],
    idempotent: "recorded",
    params: postParamsSchema,
    query: nothing,
    body: newAccountSchema,
    reply: mandateReplySchema,
    status: 201,
    refusals: ["phone-has-account", "too-many-requests"],
    useCase: openAccountFor,
  }),
  build.staff(overseers, {
    method: "GET",
    path: "/staff/posts/{postId}/agents",
    operationId: "reportAgents",
    summary: "What each agent did for people in a month: mandates, acts, bookings, wrong pairs",
    rules: ["R1", "E3"],
    params: postParamsSchema,
    query: agentsQuerySchema,
    body: noBody,
    reply: agentsReplySchema,
    useCase: reportAgents,
  }),
  build.staff(overseers, {
    method: "GET",
    path: "/staff/posts/{postId}/agents.csv",
    operationId: "downloadAgents",
    summary: "The same as CSV",
    rules: ["R1", "E3"],
    params: postParamsSchema,
    query: agentsQuerySchema,
    body: noBody,
    reply: z.string(),
    type: "text/csv",
    useCase: downloadAgents,
  }),
];
