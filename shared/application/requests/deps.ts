import type { AppointmentStore } from "#shared/ports/appointment-store.ts";
import type { CalendarStore } from "#shared/ports/calendar-store.ts";
import type { CatalogueStore } from "#shared/ports/catalogue-store.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { PersonKeys } from "#shared/ports/person-keys.ts";
import type { RequestStore } from "#shared/ports/request-store.ts";
import type { ReviewQueue } from "#shared/ports/review-queue.ts";
import type { SlotStore } from "#shared/ports/slot-store.ts";
import type { TokenSigner } from "#shared/ports/token-signer.ts";
import type { OfferEndingDeps } from "../offers/deps.ts";

/** Filing requests. */
export interface FilingDeps {
  readonly catalogue: CatalogueStore;
  readonly requests: RequestStore;
  readonly changes: ChangeStore;
  readonly personKeys: PersonKeys;
  /** The post's calendar gives its working days (R5). */
  readonly calendars: Pick<CalendarStore, "calendar">;
  readonly queue: Pick<ReviewQueue, "enter" | "leave" | "noteSubmission">;
}

/** Withdrawing requests. */
export interface WithdrawingDeps extends OfferEndingDeps {
  readonly requests: Pick<RequestStore, "find" | "withdrawPiece">;
  readonly queue: Pick<ReviewQueue, "leave">;
  readonly slots: Pick<SlotStore, "release" | "day" | "returnPiece">;
  readonly changes: ChangeStore;
}

/** Reading requests, days and slots. */
export interface ReadingDeps {
  readonly catalogue: CatalogueStore;
  readonly requests: Pick<RequestStore, "find" | "findWhole" | "listOf">;
  readonly slots: Pick<SlotStore, "day">;
  readonly calendars: Pick<CalendarStore, "days" | "calendar">;
  readonly appointments: Pick<AppointmentStore, "whyBlocked">;
  readonly tokens: TokenSigner;
}

/** Deciding on papers. */
export interface ReviewingDeps {
  readonly catalogue: Pick<CatalogueStore, "post" | "procedure">;
  readonly queue: Omit<ReviewQueue, "enter" | "leave" | "noteSubmission">;
  /** The post's calendar gives its working days (R5). */
  readonly calendars: Pick<CalendarStore, "calendar">;
  readonly requests: Pick<RequestStore, "find" | "findWhole" | "transitionPiece" | "documentsPiece">;
  readonly changes: ChangeStore;
}

/** Holding and confirming places. */
export interface BookingDeps {
  readonly requests: RequestStore;
  readonly slots: SlotStore;
  readonly changes: ChangeStore;
  readonly appointments: Pick<AppointmentStore, "bookPieces">;
  readonly tokens: TokenSigner;
}

/** Cancelling and moving appointments, answering offers. */
export interface ChangingDeps extends BookingDeps, OfferEndingDeps {
  readonly requests: RequestStore;
  readonly slots: SlotStore;
  readonly appointments: Pick<
    AppointmentStore,
    "bookPieces" | "find" | "changePiece" | "movePieces" | "endGuards"
  >;
}
