import type { Refusal } from "#shared/domain/refusal.ts";

/** How often a code may be sent again (T4). */
export const MAX_RESENDS = 3;

/** A minute between two: the first may only be slow, and each costs an SMS. */
export const RESEND_EVERY_MS = 60_000;

/** The sealed copy of a code is kept for 30 days after issue and then erased (T4). */
export const SEALED_SECONDS = 30 * 24 * 60 * 60;

/** What is judged of an issued unit. */
export interface Resendable {
  readonly issuedAt: string;
  readonly resends?: number | undefined;
  readonly delivery: { readonly at: string };
}

/** Why a code is not sent again at `now` (epoch ms); the write judges count and delivery once more. */
export const whyNotResent = (unit: Resendable | undefined, now: number): Refusal | undefined => {
  if (unit === undefined) return { code: "stamp-not-issued" };
  if (Date.parse(unit.issuedAt) + SEALED_SECONDS * 1000 <= now) return { code: "code-erased" };
  if ((unit.resends ?? 0) >= MAX_RESENDS) return { code: "resend-spent" };
  const wait = Date.parse(unit.delivery.at) + RESEND_EVERY_MS - now;
  return wait > 0 ? { code: "resend-too-soon", retryAfterSeconds: Math.ceil(wait / 1000) } : undefined;
};
