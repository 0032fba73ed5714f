import { stampResendAsked } from "#events/stamps/resend-asked.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { MAX_RESENDS, whyNotResent } from "#shared/domain/order/resend.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";

/** What asking for a code again needs. */
export interface ResendDeps {
  readonly orders: Pick<OrderStore, "findWhole" | "resendPiece">;
  readonly changes: ChangeStore;
}

/**
 * Has the code of one stamp sent again to the phone and e-mail given at purchase, three times at most and not
 * within a minute of the last (T4); never to another phone, so that who took over an account gains no code by it.
 *
 * Writes the unit's count and its delivery as queued, with the fact that sends it. Errors: `not-found` (also
 * somebody else's order), `stamp-not-issued`, `code-erased`, `resend-spent`, `resend-too-soon`, `busy`.
 */
export const resendCode = async (
  deps: ResendDeps,
  { params, caller, command, now }: Call<{ orderId: string; unit: number }, unknown, unknown, CitizenCaller>,
): Outcome<{ orderId: string; unit: number; resendsLeft: number }> => {
  const found = await deps.orders.findWhole(params.orderId);
  if (found === undefined || found.order.accountId !== caller.accountId) return refuse("not-found");
  const issued = found.units.find(({ unit }) => unit === params.unit);
  const fault = whyNotResent(issued, now);
  if (issued === undefined || fault !== undefined)
    return { ok: false, error: fault ?? { code: "stamp-not-issued" } };
  const { orderId, unit, stampId, procedureId, validUntil, resends = 0 } = issued;
  const resend = resends + 1;
  return deps.changes.commit({
    command,
    pieces: [deps.orders.resendPiece(issued, now)],
    facts: [
      stampResendAsked.fact(
        stampId,
        { stampId, orderId, unit, procedureId, validUntil, resend },
        found.order.postId,
      ),
    ],
    answer: { status: 202, body: { orderId, unit, resendsLeft: MAX_RESENDS - resend } },
    now,
  });
};
