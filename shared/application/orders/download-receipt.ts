import type { Call, Language, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { StampState } from "#shared/domain/stamp/stamp.ts";
import { stateAt } from "#shared/domain/stamp/stamp.ts";
import { hasSteppedUp } from "#shared/domain/step-up.ts";
import type { CatalogueStore } from "#shared/ports/catalogue-store.ts";
import type { DocumentRenderer } from "#shared/ports/document-renderer.ts";
import type { IssuedUnit, OrderStore } from "#shared/ports/order-store.ts";
import type { Unsealer } from "#shared/ports/sealer.ts";
import type { StampDeliveryStore } from "#shared/ports/stamp-delivery-store.ts";
import type { StampStore } from "#shared/ports/stamp-store.ts";
import type { ReceiptStamp } from "./receipt-content.ts";
import { receiptContent } from "./receipt-content.ts";

/** What making a receipt needs. */
export interface ReceiptDeps {
  readonly orders: Pick<OrderStore, "findWhole">;
  readonly stamps: Pick<StampStore, "find">;
  readonly catalogue: Pick<CatalogueStore, "post" | "procedures">;
  readonly deliveries: Pick<StampDeliveryStore, "sealedCopy">;
  readonly unsealer: Unsealer;
  readonly documents: DocumentRenderer;
}

/** The states in which a code is still worth something to its buyer. */
const live: readonly StampState[] = ["issued", "reserved"];

const stampOf = async (
  deps: ReceiptDeps,
  unit: IssuedUnit,
  whole: boolean,
  now: number,
): Promise<ReceiptStamp> => {
  const stored = await deps.stamps.find([unit.stampKey]);
  if (stored === undefined) throw new Error("an issued unit has no stamp");
  const { procedureId, lastGroup, orderId, stampId, resends = 0 } = unit;
  const state = stateAt(stored.stamp, now);
  const shown = { procedureId, lastGroup, state, validUntil: stored.stamp.validUntil };
  if (!whole || !live.includes(state)) return shown;
  const sealed = await deps.deliveries.sealedCopy(
    { orderId, unit: unit.unit, stampId, resend: resends },
    now,
  );
  return sealed === undefined
    ? shown
    : { ...shown, code: await deps.unsealer.unseal(sealed.stampId, sealed.ciphertext) };
};

/**
 * The receipt of a paid order as a PDF in the language asked for, else the caller's: what was paid, how, at which
 * tariff and rate (T1), and each stamp (T4) by its last group. Its buyer may print a stamp: asked for with `codes=full`
 * by who has just signed in, and neither by who only holds their session nor by an agent who acts for them, the code
 * stands there whole with its QR code, while the sealed copy may be opened and the stamp is unused. It is made anew each
 * time and stored nowhere.
 *
 * Errors: `not-found` (also somebody else's), `order-wrong-state` before it is paid, `step-up-needed` (RFC 9470).
 */
export const downloadReceipt = async (
  deps: ReceiptDeps,
  {
    params,
    query,
    caller,
    now,
    language: spoken,
  }: Pick<
    Call<
      { orderId: string },
      { language?: Language | undefined; codes?: "full" | undefined },
      unknown,
      CitizenCaller
    >,
    "params" | "query" | "caller" | "now" | "language"
  >,
): Outcome<Uint8Array> => {
  const found = await deps.orders.findWhole(params.orderId);
  if (found === undefined || found.order.accountId !== caller.accountId) return refuse("not-found");
  if (query.codes === "full" && !hasSteppedUp(caller, now)) return refuse("step-up-needed");
  const { order, units } = found;
  if (order.state !== "paid" || order.paidAt === undefined) return refuse("order-wrong-state");
  const [post, procedures, stamps] = await Promise.all([
    deps.catalogue.post(order.postId),
    deps.catalogue.procedures(),
    Promise.all(units.map((unit) => stampOf(deps, unit, query.codes === "full", now))),
  ]);
  if (post === undefined) throw new Error("an order names no known post");
  const language = query.language ?? spoken;
  const body = await deps.documents.render(
    "receipt",
    receiptContent({ order, paidAt: order.paidAt, post, procedures, stamps, language, now }),
  );
  const headers = {
    "Content-Disposition": `attachment; filename="wisal-${order.orderId}.pdf"`,
    "Content-Language": language,
  };
  return { ok: true, value: { status: 200, body, headers } };
};
