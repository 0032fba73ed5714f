import type { CallAllowance } from "#shared/ports/call-allowance.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { DueStore } from "#shared/ports/due-store.ts";
import type { GuessCounter } from "#shared/ports/guess-counter.ts";
import type { HolderKeys } from "#shared/ports/holder-keys.ts";
import type { LedgerStore } from "#shared/ports/ledger-store.ts";
import type { ReservationStore } from "#shared/ports/reservation-store.ts";
import type { StampKeys } from "#shared/ports/stamp-keys.ts";
import type { StampStore } from "#shared/ports/stamp-store.ts";

/** What a partner's redemption needs (T7). */
export interface PartnerDeps {
  readonly clock: Clock;
  readonly siteUrl: string;
  readonly changes: ChangeStore;
  readonly stamps: Pick<StampStore, "find" | "change" | "consumption" | "eraseSealed">;
  readonly reservations: Pick<ReservationStore, "find" | "open" | "settle">;
  readonly due: Pick<DueStore, "put" | "settle">;
  readonly ledger: LedgerStore;
  readonly stampKeys: Pick<StampKeys, "candidates">;
  readonly holderKeys: Pick<HolderKeys, "matches">;
  readonly guesses: GuessCounter;
  readonly allowance: CallAllowance;
}
