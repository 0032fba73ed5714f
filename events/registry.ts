import type * as z from "zod";
import { accountChanged } from "./accounts/changed.v1.ts";
import { accountJoined } from "./accounts/joined.v1.ts";
import { accountOpened } from "./accounts/opened.v1.ts";
import { accountPhoneChanged } from "./accounts/phone-changed.v1.ts";
import { appointmentCancelled } from "./appointments/cancelled.v1.ts";
import { appointmentConfirmed } from "./appointments/confirmed.v1.ts";
import { appointmentLapsed } from "./appointments/lapsed.v1.ts";
import { appointmentOfferEnded } from "./appointments/offer-ended.v1.ts";
import { appointmentOffered } from "./appointments/offered.v1.ts";
import { placesFound } from "./appointments/places-found.v1.ts";
import { presenceConfirmed } from "./appointments/presence-confirmed.v1.ts";
import { reminderDue } from "./appointments/reminder-due.v1.ts";
import { appointmentRescheduled } from "./appointments/rescheduled.v1.ts";
import { calendarPublished } from "./calendars/published.v1.ts";
import type { EventKind } from "./define.ts";
import { differenceChanged } from "./differences/changed.v1.ts";
import { documentsDeleted } from "./documents/deleted.v1.ts";
import { documentGranted } from "./documents/granted.v1.ts";
import { documentInspected } from "./documents/inspected.v1.ts";
import { documentShown } from "./documents/shown.v1.ts";
import { drawAnnounced } from "./draws/announced.v1.ts";
import { drawCancelled } from "./draws/cancelled.v1.ts";
import { drawClosed } from "./draws/closed.v1.ts";
import { drawDrawn } from "./draws/drawn.v1.ts";
import { drawLeft } from "./draws/left.v1.ts";
import { drawLost } from "./draws/lost.v1.ts";
import { drawRegistered } from "./draws/registered.v1.ts";
import { drawWon } from "./draws/won.v1.ts";
import type { Envelope, Fact } from "./envelope.ts";
import { envelopeSchema } from "./envelope.ts";
import { ledgerClosed } from "./ledger/closed.v1.ts";
import { mandateGranted } from "./mandates/granted.v1.ts";
import { messageSettled } from "./messages/settled.v1.ts";
import { orderCancelled } from "./orders/cancelled.v1.ts";
import { orderExpired } from "./orders/expired.v1.ts";
import { orderPlaced } from "./orders/placed.v1.ts";
import { paymentCaptured } from "./payments/captured.v1.ts";
import { paymentReferenceGiven } from "./payments/reference-given.v1.ts";
import { paymentRefused } from "./payments/refused.v1.ts";
import { paymentUnwanted } from "./payments/unwanted.v1.ts";
import { proposalDecided } from "./proposals/decided.v1.ts";
import { proposalMade } from "./proposals/made.v1.ts";
import { ratesPosted } from "./rates/posted.v1.ts";
import { refundAsked } from "./refunds/asked.v1.ts";
import { refundDue } from "./refunds/due.v1.ts";
import { refundFailed } from "./refunds/failed.v1.ts";
import { refundPaid } from "./refunds/paid.v1.ts";
import { requestAcceptedOnce } from "./requests/accepted-once.v1.ts";
import { requestChanged } from "./requests/changed.v1.ts";
import { requestCorrected } from "./requests/corrected.v1.ts";
import { requestCorrectionNeeded } from "./requests/correction-needed.v1.ts";
import { requestDrafted } from "./requests/drafted.v1.ts";
import { requestErased } from "./requests/erased.v1.ts";
import { requestMovedPost } from "./requests/moved-post.v1.ts";
import { reviewTaken } from "./requests/review-taken.v1.ts";
import { requestSubmitted } from "./requests/submitted.v1.ts";
import { requestValidated } from "./requests/validated.v1.ts";
import { requestWaitingChanged } from "./requests/waiting-changed.v1.ts";
import { requestWithdrawn } from "./requests/withdrawn.v1.ts";
import { settlementMatched } from "./settlements/matched.v1.ts";
import { settlementReceived } from "./settlements/received.v1.ts";
import { staffAdded } from "./staff/added.v1.ts";
import { staffDeactivated } from "./staff/deactivated.v1.ts";
import { staffReactivated } from "./staff/reactivated.v1.ts";
import { staffRoleEnded } from "./staff/role-ended.v1.ts";
import { staffRoleGranted } from "./staff/role-granted.v1.ts";
import { stampAttached } from "./stamps/attached.v1.ts";
import { stampConsumed } from "./stamps/consumed.v1.ts";
import { stampDetached } from "./stamps/detached.v1.ts";
import { stampExpired } from "./stamps/expired.v1.ts";
import { stampIssued } from "./stamps/issued.v1.ts";
import { stampLapsed } from "./stamps/lapsed.v1.ts";
import { stampReinstated } from "./stamps/reinstated.v1.ts";
import { stampReleased } from "./stamps/released.v1.ts";
import { stampReplaced } from "./stamps/replaced.v1.ts";
import { stampResendAsked } from "./stamps/resend-asked.v1.ts";
import { stampReservationLapsed } from "./stamps/reservation-lapsed.v1.ts";
import { stampReserved } from "./stamps/reserved.v1.ts";
import { reversalClosed } from "./stamps/reversal-closed.v1.ts";
import { reversalProposed } from "./stamps/reversal-proposed.v1.ts";
import { stampReversed } from "./stamps/reversed.v1.ts";
import { stampSuspended } from "./stamps/suspended.v1.ts";
import { tariffAnnounced } from "./tariffs/announced.v1.ts";
import { tariffWithdrawn } from "./tariffs/withdrawn.v1.ts";
import { visitArrived } from "./visits/arrived.v1.ts";
import { visitClosed } from "./visits/closed.v1.ts";
import { visitMissReversed } from "./visits/miss-reversed.v1.ts";
import { visitMissed } from "./visits/missed.v1.ts";

/** Every event the platform publishes. */
export const eventKinds: readonly {
  readonly type: string;
  readonly summary: string;
  readonly schema: z.ZodType<Readonly<Record<string, unknown>>>;
}[] = [
  accountOpened,
  accountChanged,
  accountJoined,
  accountPhoneChanged,
  mandateGranted,
  requestDrafted,
  requestChanged,
  requestSubmitted,
  requestValidated,
  requestCorrectionNeeded,
  requestCorrected,
  requestWithdrawn,
  requestAcceptedOnce,
  reviewTaken,
  requestErased,
  documentGranted,
  documentInspected,
  documentShown,
  documentsDeleted,
  appointmentConfirmed,
  calendarPublished,
  appointmentRescheduled,
  appointmentCancelled,
  presenceConfirmed,
  appointmentLapsed,
  reminderDue,
  appointmentOffered,
  appointmentOfferEnded,
  placesFound,
  requestMovedPost,
  requestWaitingChanged,
  orderPlaced,
  orderExpired,
  orderCancelled,
  paymentReferenceGiven,
  paymentCaptured,
  paymentRefused,
  paymentUnwanted,
  stampIssued,
  stampResendAsked,
  messageSettled,
  stampReserved,
  stampReleased,
  stampReservationLapsed,
  stampConsumed,
  stampAttached,
  stampDetached,
  stampExpired,
  stampLapsed,
  stampSuspended,
  stampReinstated,
  stampReplaced,
  reversalProposed,
  reversalClosed,
  stampReversed,
  visitClosed,
  visitArrived,
  visitMissed,
  tariffAnnounced,
  tariffWithdrawn,
  settlementReceived,
  settlementMatched,
  differenceChanged,
  ledgerClosed,
  ratesPosted,
  visitMissReversed,
  drawAnnounced,
  drawCancelled,
  drawClosed,
  drawDrawn,
  drawRegistered,
  drawLeft,
  drawWon,
  drawLost,
  refundAsked,
  refundDue,
  refundPaid,
  refundFailed,
  proposalMade,
  proposalDecided,
  staffAdded,
  staffRoleGranted,
  staffRoleEnded,
  staffDeactivated,
  staffReactivated,
];

/**
 * Puts the facts of one change into envelopes, each checked against its schema before it is stored.
 *
 * @throws when a fact is unknown or does not fit: that is a bug, and the change must not be committed.
 */
export const envelopesOf = (change: {
  readonly command: { readonly id: string; readonly actor: Envelope["actor"] };
  readonly facts: readonly Fact[];
  readonly now: number;
}): readonly Envelope[] =>
  change.facts.map(({ type, subject, data, postId }, index) => {
    const kind = eventKinds.find((known) => known.type === type);
    if (kind === undefined) throw new Error(`unknown event type ${type}`);
    return envelopeSchema.parse({
      specversion: "1.0",
      id: `${change.command.id}.${index}`,
      source: "wisal",
      type,
      time: new Date(change.now).toISOString(),
      subject,
      ...(postId !== undefined && { postid: postId }),
      actor: change.command.actor,
      data: kind.schema.parse(data),
    });
  });

/**
 * Reads an event off a queue: the envelope, then its data by its type.
 *
 * @throws when it is not such an event; the consumer's record then fails and ends in its dead-letter queue.
 */
export const readEvent = <Data>(
  kind: Pick<EventKind<Data>, "type" | "schema">,
  input: unknown,
): { readonly envelope: Envelope; readonly data: Data } => {
  const envelope = envelopeSchema.parse(input);
  if (envelope.type !== kind.type) throw new Error(`expected ${kind.type}`);
  return { envelope, data: kind.schema.parse(envelope.data) };
};
