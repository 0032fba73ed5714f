import type { AppointmentStore } from "#shared/ports/appointment-store.ts";
import type { CalendarStore } from "#shared/ports/calendar-store.ts";
import type { CatalogueStore } from "#shared/ports/catalogue-store.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";

/** Reading, previewing and publishing a post's calendars. */
export interface CalendarsDeps {
  readonly catalogue: Pick<CatalogueStore, "post" | "procedures">;
  readonly calendars: Pick<CalendarStore, "calendar" | "ofPost" | "settledDays" | "publishPiece">;
  readonly appointments: Pick<AppointmentStore, "ofDay">;
  readonly changes: ChangeStore;
}
