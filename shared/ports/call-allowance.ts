import type { PartnerCaller } from "#shared/domain/caller.ts";
import type { Refusal } from "#shared/domain/refusal.ts";

/** What a call of a partner is told: the fields of its answer, and the refusal if it is one too many. */
export interface Allowed {
  /** `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers). */
  readonly headers: Readonly<Record<string, string>>;
  readonly refusal?: Refusal;
}

/** Partners' calls a minute, as their terms say (T7). */
export interface CallAllowance {
  /** Takes one call. Refusal: `too-many-requests` past the minute's calls, or past the budget of failed checks (T11). */
  take(partner: PartnerCaller, now: number): Promise<Allowed>;
}
