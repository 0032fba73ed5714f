import type { Called } from "../client.ts";

/** How a caller names a stamp. */
export type StampName =
  | { readonly code: string }
  | { readonly stampId: string }
  | { readonly orderId: string; readonly unit: number };

/** A call that concerned one stamp, as it was recorded. */
export interface StampCall {
  readonly kind: "verify" | "reserve" | "commit" | "release" | "consume" | "attach" | "detach" | "refund";
  readonly of: StampName;
  readonly requestId?: string;
  readonly reservationId?: string;
  /** Whether a refusal names this stamp among several. */
  readonly named?: boolean;
  readonly called: Called;
}
