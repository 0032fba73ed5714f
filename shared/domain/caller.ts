/** A role that a person of the network holds at a post, or at `*` for the whole network. */
export const staffRoles = ["officer", "head-of-post", "network-administrator", "call-centre"] as const;
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

/** A signed-in citizen; `status` is `none` until the account is opened. */
export interface CitizenCaller {
  readonly kind: "citizen";
  readonly accountId: string;
  readonly status: "none" | "active" | "suspended";
  readonly scopes: readonly string[];
}

/**
 * Whether a citizen books by themself: who missed too many appointments may not, until then the call centre books
 * for them (A7). The one place that tells an agent's booking apart.
 */
export const booksAlone = (caller: CitizenCaller): boolean =>
  !("agent" in caller) || caller.agent === undefined;

/** A member of staff with the assignments in force at the time of the request. */
export interface StaffCaller {
  readonly kind: "staff";
  readonly staffId: string;
  readonly assignments: readonly Assignment[];
  readonly scopes: readonly string[];
}

/** A partner's machine client, for instance the passport form. */
export interface PartnerCaller {
  readonly kind: "partner";
  readonly partnerId: string;
  readonly scopes: readonly string[];
}

export type SignedInCaller = CitizenCaller | StaffCaller | PartnerCaller;
export type Caller = AnonymousCaller | SignedInCaller;

/** The caller as recorded on changes and events: a kind and an id, never a name (E3). */
export interface Actor {
  readonly kind: "citizen" | "staff" | "partner" | "system";
  readonly id: string;
}

/** Who acts, for the audit trail. */
export const actorOf = (caller: Caller): Actor => {
  switch (caller.kind) {
    case "citizen":
      return { kind: "citizen", id: caller.accountId };
    case "staff":
      return { kind: "staff", id: caller.staffId };
    case "partner":
      return { kind: "partner", id: caller.partnerId };
    case "anonymous":
      return { kind: "system", id: "anonymous" };
  }
};
