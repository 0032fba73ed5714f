import type { Caller, CitizenCaller, StaffCaller } from "#shared/domain/caller.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { Access } from "./route.ts";

const judgeAccount = (needed: "active" | "any", status: CitizenCaller["status"]): Refusal | undefined => {
  if (status === "suspended") return { code: "account-suspended" };
  return status === "none" && needed === "active" ? { code: "account-needed" } : undefined;
};

/** No role at that post: its objects are not found. A role there, or in the network, but not this one: forbidden (E2). */
const judgeRole = (
  { roles, at }: Extract<Access, { kind: "staff" }>,
  caller: StaffCaller,
  post: string | undefined,
): Refusal | undefined => {
  const places = at === "post" ? ["*", post] : ["*"];
  const here = caller.assignments.filter(({ postId }) => at === "anywhere" || places.includes(postId));
  if (here.length === 0) return { code: at === "post" ? "not-found" : "forbidden" };
  return here.some(({ role }) => roles.includes(role)) ? undefined : { code: "forbidden" };
};

/** Judges whether the caller may use the route at all; the object itself is judged by the use case (E2). */
export const authorise = (
  access: Access,
  caller: Caller,
  params: Readonly<Record<string, string>>,
): Refusal | undefined => {
  if (access.kind === "public") return undefined;
  if (caller.kind === "anonymous") return { code: "unauthenticated" };
  if (caller.kind === "staff" && caller.mandate === "refused") return { code: "mandate-refused" };
  if (caller.kind !== access.kind || !caller.scopes.includes(access.scope)) return { code: "forbidden" };
  if (access.kind === "citizen" && caller.kind === "citizen") {
    if (caller.agent !== undefined && !access.agents) return { code: "in-person-only" };
    return judgeAccount(access.account, caller.status);
  }
  if (access.kind === "staff" && caller.kind === "staff") return judgeRole(access, caller, params["postId"]);
  return undefined;
};
