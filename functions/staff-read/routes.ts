import type { StaffReadDeps } from "#shared/application/staff/deps.ts";
import { listMembers, showMe, showMember } from "#shared/application/staff/show-members.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import {
  memberParamsSchema,
  memberReplySchema,
  membersQuerySchema,
  membersReplySchema,
  meReplySchema,
  placeParamsSchema,
} from "#shared/http/contracts/staff.ts";
import type { Route } from "#shared/http/route.ts";
import { noBody, nothing, routesFor } from "#shared/http/route.ts";

export type Deps = ApiDeps & StaffReadDeps;

const build = routesFor<Deps>();
const administrators = ["head-of-post", "network-administrator"] as const;

/** The staff directory as its members and administrators read it (E2). */
export const routes: readonly Route<Deps>[] = [
  build.anyStaff({
    method: "GET",
    path: "/staff/me",
    operationId: "showMe",
    summary: "Who the signed-in member of staff is, with the roles that count now",
    rules: ["E2"],
    params: nothing,
    query: nothing,
    body: noBody,
    reply: meReplySchema,
    useCase: showMe,
  }),
  build.staff(administrators, {
    method: "GET",
    path: "/staff/posts/{postId}/members",
    operationId: "listMembers",
    summary: "Everybody who has or had a role at a post, or in the whole network (`*`)",
    rules: ["E2"],
    params: placeParamsSchema,
    query: membersQuerySchema,
    body: noBody,
    reply: membersReplySchema,
    useCase: listMembers,
  }),
  build.staff(administrators, {
    method: "GET",
    path: "/staff/posts/{postId}/members/{staffId}",
    operationId: "showMember",
    summary: "One member of staff with their roles there",
    rules: ["E2"],
    params: memberParamsSchema,
    query: nothing,
    body: noBody,
    reply: memberReplySchema,
    useCase: showMember,
  }),
];
