import type {
  AppointmentState,
  AppointmentTransitionName,
  Presence,
} from "#shared/domain/appointment/appointment.ts";
import type { ReminderKind } from "#shared/domain/appointment/due.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { SlotPart } from "#shared/domain/slot/parts.ts";
import type { Displaced } from "#shared/domain/waiting/offer.ts";
import type { Piece } from "./change-store.ts";
import type { SlotKey } from "./slot-store.ts";

/** When and on which places. */
export interface AppointmentTime {
  /** Local date and time of the first slot. */
  readonly date: string;
  readonly time: string;
  readonly startsAt: string;
  readonly places: readonly number[];
  readonly more?: readonly SlotPart[] | undefined;
  /** When presence is to be confirmed, where the post asks for it (A6). */
  readonly presence?: Presence | undefined;
}

/** An appointment about to be made. */
export interface NewAppointment extends SlotKey, AppointmentTime {
  readonly appointmentId: string;
  readonly requestId: string;
  readonly accountId: string;
  readonly procedureId: string;
  readonly names: readonly string[];
  readonly personKeys: readonly string[];
  readonly createdAt: string;
}

/** A confirmed place as its owner sees it. */
export interface Appointment extends NewAppointment {
  readonly state: AppointmentState;
  /** Counts the changes that a calendar entry shows (A8). */
  readonly sequence: number;
  /** How often it was rescheduled (A4). */
  readonly moves: number;
  /** When it was last rescheduled (A4). */
  readonly movedAt?: string | undefined;
  /** The last reminder of this time of it (A6, A8). */
  readonly reminded?: ReminderKind | undefined;
  /** Its hours were taken back: the equivalent place that was offered (S6). */
  readonly displaced?: Displaced | undefined;
  readonly arrivedAt?: string | undefined;
  readonly movedTo?: { readonly date: string; readonly time: string } | undefined;
}

/** What a transition may set besides the state. */
export interface AppointmentFacts {
  readonly presence?: Presence;
  readonly arrivedAt?: string;
  readonly reminded?: ReminderKind;
  readonly displaced?: Displaced;
  /** Whether a calendar entry is to show the change. */
  readonly shown?: boolean;
}

/** What names the guards of an appointment. */
export interface Guarded {
  readonly appointmentId: string;
  readonly procedureId: string;
  readonly personKeys: readonly string[];
}

/** Appointments and their guards. */
export interface AppointmentStore {
  /**
   * Puts the appointment and, per person, the guard that allows one live appointment for this procedure in the
   * whole network (A2). A guard whose appointment is over does not block; so many no-shows within half a year do
   * (A7; 0 never). Errors: `appointment-exists`, `appointment-duplicate` with the other one's post and date,
   * `booking-by-call-centre` with the end of that.
   */
  bookPieces(appointment: NewAppointment, now: number, noShowLimit?: number): readonly Piece[];
  /**
   * What would keep these people from booking at `now`, told before they choose; the write judges it again.
   * Refusals: `appointment-duplicate`, `booking-by-call-centre`, as of `bookPieces`.
   */
  whyBlocked(
    people: Pick<Guarded, "personKeys" | "procedureId">,
    now: number,
    noShowLimit: number,
  ): Promise<Refusal | undefined>;
  /** The appointments of one local day of a post, in whatever state. */
  ofDay(postId: string, date: string): Promise<readonly Appointment[]>;
  find(postId: string, date: string, appointmentId: string): Promise<Appointment | undefined>;
  /**
   * One transition, on its table's conditions and on nobody having changed the appointment since it was read.
   * Errors: those of `whyNot`; `busy` when it was changed but may still go this way.
   */
  changePiece(
    appointment: Appointment,
    transition: Exclude<AppointmentTransitionName, "move" | "moveDisplaced" | "serve">,
    facts: AppointmentFacts,
    now: number,
  ): Piece;
  /**
   * Puts it on its new time and leaves a trace on its old day; the guards then end with the new day (A4). One
   * whose hours were taken back moves without being counted, and is then displaced no longer (S6).
   */
  movePieces(appointment: Appointment, to: AppointmentTime, now: number): readonly Piece[];
  /** Ends the guards of an appointment that has not begun: they are surely its own. */
  endGuards(appointment: Guarded): readonly Piece[];
  /**
   * Frees the people of an appointment for a next one (A2): ends those of their guards that are its own. One
   * that had lapsed may be another appointment's by now and is left alone.
   */
  freePeople(appointment: Guarded): Promise<readonly Piece[]>;
  /** As `freePeople`, and notes for each person that an appointment was missed (A7). */
  missedPieces(appointment: Guarded & { readonly startsAt: string }): Promise<readonly Piece[]>;
  /**
   * Takes a no-show back: it no longer counts, and its people are guarded for it again (A2, A7). Errors:
   * `appointment-duplicate` when one of them has booked another meanwhile, `busy`.
   */
  unmissedPieces(appointment: Appointment, now: number): Promise<readonly Piece[]>;
}
