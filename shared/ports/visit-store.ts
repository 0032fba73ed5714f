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
  readonly state: "booked" | "served" | "cancelled";
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
  /** booked → served (T8). Refusals: `visit-closed` with `at` and `desk`, `appointment-none`. */
  close(visit: Visit, closure: VisitClosure): Piece;
  /**
   * Frees the people of a visit for a next appointment (A2): ends those of their guards that are this
   * appointment's. One that had lapsed may be another appointment's by now and is left alone.
   */
  freePeople(visit: Visit, now: number): Promise<readonly Piece[]>;
}
