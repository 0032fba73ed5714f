import type { Caller, CitizenCaller, StaffCaller } from "#shared/domain/caller.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { Access } from "./route.ts";

const judgeCitizen = (
  { account, agents }: Extract<Access, { kind: "citizen" }>,
  { agent, status }: CitizenCaller,
): Refusal | undefined => {
  if (agent !== undefined && !agents) return { code: "in-person-only" };
  if (status === "suspended") return { code: "account-suspended" };
  return status === "none" && account === "active" ? { code: "account-needed" } : undefined;
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
  const inScope = caller.kind !== "anonymous" && caller.scopes.includes(access.scope);
  switch (caller.kind) {
    case "anonymous":
      return { code: "unauthenticated" };
    case "citizen":
      return access.kind === "citizen" && inScope ? judgeCitizen(access, caller) : { code: "forbidden" };
    case "staff":
      if (caller.mandate === "refused") return { code: "mandate-refused" };
      return access.kind === "staff" && inScope
        ? judgeRole(access, caller, params["postId"])
        : { code: "forbidden" };
    case "partner":
      return access.kind === "partner" && inScope ? undefined : { code: "forbidden" };
  }
};
