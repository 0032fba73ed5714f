import type { Call, Outcome } from "#shared/domain/call.ts";
import type { PartnerCaller } from "#shared/domain/caller.ts";
import type { Money } from "#shared/domain/money/money.ts";
import { dirhams } from "#shared/domain/money/money.ts";
import { fail } from "#shared/domain/result.ts";
import { explain } from "#shared/domain/stamp/stamp.ts";
import { lookUp } from "../stamps/look-up.ts";
import type { PartnerDeps } from "./deps.ts";

/**
 * Tells a partner whether a code can be redeemed for an act (T7): one consistent read of one small item.
 *
 * Changes nothing. A code for another act is `stamp-wrong-act` and nothing more; else each reason is told.
 */
export const verifyStamp = async (
  deps: Pick<PartnerDeps, "stamps" | "stampKeys">,
  { body, now }: Call<unknown, unknown, { code: string; procedureId: string }, PartnerCaller>,
): Outcome<{ state: "issued"; stampId: string; procedureId: string; amount: Money; validUntil: string }> => {
  const found = await lookUp(deps, body.code, "/body/code");
  if (!found.ok) return found;
  const { stamp } = found.value;
  const refusal = explain("reserve", stamp, now, { procedureId: body.procedureId });
  if (refusal) return fail(refusal);
  const { stampId, procedureId, amountMad, validUntil } = stamp;
  const reply = { state: "issued", stampId, procedureId, amount: dirhams(amountMad), validUntil } as const;
  return { ok: true, value: { status: 200, body: reply } };
};
