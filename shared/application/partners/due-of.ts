import type { Due } from "#shared/ports/due-store.ts";
import type { Reservation } from "#shared/ports/reservation-store.ts";

/** A reservation's end among what falls due in money. */
export const dueOf = ({ reservationId, until }: Pick<Reservation, "reservationId" | "until">): Due => ({
  kind: "reservation",
  at: until,
  id: reservationId,
});
