import { checkStamp } from "#shared/application/desk/check-stamp.ts";
import type { DeskReadDeps } from "#shared/application/desk/deps.ts";
import { listVisits } from "#shared/application/desk/list-visits.ts";
import { showVisitWithPeople } from "#shared/application/desk/show-visit.ts";
import type { StaffRole } from "#shared/domain/caller.ts";
import {
  postParamsSchema,
  stampCheckReplySchema,
  stampCheckSchema,
  visitParamsSchema,
  visitReplySchema,
  visitsQuerySchema,
  visitsReplySchema,
} from "#shared/http/contracts/desk.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

const builder = routesFor<DeskReadDeps>();
const roles: readonly StaffRole[] = ["officer", "desk", "head-of-post"];

/** Routes of desk-read. */
export const routes: readonly Route<DeskReadDeps>[] = [
  builder.staff(roles, {
    method: "GET",
    path: "/desk/posts/{postId}/visits",
    operationId: "listVisits",
    summary: "The visits of a local day of the post, or the visit of one request",
    rules: ["T8", "E2"],
    params: postParamsSchema,
    query: visitsQuerySchema,
    body: noBody,
    reply: visitsReplySchema,
    useCase: listVisits,
  }),
  builder.staff(roles, {
    method: "GET",
    path: "/desk/posts/{postId}/days/{date}/visits/{appointmentId}",
    operationId: "showVisit",
    summary: "One visit with the people to expect and the fee for each",
    rules: ["T8", "R7", "E2"],
    refusals: ["not-found"],
    params: visitParamsSchema,
    query: nothing,
    body: noBody,
    reply: visitReplySchema,
    useCase: showVisitWithPeople,
  }),
  builder.staff(roles, {
    method: "POST",
    path: "/desk/posts/{postId}/stamp-checks",
    operationId: "checkStamp",
    summary: "What a stamp is and whether it could be consumed now; consumes nothing",
    rules: ["T8", "T3"],
    refusals: ["stamp-check-digit", "stamp-unknown"],
    params: postParamsSchema,
    query: nothing,
    body: stampCheckSchema,
    reply: stampCheckReplySchema,
    useCase: checkStamp,
  }),
];
