import type { Call, Outcome } from "#shared/domain/call.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { SignedNotices } from "#shared/ports/signed-notices.ts";
import type { CaptureDeps } from "./deps.ts";
import { recordRefusal } from "./record-refusal.ts";
import type { CaptureOutcome, ToldPayment } from "./record-told-payment.ts";
import { recordToldPayment } from "./record-told-payment.ts";

/** What a wallet's notices need. */
export interface WalletDeps extends CaptureDeps {
  readonly walletNotices: SignedNotices;
  /** Who we are to the wallet. */
  readonly walletMerchantId: string;
}

/** What a wallet says about a request to pay. */
export interface WalletNotice extends ToldPayment {
  readonly merchantId: string;
  readonly orderId: string;
  readonly state: "paid" | "refused";
  /** The wallet's own short code for the outcome. */
  readonly reason: string;
}

/**
 * Records what a mobile wallet says of a payment (T2): paid, and the money is taken already; or refused, and the
 * order can be paid again.
 *
 * Errors: `signature-invalid`, `not-found` (also another merchant's), `payment-wrong-amount`, `invalid-input`, `busy`.
 */
export const recordWalletNotice = async (
  deps: WalletDeps,
  { body, signed, now }: Pick<Call<unknown, unknown, WalletNotice>, "body" | "signed" | "now">,
): Outcome<CaptureOutcome | { orderId: string; outcome: "noted" }> => {
  if (!(await deps.walletNotices.believes(signed, now))) {
    deps.onRefused("signature");
    return refuse("signature-invalid");
  }
  const order = body.merchantId === deps.walletMerchantId ? await deps.orders.find(body.orderId) : undefined;
  if (order === undefined) {
    deps.onRefused("order");
    return refuse("not-found");
  }
  if (body.state === "paid") return recordToldPayment(deps, order, "wallet", body, now);
  const { transactionId, reason } = body;
  return recordRefusal(
    deps,
    order,
    { transactionId, reason, by: "wallet" },
    { status: 200, body: { orderId: order.orderId, outcome: "noted" } },
    now,
  );
};
