import type { Call, Outcome } from "#shared/domain/call.ts";
import type { PartnerCaller } from "#shared/domain/caller.ts";
import type { Money } from "#shared/domain/money/money.ts";
import { dirhams } from "#shared/domain/money/money.ts";
import { judgeTerms } from "#shared/domain/partner/terms.ts";
import { fail, ok } from "#shared/domain/result.ts";
import { guesserOf } from "#shared/domain/stamp/guessing.ts";
import { explain } from "#shared/domain/stamp/stamp.ts";
import type { GuessCounter } from "#shared/ports/guess-counter.ts";
import { guarded } from "../stamps/guarded.ts";
import type { CodeAndFact, FindDeps } from "./find-by-fact.ts";
import { findByFact } from "./find-by-fact.ts";

/**
 * Tells a partner whether a code can be redeemed (T7): one consistent read of one small item.
 *
 * Changes nothing but the count of failed checks (T11). A wrong second fact is told as such and nothing more; else each
 * reason is told. Errors: `act-not-agreed`, those of `findByFact`, every reason of `explain`, `too-many-requests`.
 */
export const verifyStamp = async (
  deps: FindDeps & { readonly guesses: GuessCounter },
  { body, caller, address, now }: Call<unknown, unknown, CodeAndFact, PartnerCaller>,
): Outcome<{ state: "issued"; stampId: string; procedureId: string; amount: Money; validUntil: string }> => {
  const refusal = judgeTerms(caller.terms, body, "verify");
  if (refusal) return fail(refusal);
  return await guarded(deps, guesserOf(caller, address), now, async () => {
    const found = await findByFact(deps, body, caller);
    if (!found.ok) return found;
    const { stamp, wanted } = found.value;
    const reason = explain("reserve", stamp, now, wanted);
    if (reason) return fail(reason);
    const { stampId, procedureId, amountMad, validUntil } = stamp;
    const reply = { state: "issued", stampId, procedureId, amount: dirhams(amountMad), validUntil } as const;
    return ok({ status: 200, body: reply });
  });
};
