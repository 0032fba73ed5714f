import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { DueStore } from "#shared/ports/due-store.ts";
import type { LedgerStore } from "#shared/ports/ledger-store.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";
import type { PaymentProvider } from "#shared/ports/payment-provider.ts";

/** What recording a capture needs, whatever its channel. */
export interface CaptureDeps {
  readonly changes: Pick<ChangeStore, "commit">;
  readonly orders: Pick<OrderStore, "find" | "pay" | "capture" | "findCapture">;
  readonly due: Pick<DueStore, "settle">;
  readonly ledger: LedgerStore;
  /** Notes why a notice was not believed, or its money not wanted; never what it said. */
  readonly onRefused: (fault: string) => void;
}

/** What recording a provider's notices needs. */
export interface PaymentDeps extends CaptureDeps {
  readonly clock: Clock;
  readonly siteUrl: string;
  readonly changes: ChangeStore;
  readonly provider: Pick<PaymentProvider, "name" | "read" | "replies">;
}
