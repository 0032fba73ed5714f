import type { Refusal } from "#shared/domain/refusal.ts";
import type { Resendable } from "./resend.ts";
import { whyNotResent } from "./resend.ts";

/** How often a stamp is given a new code (T3). */
export const MAX_REISSUES = 2;

/**
 * Why a stamp is not given a new code at `now` (epoch ms): the one it has can still be sent again, or it was given two
 * already (T3). Undefined when it is.
 */
export const whyNotReissued = (
  unit: (Resendable & { readonly reissues?: number | undefined }) | undefined,
  now: number,
): Refusal | undefined => {
  if (unit === undefined) return { code: "stamp-not-issued" };
  if ((unit.reissues ?? 0) >= MAX_REISSUES) return { code: "reissue-spent" };
  const resend = whyNotResent(unit, now)?.code;
  return resend === "code-erased" || resend === "resend-spent" ? undefined : { code: "code-not-lost" };
};
