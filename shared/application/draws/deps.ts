import type { CalendarStore } from "#shared/ports/calendar-store.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { DrawEntries } from "#shared/ports/draw-entries.ts";
import type { DrawStore } from "#shared/ports/draw-store.ts";
import type { RequestStore } from "#shared/ports/request-store.ts";
import type { SeedSealer, SeedUnsealer } from "#shared/ports/seed-sealer.ts";
import type { SlotStore } from "#shared/ports/slot-store.ts";
import type { TokenSigner } from "#shared/ports/token-signer.ts";
import type { RefreshDeps } from "../slots/refresh-day.ts";

/** Announcing and cancelling draws. */
export interface AnnouncingDeps {
  readonly calendars: Pick<CalendarStore, "calendar" | "publishPiece">;
  readonly draws: Pick<DrawStore, "find" | "announcePieces" | "stepPieces">;
  readonly entries: Pick<DrawEntries, "openPieces" | "shutPieces">;
  readonly seeds: SeedSealer;
  readonly changes: ChangeStore;
}

/** Showing draws and their logs to anybody. */
export interface PublicDrawsDeps {
  readonly draws: Pick<DrawStore, "find" | "ofPost" | "record" | "tickets" | "results">;
}

/** Registering requests. */
export interface RegisteringDeps {
  readonly calendars: Pick<CalendarStore, "calendar">;
  readonly draws: Pick<DrawStore, "find">;
  readonly entries: Pick<DrawEntries, "registerPieces" | "leavePieces" | "find">;
  readonly requests: Pick<RequestStore, "find" | "enterDrawPiece" | "leaveDrawPiece">;
  readonly changes: ChangeStore;
}

/** Showing a citizen their registration. */
export interface RegistrationDeps {
  readonly calendars: Pick<CalendarStore, "calendar">;
  readonly draws: Pick<DrawStore, "find" | "record" | "results">;
  readonly entries: Pick<DrawEntries, "find">;
  readonly requests: Pick<RequestStore, "find">;
  readonly slots: Pick<SlotStore, "day">;
  readonly tokens: TokenSigner;
}

/** Closing, drawing and giving the places. */
export interface DrawingDeps {
  readonly calendars: RefreshDeps["calendars"] & Pick<CalendarStore, "publishPiece">;
  readonly draws: DrawStore;
  readonly entries: Pick<DrawEntries, "shut" | "all">;
  readonly requests: Pick<RequestStore, "attachHold">;
  readonly slots: Pick<SlotStore, "day" | "hold" | "release">;
  readonly seeds: SeedUnsealer;
  readonly changes: ChangeStore;
}
