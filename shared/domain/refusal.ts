import { fail } from "./result.ts";

/**
 * Every reason for which the platform refuses something, as a stable code.
 * `shared/http/problems.ts` gives each its HTTP status and title; the web translates by code (E1).
 */
export const refusalCodes = [
  // shape of the request
  "malformed-json",
  "invalid-input",
  "unsupported-media-type",
  "not-acceptable",
  "payload-too-large",
  "idempotency-key-missing",
  "idempotency-key-reused",
  // who is asking
  "unauthenticated",
  "step-up-needed",
  "forbidden",
  "account-needed",
  "account-suspended",
  "phone-unconfirmed",
  "mandate-refused",
  "in-person-only",
  "reference-unmatched",
  "phone-has-account",
  "phone-taken",
  "phone-country",
  "code-wrong",
  "not-found",
  "method-not-allowed",
  // the staff directory
  "staff-own-entry",
  "staff-stale",
  "staff-wrong-state",
  "role-held",
  "role-not-held",
  "last-administrator",
  // requests and reviews
  "request-wrong-state",
  "request-booked",
  "request-not-valid",
  "request-validity-ended",
  "procedure-not-offered",
  "minor-not-allowed",
  "adult-not-allowed",
  "beneficiary-repeated",
  "document-unknown",
  "document-undecided",
  "document-accepted",
  "document-not-rejected",
  "document-uncorrected",
  "rejection-reason-missing",
  "review-taken",
  "second-officer-needed",
  "correction-deadline-passed",
  "document-missing",
  "document-quota",
  // slots, holds and appointments
  "slots-grant-invalid",
  "slot-unknown",
  "slot-past",
  "slot-full",
  "hold-exists",
  "hold-none",
  "hold-token-invalid",
  "hold-lapsed",
  "appointment-exists",
  "appointment-duplicate",
  "appointment-none",
  // delivery of codes
  "stamp-not-issued",
  "code-erased",
  "resend-spent",
  "resend-too-soon",
  // tariffs and rates
  "tariff-too-early",
  "tariff-exists",
  "tariff-unknown",
  "tariff-in-force",
  "rates-invalid",
  // settlements and differences
  "settlement-invalid",
  "difference-wrong-state",
  "waiting-none",
  // calendars
  "calendar-impossible",
  "calendar-stale",
  "appointment-wrong-state",
  "appointment-too-late",
  "appointment-too-early",
  "reschedule-spent",
  "slot-unchanged",
  "hold-extended",
  "presence-not-asked",
  "presence-confirmed",
  "presence-too-early",
  "booking-by-call-centre",
  // draws
  "draw-impossible",
  "draw-wrong-state",
  "draw-not-open",
  "draw-closed",
  "draw-registered",
  "draw-not-registered",
  "draw-preference-unknown",
  // orders and payments
  "order-wrong-state",
  "order-expired",
  "signature-invalid",
  "payment-reference-unknown",
  "payment-wrong-amount",
  "terminal-receipt-used",
  "tariff-missing",
  "nothing-to-pay",
  "phone-invalid",
  // stamps
  "stamp-check-digit",
  "stamp-unknown",
  "stamp-wrong-act",
  "stamp-wrong-holder",
  "stamp-expired",
  "stamp-reserved",
  "stamp-consumed",
  "stamp-refunded",
  "stamp-suspended",
  "stamp-replaced",
  "stamp-valid",
  "stamp-attached",
  "stamps-enough",
  "stamp-repeated",
  // lost codes and reversals
  "code-not-lost",
  "reissue-spent",
  "stamp-not-consumed",
  "stamp-reversed",
  "reservation-unknown",
  "reservation-lapsed",
  "reservation-committed",
  // refunds
  "refund-too-early",
  "refund-too-late",
  "refund-exists",
  "refund-wrong-state",
  // what needs a second person
  "proposal-exists",
  "proposal-closed",
  "proposal-not-own",
  "second-person-needed",
  "act-not-agreed",
  "post-not-agreed",
  // desk
  "visit-closed",
  "visit-stamps-missing",
  "visit-stamps-needless",
  // the platform itself
  "too-many-requests",
  "busy",
  "internal",
] as const;

/** A stable code of `refusalCodes`. */
export type RefusalCode = (typeof refusalCodes)[number];

/** One field at fault: an RFC 6901 pointer into the request, a stable code, and what it may be where that is a short list. */
export interface FieldFault {
  readonly pointer: string;
  readonly code: string;
  readonly allowed?: readonly string[];
}

/**
 * An expected "no". `details` carries machine-readable facts the caller may see
 * (when a stamp was used, the nearest free slots); never personal data, never the input.
 */
export interface Refusal {
  readonly code: RefusalCode;
  readonly errors?: readonly FieldFault[];
  readonly details?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;
}

/** Shorthand for a failed result with a refusal. */
export const refuse = (
  code: RefusalCode,
  more: Omit<Refusal, "code"> = {},
): { readonly ok: false; readonly error: Refusal } => fail({ code, ...more });
