import type { Paper } from "#shared/domain/document/paper-key.ts";
import type { PaperUpload } from "#shared/domain/document/upload.ts";
import type { Beneficiary } from "#shared/domain/person/identity.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { RequestDocument, RequestState, Transition } from "#shared/domain/request/request.ts";
import type { Result } from "#shared/domain/result.ts";
import type { SlotPart } from "#shared/domain/slot/parts.ts";
import type { OfferKind } from "#shared/domain/waiting/offer.ts";
import type { WaitingEntry } from "#shared/domain/waiting/waiting.ts";
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
  /** The draw that gave these places: their return is delayed, as of any that somebody had (A5). */
  readonly draw?: { readonly drawId: string } | undefined;
  /** Places that were offered, not pressed for (A5, S6): perhaps at another post, and not to be extended. */
  readonly offer?:
    | {
        readonly kind: OfferKind;
        readonly postId: string;
        readonly startsAt: string;
        /** Whether the post asks for presence to be confirmed (A6). */
        readonly confirmPresence?: boolean | undefined;
      }
    | undefined;
}

/** The draw in which a request is registered. */
export interface DrawPointer {
  readonly drawId: string;
  /** Epoch seconds after which another may be entered: the draw is over, even if it was late. */
  readonly until: number;
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
  /** When it was served or withdrawn: from here its papers are kept for 90 days (D4). */
  readonly endedAt?: string | undefined;
  readonly hold?: Hold | undefined;
  readonly appointment?: AppointmentPointer | undefined;
  readonly draw?: DrawPointer | undefined;
  /** Its place in the waiting list (A5); ends with the booking or the withdrawal, in the same write. */
  readonly waiting?: WaitingEntry | undefined;
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
  Pick<RequestRecord, "submittedAt" | "reviewDueOn" | "validUntil" | "correctBy" | "endedAt">
>;

/** Requests as they are. */
export interface RequestReader {
  find(requestId: string): Promise<RequestRecord | undefined>;
  findWhole(requestId: string): Promise<WholeRequest | undefined>;
  /** Who a request is for, in their order; none once it was erased. */
  beneficiariesOf(requestId: string): Promise<readonly Beneficiary[]>;
  /** The id of the request that people call by this reference. */
  idOf(reference: string): Promise<string | undefined>;
  /** The account's requests, newest first. */
  listOf(accountId: string): Promise<readonly RequestRecord[]>;
}

/** Requests: every change is a condition on the state it starts from. */
export interface RequestStore extends RequestReader {
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
  /**
   * Asks that this account's request is under way, and changes nothing (T5). Refusals: `not-found` and those of
   * `whyNotPending`.
   */
  pendingPiece(request: Pick<RequestRecord, "requestId" | "accountId">, now: number): Piece;
  transitionPiece(requestId: string, transition: Transition, set: RequestDates): Piece;
  /** The officer's decisions; the upload of a rejected paper is forgotten, so that a new one is needed (R4). */
  documentsPiece(
    requestId: string,
    before: readonly RequestDocument[],
    after: readonly RequestDocument[],
    /** Papers that must have an upload that passed (R3). Refusal: `document-missing`. */
    needing?: readonly Paper[],
  ): Piece;
  /**
   * valid → booked, on condition that this account's request still carries this hold and that it has not lapsed
   * (A1, A2). An offer's places may be another post's: the request goes there, and waits no longer (A5).
   */
  bookPiece(
    request: Pick<RequestRecord, "requestId" | "accountId" | "postId">,
    hold: string,
    appointment: AppointmentPointer,
    now: number,
  ): Piece;
  /**
   * booked → valid, on condition that this is still the request's appointment; the pointer stays, for who asks
   * what became of it. Another may be chosen within the 30 days of R6, or until `validUntil`. An offer in its place
   * (S6) is forgotten.
   */
  reopenPiece(requestId: string, appointmentId: string, validUntil?: string): Piece;
  /**
   * valid → booked with the appointment it had last, on condition that it holds no places (A2, A7). Errors:
   * `appointment-exists`, `hold-exists`, `request-not-valid`.
   */
  rebookPiece(requestId: string, appointmentId: string, now: number): Piece;
  /**
   * The request follows its appointment to another time (A4); with `offer`, on condition that it still carries
   * this hold and that it has not lapsed (S6): `hold-lapsed`.
   */
  movePiece(
    requestId: string,
    appointment: AppointmentPointer,
    offer?: { readonly hold: string; readonly now: number },
  ): Piece;
  /**
   * A valid request without a live hold, as it was read, goes to another post (S5). Errors: `not-found`,
   * `request-wrong-state`, `busy`.
   */
  movePostPiece(record: RequestRecord, postId: string, now: number): Piece;
  /** A live hold lasts until then, once (A1). Refusals: `hold-none`, `hold-extended`. */
  extendPiece(requestId: string, hold: string, until: number, now: number): Piece;
  /**
   * Registers this account's request for a draw, on condition that it is valid until past `drawAt` and in no other
   * draw (A2). Refusals: `not-found`, `request-not-valid`, `appointment-exists`, `request-validity-ended`,
   * `draw-registered`.
   */
  enterDrawPiece(record: RequestRecord, draw: DrawPointer, drawAt: string, now: number): Piece;
  /** Takes it out again. Refusals: `not-found`, `draw-not-registered`. */
  leaveDrawPiece(record: RequestRecord, drawId: string): Piece;
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
