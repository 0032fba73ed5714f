import type { AppointmentStore } from "#shared/ports/appointment-store.ts";
import type { AttachmentStore } from "#shared/ports/attachment-store.ts";
import type { CatalogueStore } from "#shared/ports/catalogue-store.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { GuessCounter } from "#shared/ports/guess-counter.ts";
import type { LedgerStore } from "#shared/ports/ledger-store.ts";
import type { RequestStore } from "#shared/ports/request-store.ts";
import type { StampKeys } from "#shared/ports/stamp-keys.ts";
import type { StampStore } from "#shared/ports/stamp-store.ts";
import type { TariffStore } from "#shared/ports/tariff-store.ts";
import type { VisitStore } from "#shared/ports/visit-store.ts";

/** What looking at visits and stamps needs. */
export interface DeskReadDeps {
  readonly clock: Clock;
  readonly siteUrl: string;
  readonly visits: Pick<VisitStore, "ofDay" | "find">;
  readonly requests: Pick<RequestStore, "find" | "findWhole" | "idOf">;
  readonly tariffs: Pick<TariffStore, "tariff">;
  readonly stamps: Pick<StampStore, "find">;
  readonly attachments: Pick<AttachmentStore, "of">;
  readonly stampKeys: Pick<StampKeys, "candidates">;
  readonly guesses: GuessCounter;
}

/** What closing a visit needs. */
export interface DeskWriteDeps {
  readonly clock: Clock;
  readonly siteUrl: string;
  readonly changes: ChangeStore;
  readonly visits: Pick<VisitStore, "find" | "close">;
  readonly appointments: Pick<
    AppointmentStore,
    "find" | "changePiece" | "freePeople" | "missedPieces" | "unmissedPieces"
  >;
  readonly requests: Pick<RequestStore, "transitionPiece" | "reopenPiece" | "rebookPiece">;
  readonly catalogue: Pick<CatalogueStore, "post">;
  readonly tariffs: Pick<TariffStore, "tariff">;
  readonly stamps: Pick<StampStore, "find" | "change" | "consumption" | "eraseSealed">;
  readonly attachments: Pick<AttachmentStore, "of" | "free">;
  readonly stampKeys: Pick<StampKeys, "candidates">;
  readonly guesses: GuessCounter;
  readonly ledger: LedgerStore;
}
