import type { AppointmentStore } from "#shared/ports/appointment-store.ts";
import type { CalendarStore } from "#shared/ports/calendar-store.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { OfferStore } from "#shared/ports/offer-store.ts";
import type { RequestStore } from "#shared/ports/request-store.ts";
import type { SlotStore } from "#shared/ports/slot-store.ts";

/** Ending offers. */
export interface OfferEndingDeps {
  readonly requests: Pick<RequestStore, "find">;
  readonly slots: Pick<SlotStore, "day" | "returnPiece">;
  readonly appointments: Pick<AppointmentStore, "find" | "changePiece">;
  readonly offers: Pick<OfferStore, "endPieces" | "settledPiece" | "settle">;
  readonly changes: ChangeStore;
}

/** Making offers (A5, S6). */
export interface OfferingDeps {
  readonly requests: Pick<RequestStore, "find">;
  readonly slots: Pick<SlotStore, "day" | "offerPiece">;
  readonly calendars: Pick<CalendarStore, "calendar" | "settledDays">;
  readonly appointments: Pick<AppointmentStore, "ofDay" | "changePiece">;
  readonly offers: Pick<
    OfferStore,
    "line" | "forget" | "offerPiece" | "alertPiece" | "duePiece" | "remind" | "settle"
  >;
  readonly changes: ChangeStore;
}
