import type { AppointmentState } from "#shared/domain/appointment/appointment.ts";
import type { Piece } from "./change-store.ts";

/** An appointment as the desk sees it (T8, S2): local date and time of the post. */
export interface Visit {
  readonly appointmentId: string;
  readonly requestId: string;
  readonly postId: string;
  readonly procedureId: string;
  readonly date: string;
  readonly time: string;
  readonly startsAt: string;
  readonly names: readonly string[];
  readonly personKeys: readonly string[];
  readonly state: AppointmentState;
  readonly arrivedAt?: string | undefined;
  /** Where a rescheduled appointment went, on its old day (A4). */
  readonly movedTo?: { readonly date: string; readonly time: string } | undefined;
  readonly closure?: VisitClosure | undefined;
}

/** When, by whom, at which desk and with which stamps a visit was closed (T8). */
export interface VisitClosure {
  readonly at: string;
  readonly staffId: string;
  readonly desk: string;
  readonly stampIds: readonly string[];
}

/** A post's visits; one local day is one read. */
export interface VisitStore {
  /** The visits of a local day, by time. */
  ofDay(postId: string, date: string): Promise<readonly Visit[]>;
  find(postId: string, date: string, appointmentId: string): Promise<Visit | undefined>;
  /** booked or arrived → served (T8). Refusals: `visit-closed` with `at` and `desk`, `appointment-none`. */
  close(visit: Visit, closure: VisitClosure): Piece;
}
