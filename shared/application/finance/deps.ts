import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { CloseStore } from "#shared/ports/close-store.ts";
import type { DifferenceStore } from "#shared/ports/difference-store.ts";
import type { LedgerReader } from "#shared/ports/ledger-reader.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";
import type { RefundStore } from "#shared/ports/refund-store.ts";
import type { SettlementStore } from "#shared/ports/settlement-store.ts";
import type { CaptureDeps } from "../payments/deps.ts";

/** What closing the ledger's days needs. */
export interface CloseDeps {
  readonly clock: Clock;
  readonly changes: Pick<ChangeStore, "commit">;
  readonly ledger: LedgerReader;
  readonly closes: CloseStore;
  readonly settlements: Pick<SettlementStore, "settled" | "unsettledPiece">;
  readonly differences: Pick<DifferenceStore, "find" | "all" | "openPiece">;
}

/** What matching a settlement file needs. */
export interface MatchDeps extends CaptureDeps {
  readonly clock: Clock;
  readonly settlements: SettlementStore;
  readonly differences: DifferenceStore;
  readonly orders: CaptureDeps["orders"] & Pick<OrderStore, "findWhole" | "findByReference">;
  readonly refunds: CaptureDeps["refunds"] & Pick<RefundStore, "ofOrder">;
}

/** What people who look after the money need: files and differences. */
export interface FinanceWriteDeps {
  readonly changes: ChangeStore;
  readonly settlements: Pick<SettlementStore, "find" | "keepRows" | "receivePieces">;
  readonly differences: Pick<DifferenceStore, "find" | "changePiece">;
}
