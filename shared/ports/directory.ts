import type { Subject } from "#shared/domain/account/subject.ts";
import type { Assignment } from "#shared/domain/caller.ts";
import type { PartnerTerms } from "#shared/domain/partner/terms.ts";

/** A citizen's account as it is now (E2). */
export interface AccountEntry {
  readonly accountId: string;
  readonly status: "none" | "active" | "suspended";
}

/** A member of staff as the directory has them now (E2). */
export interface StaffEntry {
  readonly staffId: string;
  readonly active: boolean;
  readonly assignments: readonly Assignment[];
}

/** A partner's machine client as the directory has it now (E2, T7). */
export interface PartnerEntry {
  readonly partnerId: string;
  readonly active: boolean;
  readonly scopes: readonly string[];
  readonly terms: PartnerTerms;
}

/** Where a partner's notices go, and under which generations of its secret they are signed (T7). */
export interface PartnerWebhook {
  /** An https address that the partner gave us and a network administrator entered. */
  readonly url: string;
  /** The newest first; two while the partner changes over. */
  readonly generations: readonly number[];
}

/** Finds partners by the id that events carry. */
export interface PartnerWebhooks {
  /** Undefined for a partner that is unknown or wants no notices. */
  webhook(partnerId: string): Promise<PartnerWebhook | undefined>;
}

/**
 * Who is who, read on each request and never cached: what an administrator changes counts for the very next
 * request (E2). Each method is one read by key, or two for who signs in to an account that an agent opened.
 */
export interface Directory {
  /** The account that a citizen's sign-in leads to, and its state; `none` while it is not opened. */
  account(accountId: string): Promise<AccountEntry>;
  staff(subject: Subject): Promise<StaffEntry | undefined>;
  partner(clientId: string): Promise<PartnerEntry | undefined>;
}
