import type { PartnerTerms } from "./partner/terms.ts";

/** A role that a person of the network holds at a post, or at `*` for the whole network. */
export const staffRoles = [
  "officer",
  "desk",
  "head-of-post",
  "network-administrator",
  "call-centre",
] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Where a member of staff may do what, and until when (ISO dates, inclusive; looked up on each request, E2). */
export interface Assignment {
  readonly postId: string;
  readonly role: StaffRole;
  readonly from: string;
  readonly to: string | null;
}

/** Nobody in particular: public routes. */
export interface AnonymousCaller {
  readonly kind: "anonymous";
}

/** A member of staff who acts for a citizen: by which way, and at which post (R1). */
export interface Agent {
  readonly staffId: string;
  readonly channel: "phone" | "desk";
  readonly postId: string;
}

/** When a person last gave proof of who they are (epoch seconds), and whether with two factors (RFC 9470). */
export interface SignInProof {
  readonly at: number;
  readonly secondFactor: boolean;
}

/** A signed-in citizen, or the agent who acts for them; `status` is `none` until the account is opened. */
export interface CitizenCaller {
  readonly kind: "citizen";
  readonly accountId: string;
  readonly status: "none" | "active" | "suspended";
  readonly scopes: readonly string[];
  readonly agent?: Agent | undefined;
  /** Absent where the token does not say, and for who is acted for. */
  readonly signIn?: SignInProof | undefined;
}

/** A member of staff with the assignments in force at the time of the request. */
export interface StaffCaller {
  readonly kind: "staff";
  readonly staffId: string;
  readonly assignments: readonly Assignment[];
  readonly scopes: readonly string[];
  /** They came with a mandate that is forged, over, or not theirs now. */
  readonly mandate?: "refused" | undefined;
  readonly signIn?: SignInProof | undefined;
}

/** A partner's machine client, for instance the passport form; `terms` are in force at the time of the request. */
export interface PartnerCaller {
  readonly kind: "partner";
  readonly partnerId: string;
  readonly scopes: readonly string[];
  readonly terms: PartnerTerms;
}

export type SignedInCaller = CitizenCaller | StaffCaller | PartnerCaller;
export type Caller = AnonymousCaller | SignedInCaller;

/** For whom a member of staff acted, by which way and at which post (R1). */
export interface OnBehalfOf extends Omit<Agent, "staffId"> {
  readonly accountId: string;
}

/** The caller as recorded on changes and events: a kind and an id, never a name (E3). */
export interface Actor {
  readonly kind: "citizen" | "staff" | "partner" | "system";
  readonly id: string;
  readonly onBehalfOf?: OnBehalfOf | undefined;
}

const actorFor = ({ accountId, agent }: CitizenCaller): Actor =>
  agent === undefined
    ? { kind: "citizen", id: accountId }
    : {
        kind: "staff",
        id: agent.staffId,
        onBehalfOf: { accountId, channel: agent.channel, postId: agent.postId },
      };

/** Who acts, for the audit trail: the agent, where one acts for a citizen. */
export const actorOf = (caller: Caller): Actor => {
  switch (caller.kind) {
    case "citizen":
      return actorFor(caller);
    case "staff":
      return { kind: "staff", id: caller.staffId };
    case "partner":
      return { kind: "partner", id: caller.partnerId };
    case "anonymous":
      return { kind: "system", id: "anonymous" };
  }
};
