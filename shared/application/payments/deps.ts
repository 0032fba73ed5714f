import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { LedgerStore } from "#shared/ports/ledger-store.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";
import type { PaymentProvider } from "#shared/ports/payment-provider.ts";

/** What recording a provider's notices needs. */
export interface PaymentDeps {
  readonly clock: Clock;
  readonly siteUrl: string;
  readonly changes: ChangeStore;
  readonly orders: Pick<OrderStore, "find" | "pay" | "capture" | "hasCapture">;
  readonly ledger: LedgerStore;
  readonly provider: Pick<PaymentProvider, "name" | "read" | "replies">;
  /** Notes why a notice was not believed; never what it said. */
  readonly onRefused: (fault: string) => void;
}
