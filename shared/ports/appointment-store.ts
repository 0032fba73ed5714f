import type { Piece } from "./change-store.ts";
import type { SlotKey } from "./slot-store.ts";

/** An appointment about to be made. */
export interface NewAppointment extends SlotKey {
  readonly appointmentId: string;
  readonly requestId: string;
  readonly accountId: string;
  readonly procedureId: string;
  readonly startsAt: string;
  readonly places: readonly number[];
  readonly names: readonly string[];
  readonly personKeys: readonly string[];
  readonly createdAt: string;
}

/** A confirmed place as its owner sees it. */
export interface Appointment extends NewAppointment {
  readonly state: "booked" | "served" | "cancelled";
}

/** Appointments and their guards. */
export interface AppointmentStore {
  /**
   * Puts the appointment and, per person, the guard that allows one live appointment for this procedure in the
   * whole network (A2). A guard whose appointment is over does not block. Errors: `appointment-exists`,
   * `appointment-duplicate` with the other one's post and date.
   */
  bookPieces(appointment: NewAppointment, now: number): readonly Piece[];
  /** The appointments of one local day of a post, in whatever state. */
  ofDay(postId: string, date: string): Promise<readonly Appointment[]>;
  find(postId: string, date: string, appointmentId: string): Promise<Appointment | undefined>;
}
