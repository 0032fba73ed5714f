import type { AccountStore } from "#shared/ports/account-store.ts";
import type { CatalogueStore } from "#shared/ports/catalogue-store.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { DueStore } from "#shared/ports/due-store.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";
import type { PaymentProvider } from "#shared/ports/payment-provider.ts";
import type { RefundStore } from "#shared/ports/refund-store.ts";
import type { StampStore } from "#shared/ports/stamp-store.ts";
import type { TariffStore } from "#shared/ports/tariff-store.ts";
import type { WalletRequests } from "#shared/ports/wallet-requests.ts";

/** What placing and paying orders needs. */
export interface OrderWriteDeps {
  readonly clock: Clock;
  readonly siteUrl: string;
  readonly changes: ChangeStore;
  readonly accounts: Pick<AccountStore, "find">;
  readonly catalogue: Pick<CatalogueStore, "post" | "procedure">;
  readonly tariffs: Pick<TariffStore, "tariff" | "rate">;
  readonly orders: Pick<OrderStore, "find" | "place" | "cancel" | "giveReference">;
  readonly due: Pick<DueStore, "put" | "settle">;
  readonly provider: Pick<PaymentProvider, "form">;
  readonly wallet: WalletRequests;
  readonly drawReference: () => string;
}

/** What showing orders needs. */
export interface OrderReadDeps {
  readonly clock: Clock;
  readonly siteUrl: string;
  readonly orders: Pick<OrderStore, "findWhole" | "listOf">;
  readonly stamps: Pick<StampStore, "find">;
  readonly refunds: Pick<RefundStore, "ofOrder">;
}
