import type { Paper } from "#shared/domain/document/paper-key.ts";
import type { PaperUpload } from "#shared/domain/document/upload.ts";
import type { Beneficiary } from "#shared/domain/person/identity.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { RequestDocument, RequestState, Transition } from "#shared/domain/request/request.ts";
import type { Result } from "#shared/domain/result.ts";
import type { SlotPart } from "#shared/domain/slot/parts.ts";
import type { Piece } from "./change-store.ts";

/** Places kept for a request for some minutes (A1). */
export interface Hold {
  readonly token: string;
  /** Digest of the order that made it, to tell a repeated order from another under the same key (E1). */
  readonly fingerprint: string;
  readonly date: string;
  readonly time: string;
  readonly places: readonly number[];
  /** The slots after the first, for a party that one slot could not take (A1). */
  readonly more?: readonly SlotPart[] | undefined;
  /** Epoch seconds. */
  readonly until: number;
  /** A hold is extended once. */
  readonly extended?: boolean | undefined;
}

/** Where a request's appointment is. */
export interface AppointmentPointer {
  readonly appointmentId: string;
  readonly date: string;
  readonly time: string;
  readonly startsAt: string;
  /** How often it was rescheduled (A4). */
  readonly moves?: number | undefined;
}

/** The state of a request: what changes. Who it is for is kept apart and never changes (R7). */
export interface RequestRecord {
  readonly requestId: string;
  readonly accountId: string;
  readonly postId: string;
  readonly calendarId: string;
  readonly procedureId: string;
  readonly urgent: boolean;
  readonly state: RequestState;
  /** For lists: display names in order; keyed digests of the identities for the guards (A2). */
  readonly names: readonly string[];
  readonly personKeys: readonly string[];
  readonly createdAt: string;
  readonly submittedAt?: string | undefined;
  readonly reviewDueOn?: string | undefined;
  readonly validUntil?: string | undefined;
  readonly correctBy?: string | undefined;
  readonly hold?: Hold | undefined;
  readonly appointment?: AppointmentPointer | undefined;
}

/** A request with its people and papers. */
export interface WholeRequest {
  readonly record: RequestRecord;
  readonly beneficiaries: readonly Beneficiary[];
  readonly documents: readonly RequestDocument[];
  readonly uploads: Uploads;
}

/** The current upload of each paper, by `paperKeyOf`. */
export type Uploads = Readonly<Record<string, PaperUpload>>;

/** What a draft says: its owner may replace it until it is submitted (R7). */
export interface Draft {
  readonly record: Pick<
    RequestRecord,
    "postId" | "calendarId" | "procedureId" | "urgent" | "names" | "personKeys"
  >;
  readonly beneficiaries: readonly Beneficiary[];
  readonly documents: readonly RequestDocument[];
}

/** What a transition may set besides the state. */
export type RequestDates = Partial<
  Pick<RequestRecord, "submittedAt" | "reviewDueOn" | "validUntil" | "correctBy">
>;

/** Requests: every change is a condition on the state it starts from. */
export interface RequestStore {
  find(requestId: string): Promise<RequestRecord | undefined>;
  findWhole(requestId: string): Promise<WholeRequest | undefined>;
  /** The account's requests, newest first. */
  listOf(accountId: string): Promise<readonly RequestRecord[]>;
  createPieces(whole: Omit<WholeRequest, "uploads">): readonly Piece[];
  /**
   * Puts another draft in the place of this account's draft, people and papers with it. Errors: `not-found` (also
   * somebody else's), `request-wrong-state` once it is submitted: who it is for is then immutable (R7).
   */
  replacePieces(requestId: string, accountId: string, draft: Draft): readonly Piece[];
  /**
   * Submits the draft that was read: `busy` when another took its place since, for the procedure decides whether
   * an officer judges it (R3, R6). Errors: `not-found`, `request-wrong-state`.
   */
  submitPiece(record: RequestRecord, transition: Transition, set: RequestDates): Piece;
  /** Back to the queue before the deadline (R4). Errors: `request-wrong-state`, `correction-deadline-passed`. */
  correctPiece(record: RequestRecord, reviewDueOn: string, now: number): Piece;
  /**
   * Withdraws a request in the state and with the hold that were read: `busy` when either changed since. Its hold
   * is forgotten; giving the places back is the caller's. Errors: `request-booked`, `request-wrong-state`.
   */
  withdrawPiece(record: RequestRecord, now: number): Piece;
  /** Asks that each of these papers, at least one, has an upload that passed (R3). Refusal: `document-missing`. */
  papersPiece(requestId: string, papers: readonly Paper[]): Piece;
  transitionPiece(requestId: string, transition: Transition, set: RequestDates): Piece;
  /** The officer's decisions; the upload of a rejected paper is forgotten, so that a new one is needed (R4). */
  documentsPiece(
    requestId: string,
    before: readonly RequestDocument[],
    after: readonly RequestDocument[],
    /** Papers that must have an upload that passed (R3). Refusal: `document-missing`. */
    needing?: readonly Paper[],
  ): Piece;
  /** valid → booked, on condition that this account's request still carries this hold (A1, A2). */
  bookPiece(requestId: string, accountId: string, hold: string, appointment: AppointmentPointer): Piece;
  /**
   * booked → valid, on condition that this is still the request's appointment; the pointer stays, for who asks
   * what became of it. Within the 30 days of R6 another may be chosen.
   */
  reopenPiece(requestId: string, appointmentId: string): Piece;
  /** The request follows its appointment to another time (A4). */
  movePiece(requestId: string, appointment: AppointmentPointer): Piece;
  /** A live hold lasts until then, once (A1). Refusals: `hold-none`, `hold-extended`. */
  extendPiece(requestId: string, hold: string, until: number, now: number): Piece;
  /**
   * Records a hold on a valid request of this account that has no other live hold and no appointment (A2).
   * Errors: `not-found`, `request-not-valid`, `request-validity-ended`, `appointment-exists`, `hold-exists`,
   * `idempotency-key-reused`.
   */
  attachHold(
    requestId: string,
    accountId: string,
    hold: Hold,
    now: number,
  ): Promise<Result<RequestRecord, Refusal>>;
  /** Forgets a hold if it is still this one. */
  detachHold(requestId: string, hold: string): Promise<void>;
}
