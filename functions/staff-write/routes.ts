import { addMember } from "#shared/application/staff/add-member.ts";
import type { StaffWriteDeps } from "#shared/application/staff/deps.ts";
import { endRole } from "#shared/application/staff/end-role.ts";
import { grantRole } from "#shared/application/staff/grant-role.ts";
import { deactivateMember, reactivateMember } from "#shared/application/staff/set-active.ts";
import type { ApiDeps } from "#shared/http/api-handler.ts";
import {
  changedMemberReplySchema,
  memberParamsSchema,
  memberVersionSchema,
  newMemberSchema,
  placeParamsSchema,
  roleEndingSchema,
  roleGrantSchema,
} from "#shared/http/contracts/staff.ts";
import type { Route } from "#shared/http/route.ts";
import { nothing, routesFor } from "#shared/http/route.ts";

export type Deps = ApiDeps & StaffWriteDeps;

const build = routesFor<Deps>();
const administrators = ["head-of-post", "network-administrator"] as const;

/** Who administers the staff directory, at a post or in the whole network (`*`): giving power takes a fresh sign-in. */
export const routes: readonly Route<Deps>[] = [
  build.staff(administrators, {
    method: "POST",
    path: "/staff/posts/{postId}/members",
    operationId: "addMember",
    summary: "Add somebody with a role; heads of post add officers, desk and call-centre agents",
    rules: ["E2", "E3"],
    idempotent: "recorded",
    stepUp: true,
    params: placeParamsSchema,
    query: nothing,
    body: newMemberSchema,
    reply: changedMemberReplySchema,
    status: 201,
    refusals: ["staff-own-entry", "role-held", "staff-stale"],
    useCase: addMember,
  }),
  build.staff(administrators, {
    method: "POST",
    path: "/staff/posts/{postId}/members/{staffId}/roles",
    operationId: "grantRole",
    summary: "Give a member of staff a role there, from one day to another",
    rules: ["E2", "E3"],
    idempotent: "recorded",
    stepUp: true,
    params: memberParamsSchema,
    query: nothing,
    body: roleGrantSchema,
    reply: changedMemberReplySchema,
    status: 201,
    refusals: ["staff-own-entry", "role-held", "staff-stale"],
    useCase: grantRole,
  }),
  build.staff(administrators, {
    method: "POST",
    path: "/staff/posts/{postId}/members/{staffId}/roles/ending",
    operationId: "endRole",
    summary: "End a role there, after its last day or at once",
    rules: ["E2", "E3"],
    idempotent: "recorded",
    params: memberParamsSchema,
    query: nothing,
    body: roleEndingSchema,
    reply: changedMemberReplySchema,
    refusals: ["staff-own-entry", "role-not-held", "last-administrator", "staff-stale"],
    useCase: endRole,
  }),
  build.staff(["network-administrator"], {
    method: "POST",
    path: "/staff/posts/{postId}/members/{staffId}/deactivation",
    operationId: "deactivateMember",
    summary: "Take a member of staff out of service, at once and everywhere",
    rules: ["E2", "E3"],
    idempotent: "recorded",
    params: memberParamsSchema,
    query: nothing,
    body: memberVersionSchema,
    reply: changedMemberReplySchema,
    refusals: ["staff-own-entry", "staff-wrong-state", "last-administrator", "staff-stale"],
    useCase: deactivateMember,
  }),
  build.staff(["network-administrator"], {
    method: "POST",
    path: "/staff/posts/{postId}/members/{staffId}/reactivation",
    operationId: "reactivateMember",
    summary: "Take a member of staff back into service, with the roles in force",
    rules: ["E2", "E3"],
    idempotent: "recorded",
    stepUp: true,
    params: memberParamsSchema,
    query: nothing,
    body: memberVersionSchema,
    reply: changedMemberReplySchema,
    refusals: ["staff-own-entry", "staff-wrong-state", "staff-stale"],
    useCase: reactivateMember,
  }),
];
