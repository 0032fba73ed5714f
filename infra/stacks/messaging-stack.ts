import type { App } from "aws-cdk-lib";
import { Duration, Stack } from "aws-cdk-lib";
import { EmailIdentity, Identity as MailIdentity } from "aws-cdk-lib/aws-ses";
import { Topic } from "aws-cdk-lib/aws-sns";
import { accountJoined } from "#events/accounts/joined.v1.ts";
import { accountPhoneChanged } from "#events/accounts/phone-changed.v1.ts";
import { appointmentCancelled } from "#events/appointments/cancelled.v1.ts";
import { appointmentConfirmed } from "#events/appointments/confirmed.v1.ts";
import { appointmentLapsed } from "#events/appointments/lapsed.v1.ts";
import { appointmentOfferEnded } from "#events/appointments/offer-ended.v1.ts";
import { appointmentOffered } from "#events/appointments/offered.v1.ts";
import { placesFound } from "#events/appointments/places-found.v1.ts";
import { reminderDue } from "#events/appointments/reminder-due.v1.ts";
import { appointmentRescheduled } from "#events/appointments/rescheduled.v1.ts";
import { calendarPublished } from "#events/calendars/published.v1.ts";
import { drawLost } from "#events/draws/lost.v1.ts";
import { drawWon } from "#events/draws/won.v1.ts";
import { mandateGranted } from "#events/mandates/granted.v1.ts";
import { messageSettled } from "#events/messages/settled.v1.ts";
import { paymentCaptured } from "#events/payments/captured.v1.ts";
import { paymentReferenceGiven } from "#events/payments/reference-given.v1.ts";
import { refundAsked } from "#events/refunds/asked.v1.ts";
import { refundDue } from "#events/refunds/due.v1.ts";
import { refundPaid } from "#events/refunds/paid.v1.ts";
import { requestCorrectionNeeded } from "#events/requests/correction-needed.v1.ts";
import { requestValidated } from "#events/requests/validated.v1.ts";
import { settlementReceived } from "#events/settlements/received.v1.ts";
import { stampIssued } from "#events/stamps/issued.v1.ts";
import { stampResendAsked } from "#events/stamps/resend-asked.v1.ts";
import { stampReservationLapsed } from "#events/stamps/reservation-lapsed.v1.ts";
import { stampReversed } from "#events/stamps/reversed.v1.ts";
import type { StageConfig } from "#infra/config/stage-config.ts";
import { WisalFailureQueue, WisalQueue } from "#infra/constructs/wisal-queue.ts";
import type { DataStack } from "./data-stack.ts";

/** How long a consumer may take; queues and functions both read it, so that visibility always covers it. */
export const CONSUMER_TIMEOUT = Duration.seconds(30);

/** How long paying one refund may take: two calls of twenty seconds, and what lies around them. */
export const REFUND_TIMEOUT = Duration.seconds(60);

/** How long an inspection may take: its own 40 s, and what lies around them. */
export const INSPECTION_TIMEOUT = Duration.seconds(60);

/** How long matching a settlement file may take: 5,000 rows, eight at a time, are some minutes. */
export const MATCHING_TIMEOUT = Duration.minutes(5);

/** An hour without the SMS provider must lose nothing (N1): messages wait three, then people redrive them. */
const PROVIDER_PATIENCE = Duration.hours(3);

/** The topic of facts, and a queue with dead letters for each consumer. */
export class MessagingStack extends Stack {
  readonly events: Topic;
  readonly queues: {
    readonly stampsIssue: WisalQueue;
    readonly stampsDeliver: WisalQueue;
    readonly refundsPay: WisalQueue;
    readonly messagesSend: WisalQueue;
    readonly availabilityRefresh: WisalQueue;
    readonly offersMake: WisalQueue;
    readonly auditRecord: WisalQueue;
    readonly settlementsMatch: WisalQueue;
    readonly partnersNotify: WisalQueue;
    readonly documentsInspect: WisalQueue;
    readonly documentsVerdict: WisalQueue;
    readonly outboxFailed: WisalFailureQueue;
  };
  /** ARN of the SES identity from which mail is sent. */
  readonly mailIdentityArn: string;

  constructor(app: App, config: StageConfig, data: DataStack) {
    super(app, "WisalMessaging", {
      env: { region: config.region },
      description: "Wisal: the topic of facts, a queue for each consumer",
      terminationProtection: config.retainData,
    });
    const key = data.keys.data;
    this.events = new Topic(this, "Events", { topicName: "wisal-events", masterKey: key, enforceSSL: true });
    const common = { key, consumerTimeout: CONSUMER_TIMEOUT };
    this.queues = {
      stampsIssue: new WisalQueue(this, "StampsIssue", {
        ...common,
        name: "stamps-issue",
        // From money to stamp in 60 s (T4, p99): half of it may be spent waiting here.
        lateAfter: Duration.seconds(30),
        impact: "Citizens have paid and have no stamp yet.",
        runbook: "stamps-late",
      }),
      stampsDeliver: new WisalQueue(this, "StampsDeliver", {
        ...common,
        name: "stamps-deliver",
        patience: PROVIDER_PATIENCE,
        lateAfter: Duration.seconds(60),
        impact: "Citizens have a stamp but not its code by SMS.",
        runbook: "stamps-late",
      }),
      refundsPay: new WisalQueue(this, "RefundsPay", {
        ...common,
        consumerTimeout: REFUND_TIMEOUT,
        name: "refunds-pay",
        lateAfter: Duration.minutes(15),
        impact: "Citizens who gave a stamp back wait for their money.",
        runbook: "refunds-late",
      }),
      messagesSend: new WisalQueue(this, "MessagesSend", {
        ...common,
        name: "messages-send",
        patience: PROVIDER_PATIENCE,
        lateAfter: Duration.minutes(5),
        impact: "Citizens wait for the confirmation of an appointment or for the officer's answer.",
        runbook: "messages-late",
      }),
      availabilityRefresh: new WisalQueue(this, "AvailabilityRefresh", {
        ...common,
        name: "availability-refresh",
        lateAfter: Duration.minutes(5),
        impact: "Lists of free days lag: citizens are shown days that are full.",
        runbook: "availability-late",
      }),
      offersMake: new WisalQueue(this, "OffersMake", {
        ...common,
        name: "offers-make",
        // A freed place returns to the public after five minutes at the earliest (A5).
        lateAfter: Duration.minutes(2),
        impact: "Freed places go back to the public past those who wait for them.",
        runbook: "offers-late",
      }),
      auditRecord: new WisalQueue(this, "AuditRecord", {
        ...common,
        name: "audit-record",
        lateAfter: Duration.minutes(15),
        impact: "Nobody waits, but the audit trail (E3) lags behind what happened.",
        runbook: "audit-late",
      }),
      settlementsMatch: new WisalQueue(this, "SettlementsMatch", {
        ...common,
        consumerTimeout: MATCHING_TIMEOUT,
        name: "settlements-match",
        lateAfter: Duration.minutes(15),
        impact: "Settlement files wait: payments that only a provider knows of have no stamps yet.",
        runbook: "settlements-late",
      }),
      partnersNotify: new WisalQueue(this, "PartnersNotify", {
        ...common,
        name: "partners-notify",
        // Its pauses (shared/domain/partner/notice.ts) make nine tries 21 hours; after one, somebody should look.
        maxReceives: 9,
        lateAfter: Duration.hours(1),
        impact: "A partner does not learn that a stamp it relies on lapsed, was refunded or reversed.",
        runbook: "partner-notices",
      }),
      documentsInspect: new WisalQueue(this, "DocumentsInspect", {
        ...common,
        consumerTimeout: INSPECTION_TIMEOUT,
        name: "documents-inspect",
        // A verdict within 10 s (D2, p95): six of them waiting already is late.
        lateAfter: Duration.seconds(60),
        impact: "Citizens have uploaded papers and get no verdict: they cannot submit their request.",
        runbook: "documents-late",
      }),
      documentsVerdict: new WisalQueue(this, "DocumentsVerdict", {
        ...common,
        name: "documents-verdict",
        lateAfter: Duration.seconds(60),
        impact: "Citizens have uploaded papers and get no verdict: they cannot submit their request.",
        runbook: "documents-late",
      }),
      outboxFailed: new WisalFailureQueue(this, "OutboxFailed", {
        key,
        name: "outbox-failed",
        impact: "A change was stored but its consequences (stamp, SMS, audit entry) did not happen.",
        runbook: "outbox-failed",
      }),
    };
    this.queues.stampsIssue.subscribe(this.events, [paymentCaptured]);
    this.queues.stampsDeliver.subscribe(this.events, [
      stampIssued,
      stampResendAsked,
      paymentReferenceGiven,
      messageSettled,
    ]);
    this.queues.refundsPay.subscribe(this.events, [refundDue]);
    this.queues.messagesSend.subscribe(this.events, [
      accountJoined,
      accountPhoneChanged,
      appointmentConfirmed,
      appointmentRescheduled,
      appointmentCancelled,
      appointmentLapsed,
      reminderDue,
      appointmentOffered,
      appointmentOfferEnded,
      placesFound,
      requestValidated,
      requestCorrectionNeeded,
      drawWon,
      drawLost,
      mandateGranted,
      refundAsked,
      refundPaid,
    ]);
    this.queues.availabilityRefresh.subscribe(this.events, [
      appointmentConfirmed,
      appointmentRescheduled,
      appointmentCancelled,
      appointmentLapsed,
      appointmentOffered,
      appointmentOfferEnded,
      calendarPublished,
    ]);
    this.queues.offersMake.subscribe(this.events, [
      appointmentCancelled,
      appointmentLapsed,
      appointmentRescheduled,
      appointmentOfferEnded,
      calendarPublished,
    ]);
    this.queues.partnersNotify.subscribe(this.events, [stampReservationLapsed, refundPaid, stampReversed]);
    this.queues.auditRecord.subscribe(this.events);
    this.queues.settlementsMatch.subscribe(this.events, [settlementReceived]);
    const bucket = data.documents.quarantine.bucketName;
    this.queues.documentsInspect.takeFrom("Arrived", "What arrives in quarantine", {
      source: ["aws.s3"],
      detailType: ["Object Created"],
      detail: { bucket: { name: [bucket] } },
    });
    this.queues.documentsVerdict.takeFrom("Scanned", "What GuardDuty says of it", {
      source: ["aws.guardduty"],
      detailType: ["GuardDuty Malware Protection Object Scan Result"],
      detail: { s3ObjectDetails: { bucketName: [bucket] } },
    });

    const domain = config.mailFrom.split("@")[1] ?? config.mailFrom;
    const identity = new EmailIdentity(this, "Mail", { identity: MailIdentity.domain(domain) });
    this.mailIdentityArn = identity.emailIdentityArn;
  }
}
