import type { PartnerCaller } from "#shared/domain/caller.ts";
import { judgeTerms } from "#shared/domain/partner/terms.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";
import { fail, ok } from "#shared/domain/result.ts";
import type { WantedStamp } from "#shared/domain/stamp/stamp.ts";
import type { StoredStamp } from "#shared/ports/stamp-store.ts";
import { lookUp } from "../stamps/look-up.ts";
import type { PartnerDeps } from "./deps.ts";

/** A code with its second fact: the act, the number of one for whom it was bought and bound, or both (T7). */
export interface CodeAndFact {
  readonly code: string;
  readonly procedureId?: string | undefined;
  /** CIN or passport number, normalised. */
  readonly holder?: string | undefined;
}

/** What a partner needs to look a stamp up. */
export type FindDeps = Pick<PartnerDeps, "stamps" | "stampKeys" | "holderKeys">;

/** A stamp with what its use is to be conditional on. */
export interface FoundStamp extends StoredStamp {
  readonly wanted: WantedStamp;
}

/**
 * Finds the stamp of a code and judges the holder (T7). A number that is not the holder's learns only that; a stamp that
 * is attached to no request has no holder to be right about. The act is judged with the state, in `explain` or in the
 * write, and before it.
 *
 * Errors: `stamp-check-digit`, `stamp-unknown`, `stamp-wrong-holder`; `act-not-agreed` for a stamp that only its holder
 * was given for and whose act is none of the partner's.
 */
export const findByFact = async (
  deps: FindDeps,
  { code, procedureId, holder }: CodeAndFact,
  { terms }: PartnerCaller,
): Promise<Result<FoundStamp, Refusal>> => {
  const found = await lookUp(deps, code, "/body/code");
  if (!found.ok) return found;
  const { stampId, boundTo, holders = [], procedureId: paysFor } = found.value.stamp;
  const isHolder = holder !== undefined && (await deps.holderKeys.matches(stampId, holders, holder));
  if (holder !== undefined && !isHolder) return fail({ code: "stamp-wrong-holder" });
  const act = procedureId ?? paysFor;
  const refusal = judgeTerms(terms, { procedureId: act }, "verify");
  if (refusal) return fail(refusal);
  const wanted = { procedureId: act, ...(isHolder && boundTo !== undefined && { requestId: boundTo }) };
  return ok({ ...found.value, wanted });
};
