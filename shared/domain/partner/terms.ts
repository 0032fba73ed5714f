import type { Refusal } from "#shared/domain/refusal.ts";

/** What was agreed with a partner, from its row in the directory; looked up on each request (E2, T7). */
export interface PartnerTerms {
  /** The acts for which it may verify and redeem stamps; no others. */
  readonly procedureIds: readonly string[];
  /** The posts for whose files it redeems, or `*` for every post; with others than `*` it names the post. */
  readonly postIds: readonly string[];
  /** Calls a minute, of all kinds together. */
  readonly callsPerMinute: number;
}

/** Why an act or a post is none of the partner's; judged before any look-up. `postId` only where stamps are used. */
export const judgeTerms = (
  { procedureIds, postIds }: PartnerTerms,
  wanted: { readonly procedureId?: string | undefined; readonly postId?: string | undefined },
  stage: "verify" | "redeem",
): Refusal | undefined => {
  if (wanted.procedureId !== undefined && !procedureIds.includes(wanted.procedureId)) {
    return {
      code: "act-not-agreed",
      errors: [{ pointer: "/body/procedureId", code: "act-not-agreed" }],
    };
  }
  if (stage === "verify" || postIds.includes("*")) return undefined;
  return wanted.postId !== undefined && postIds.includes(wanted.postId)
    ? undefined
    : { code: "post-not-agreed", errors: [{ pointer: "/body/postId", code: "post-not-agreed" }] };
};
