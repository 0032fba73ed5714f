import type { Stack } from "aws-cdk-lib";
import { Duration } from "aws-cdk-lib";
import { Architecture } from "aws-cdk-lib/aws-lambda";
import type { Env as AppointmentsSweepEnv } from "#functions/appointments-sweep/env.ts";
import type { Env as AuditAnchorEnv } from "#functions/audit-anchor/env.ts";
import type { Env as AuditRecordEnv } from "#functions/audit-record/env.ts";
import type { Env as AvailabilityRefreshEnv } from "#functions/availability-refresh/env.ts";
import type { Env as DocumentsInspectEnv } from "#functions/documents-inspect/env.ts";
import type { Env as DocumentsRetireEnv } from "#functions/documents-retire/env.ts";
import type { Env as DocumentsSweepEnv } from "#functions/documents-sweep/env.ts";
import type { Env as DocumentsVerdictEnv } from "#functions/documents-verdict/env.ts";
import type { Env as DrawsRunEnv } from "#functions/draws-run/env.ts";
import type { Env as LedgerCloseEnv } from "#functions/ledger-close/env.ts";
import type { Env as MessagesReceiptEnv } from "#functions/messages-receipt/env.ts";
import type { Env as MessagesSendEnv } from "#functions/messages-send/env.ts";
import type { Env as MessagesSweepEnv } from "#functions/messages-sweep/env.ts";
import type { Env as OffersMakeEnv } from "#functions/offers-make/env.ts";
import type { Env as OffersSweepEnv } from "#functions/offers-sweep/env.ts";
import type { Env as OutboxPublishEnv } from "#functions/outbox-publish/env.ts";
import type { Env as PartnersNotifyEnv } from "#functions/partners-notify/env.ts";
import type { Env as RefundsPayEnv } from "#functions/refunds-pay/env.ts";
import type { Env as SettlementsMatchEnv } from "#functions/settlements-match/env.ts";
import type { Env as SlotsMaterialiseEnv } from "#functions/slots-materialise/env.ts";
import type { Env as StampsDeliverEnv } from "#functions/stamps-deliver/env.ts";
import type { Env as StampsIssueEnv } from "#functions/stamps-issue/env.ts";
import type { Env as StampsSweepEnv } from "#functions/stamps-sweep/env.ts";
import type { StageConfig } from "#infra/config/stage-config.ts";
import { acknowledgedAnchors } from "#infra/constructs/anchor-bucket.ts";
import { acknowledgedObjects } from "#infra/constructs/document-buckets.ts";
import {
  mayAppend,
  mayConsume,
  mayLookUp,
  mayPostpone,
  mayPublish,
  mayReadSecret,
  mayReadStreams,
  mayReadVersions,
  mayRemove,
  maySeal,
  maySend,
  maySendMail,
  maySendTexts,
  maySign,
  mayStore,
  mayUnseal,
  mayUseTable,
  textsToPhones,
} from "#infra/constructs/grants.ts";
import { WisalFunction } from "#infra/constructs/wisal-function.ts";
import type { DataStack } from "./data-stack.ts";
import type { MessagingStack } from "./messaging-stack.ts";
import { CONSUMER_TIMEOUT, INSPECTION_TIMEOUT, MATCHING_TIMEOUT, REFUND_TIMEOUT } from "./messaging-stack.ts";

/** Nobody waits for a worker's first call: 512 MB is the cheapest size at which TLS does not dominate. */
const WORKER_MEMORY = 512;

/** Partitions of calendars, their slots and their counts: what the two functions that keep them may touch. */
const calendarKeys = ["CAL#*", "SLOTS#*", "DAYS#*", "OUTLOOK"];

/** What people suffer while papers do not go. */
export const RETIRE_IMPACT = "Papers of people are kept for longer than the law and our word allow.";

/** What people suffer while time does nothing to appointments. */
export const SWEEP_IMPACT =
  "Nobody is reminded; places of those who will not come stay taken; no-shows are not counted.";

/** What is not known while days stay open. */
export const CLOSE_IMPACT =
  "Days of the ledger stay open: money that is missing, or was taken away, is noticed later.";

/** What is not found while nobody anchors. */
export const ANCHOR_IMPACT =
  "Nobody waits, but whoever rewrites the audit trail (E3) of these hours would not be found out.";

/** What there is of a draw: itself, its log, who is in it, and what is left to do. */
const drawKeys = ["DRAWS#*", "DRAW#*", "DRAWIN#*", "DRAWDUE"];
/** What offering places reads: the line, its requests, the slots, and whom a closure concerns. */
const offerKeys = ["REQ#*", "SLOTS#*", "WAIT#*", "OFFERS", "CAL#*", "DAYS#*", "VISITS#*"];
/** What it changes: a request and its appointment, the places, what is due, and its own record. */
const offeredKeys = ["REQ#*", "SLOTS#*", "VISITS#*", "OFFERS", "CMD#*"];

/** The finding that a grant of `*` gives, where AWS knows no narrower resource. */
const ANY_RESOURCE = "AwsSolutions-IAM5[Resource::*]";

/** The most inspections that run at once. */
export const INSPECTIONS_AT_ONCE = 10;

/** The functions that no caller waits for, each with exactly its grants. */
export const workerFunctions = (
  stack: Stack,
  config: StageConfig,
  data: DataStack,
  messaging: MessagingStack,
) => {
  const { core, stamps, audit } = data.tables;
  const { queues, events, mailIdentityArn } = messaging;
  const { keys, secrets } = data;
  const CORE_TABLE = core.tableName;
  const STAMPS_TABLE = stamps.tableName;
  const SEAL_KEY_ID = keys.seal.keyArn;
  const MAIL_FROM = config.mailFrom;
  const SMS_PER_SECOND = String(config.smsPerSecond);
  const common = { config, memory: WORKER_MEMORY, timeout: CONSUMER_TIMEOUT } as const;

  const { quarantine, clean } = data.documents;
  /** A verdict is one write: the upload, its fact, its place among those without one. */
  const settles = [
    mayUseTable(core, ["GetItem", "UpdateItem"], ["REQ#*"]),
    mayUseTable(core, ["PutItem"], ["CMD#*"]),
    mayUseTable(core, ["DeleteItem"], ["UNDECIDED"]),
  ];

  return {
    "outbox-publish": new WisalFunction<OutboxPublishEnv>(stack, "OutboxPublish", {
      ...common,
      name: "outbox-publish",
      description: "Publishes the facts of each stored change (N1)",
      environment: { EVENTS_TOPIC_ARN: events.topicArn },
      grants: [mayPublish(events), ...mayReadStreams([core, stamps]), maySend(queues.outboxFailed.queue)],
      impact: "Nothing happens after a change: no stamp after a payment, no SMS after a booking.",
      runbook: "outbox-late",
      acknowledged: {
        [ANY_RESOURCE]:
          "dynamodb:ListStreams takes no resource; the records themselves are granted by stream.",
      },
    }),
    "stamps-issue": new WisalFunction<StampsIssueEnv>(stack, "StampsIssue", {
      ...common,
      name: "stamps-issue",
      description: "Makes one stamp for each unit bought and seals its code (T3)",
      environment: { STAMPS_TABLE, STAMP_SECRET_ID: secrets.stamp.secretArn, SEAL_KEY_ID },
      grants: [
        mayConsume(queues.stampsIssue.queue),
        mayUseTable(stamps, ["Query", "PutItem"]),
        mayReadSecret(secrets.stamp),
        maySeal(keys.seal),
      ],
      impact: "Citizens have paid and have no stamp yet.",
      runbook: "stamps-late",
    }),
    "stamps-deliver": new WisalFunction<StampsDeliverEnv>(stack, "StampsDeliver", {
      ...common,
      name: "stamps-deliver",
      description: "Sends a stamp's code by SMS and e-mail (T4)",
      environment: {
        ...{ CORE_TABLE, STAMPS_TABLE, SEAL_KEY_ID, MAIL_FROM, SMS_PER_SECOND },
        MAX_RECEIVES: String(queues.stampsDeliver.maxReceives),
      },
      grants: [
        mayConsume(queues.stampsDeliver.queue),
        mayUseTable(core, ["GetItem", "Query", "PutItem", "UpdateItem"], ["MSG#*", "SMS#*"]),
        // What is told, for its person to see.
        mayUseTable(core, ["PutItem"], ["TOLD#*"]),
        mayUseTable(stamps, ["GetItem"], ["ORD#*", "SEALED#*"]),
        mayUseTable(stamps, ["UpdateItem"], ["ORD#*"]),
        mayUnseal(keys.seal),
        ...maySendTexts(),
        maySendMail(mailIdentityArn, MAIL_FROM),
      ],
      impact: "Citizens have a stamp but not its code by SMS.",
      runbook: "stamps-late",
      acknowledged: textsToPhones,
    }),
    "refunds-pay": new WisalFunction<RefundsPayEnv>(stack, "RefundsPay", {
      ...common,
      name: "refunds-pay",
      description: "Has money go back through the provider that took it (T9)",
      // Two calls of twenty seconds at most: was it paid, and pay it.
      timeout: REFUND_TIMEOUT,
      environment: {
        STAMPS_TABLE,
        CMI_API_URL: config.cmi.apiUrl,
        CMI_API_USER: config.cmi.apiUser,
        CMI_API_SECRET_ID: secrets["cmi-api"].secretArn,
        CMI_CLIENT_ID: config.cmi.clientId,
      },
      grants: [
        mayConsume(queues.refundsPay.queue),
        mayUseTable(stamps, ["GetItem", "Query"], ["ORD#*"]),
        mayUseTable(stamps, ["PutItem"], ["ORD#*", "LEDGER#*", "DUE", "CMD#*"]),
        mayUseTable(stamps, ["UpdateItem"], ["ORD#*", "STM#*"]),
        mayUseTable(stamps, ["DeleteItem"], ["ORD#*", "DUE"]),
        mayReadSecret(secrets["cmi-api"]),
      ],
      impact: "Citizens who gave a stamp back wait for their money.",
      runbook: "refunds-late",
    }),
    "stamps-sweep": new WisalFunction<StampsSweepEnv>(stack, "StampsSweep", {
      ...common,
      name: "stamps-sweep",
      description:
        "Does what time alone does to money: orders and stamps expire, reservations lapse, codes are erased, refunds are tried again (T2, T4, T5, T7, T9)",
      timeout: Duration.minutes(1),
      environment: { CORE_TABLE, STAMPS_TABLE },
      grants: [
        mayUseTable(stamps, ["Query", "DeleteItem"], ["DUE", "ATT#*"]),
        mayUseTable(stamps, ["GetItem", "UpdateItem"], ["ORD#*", "STM#*", "RSV#*"]),
        mayUseTable(stamps, ["DeleteItem"], ["SEALED#*"]),
        mayUseTable(stamps, ["PutItem"], ["CMD#*", "DUE", "LEDGER#*"]),
        // Whether a request with stamps is over (T5).
        mayUseTable(core, ["GetItem"], ["REQ#*"]),
      ],
      impact:
        "Nothing is lost or paid late: every write judges the time. Orders and stamps over their time are not marked so, and stamps of requests that are over stay with them.",
      runbook: "money-not-swept",
    }),
    "partners-notify": new WisalFunction<PartnersNotifyEnv>(stack, "PartnersNotify", {
      ...common,
      name: "partners-notify",
      description: "Tells partners, signed, what became of stamps they had in their hands (T7)",
      environment: {
        CORE_TABLE,
        STAMPS_TABLE,
        WEBHOOK_SECRET_ID: secrets.webhook.secretArn,
        NOTIFY_QUEUE_URL: queues.partnersNotify.queue.queueUrl,
        NOTICES_STAY_HERE: String(config.noticesStayHere),
      },
      grants: [
        mayConsume(queues.partnersNotify.queue),
        mayPostpone(queues.partnersNotify.queue),
        mayUseTable(core, ["GetItem"], ["PARTNER#*"]),
        mayUseTable(stamps, ["GetItem"], ["RSV#*"]),
        mayUseTable(stamps, ["Query"], ["STMP#*"]),
        mayReadSecret(secrets.webhook),
      ],
      impact: "A partner does not learn that a stamp it relies on lapsed, was refunded or reversed.",
      runbook: "partner-notices",
    }),
    "messages-send": new WisalFunction<MessagesSendEnv>(stack, "MessagesSend", {
      ...common,
      name: "messages-send",
      description: "Sends confirmations and officers' answers by SMS and e-mail (N1, N2)",
      environment: {
        ...{ CORE_TABLE, MAIL_FROM, SMS_PER_SECOND },
        QUIET_HOURS: config.quietHours,
        MAX_RECEIVES: String(queues.messagesSend.maxReceives),
      },
      grants: [
        mayConsume(queues.messagesSend.queue),
        mayUseTable(core, ["GetItem", "Query", "PutItem", "UpdateItem"]),
        ...maySendTexts(),
        maySendMail(mailIdentityArn, MAIL_FROM),
      ],
      impact: "Citizens wait for the confirmation of an appointment or for the officer's answer.",
      runbook: "messages-late",
      acknowledged: textsToPhones,
    }),
    "messages-sweep": new WisalFunction<MessagesSweepEnv>(stack, "MessagesSweep", {
      ...common,
      name: "messages-sweep",
      description: "Has what waited for the end of quiet hours told (N3)",
      // Six hundred in a run, each put into the queue and struck off.
      timeout: Duration.minutes(1),
      environment: { CORE_TABLE, MESSAGES_QUEUE_URL: queues.messagesSend.queue.queueUrl },
      grants: [mayUseTable(core, ["Query", "DeleteItem"], ["MSGDUE"]), maySend(queues.messagesSend.queue)],
      impact: "SMS that waited for the morning are not sent; their e-mails were.",
      runbook: "messages-late",
    }),
    "messages-receipt": new WisalFunction<MessagesReceiptEnv>(stack, "MessagesReceipt", {
      ...common,
      name: "messages-receipt",
      description: "Records whether an SMS arrived (N3)",
      environment: { CORE_TABLE },
      grants: [
        mayUseTable(core, ["GetItem", "PutItem", "UpdateItem"], ["SMS#*", "MSG#*"]),
        // What became of a stamp's code is told on; its order is another function's to change (T4).
        mayUseTable(core, ["PutItem"], ["CMD#*"]),
      ],
      impact: "Citizens do not see whether a message arrived.",
      runbook: "messages-late",
    }),
    "availability-refresh": new WisalFunction<AvailabilityRefreshEnv>(stack, "AvailabilityRefresh", {
      ...common,
      name: "availability-refresh",
      description:
        "Recounts a day's free places after one was taken; brings slots after a published calendar (S1, S4, S5)",
      environment: { CORE_TABLE },
      grants: [
        mayConsume(queues.availabilityRefresh.queue),
        mayUseTable(core, ["GetItem", "Query", "PutItem", "UpdateItem"], calendarKeys),
        mayUseTable(core, ["ConditionCheckItem"], ["CAL#*"]),
      ],
      impact: "Lists of free days lag: citizens are shown days that are full.",
      runbook: "availability-late",
    }),
    "offers-make": new WisalFunction<OffersMakeEnv>(stack, "OffersMake", {
      ...common,
      name: "offers-make",
      description: "Offers freed places to who waits, and others to whom a closure concerns (A5, S6)",
      environment: { CORE_TABLE },
      grants: [
        mayConsume(queues.offersMake.queue),
        mayUseTable(core, ["GetItem", "Query"], offerKeys),
        mayUseTable(core, ["PutItem", "UpdateItem"], offeredKeys),
        // Rows that a booking or a withdrawal left behind, and calendars that are followed up.
        mayUseTable(core, ["DeleteItem"], ["WAIT#*", "OFFERS"]),
      ],
      impact: "Freed places go back to the public past those who wait for them.",
      runbook: "offers-late",
    }),
    "offers-sweep": new WisalFunction<OffersSweepEnv>(stack, "OffersSweep", {
      ...common,
      name: "offers-sweep",
      description: "Ends offers whose time is over and comes back to closures not followed up (A5, S6)",
      // A hundred offers, each some calls one after another.
      timeout: Duration.minutes(2),
      environment: { CORE_TABLE },
      grants: [
        mayUseTable(core, ["GetItem", "Query"], offerKeys),
        mayUseTable(core, ["PutItem", "UpdateItem"], offeredKeys),
        mayUseTable(core, ["DeleteItem"], ["WAIT#*", "OFFERS"]),
      ],
      impact: "Places of lapsed offers stay empty for a while and pass by those who wait.",
      runbook: "offers-late",
    }),
    "ledger-close": new WisalFunction<LedgerCloseEnv>(stack, "LedgerClose", {
      ...common,
      name: "ledger-close",
      description: "Closes each day of the ledger and reports what channels have not paid (T10)",
      // A day of a hundred thousand entries is forty pages, and four other days are read beside it.
      timeout: Duration.minutes(5),
      environment: { STAMPS_TABLE },
      grants: [
        mayUseTable(stamps, ["Query"], ["LEDGER#*", "DIFFERENCES"]),
        mayUseTable(stamps, ["GetItem"], ["CLOSE#*", "CLOSED", "PAID#*", "DIFFERENCES"]),
        mayUseTable(stamps, ["PutItem"], ["CLOSE#*", "DIFFERENCES", "CMD#*"]),
        mayUseTable(stamps, ["UpdateItem"], ["CLOSED"]),
        mayUseTable(stamps, ["ConditionCheckItem"], ["PAID#*"]),
      ],
      impact: CLOSE_IMPACT,
      runbook: "ledger-not-closed",
    }),
    "settlements-match": new WisalFunction<SettlementsMatchEnv>(stack, "SettlementsMatch", {
      ...common,
      name: "settlements-match",
      description: "Matches settlement files with what was captured, and acts on every difference (T10)",
      timeout: MATCHING_TIMEOUT,
      environment: { STAMPS_TABLE },
      grants: [
        mayConsume(queues.settlementsMatch.queue),
        mayUseTable(stamps, ["GetItem"], ["FILE#*", "PAID#*", "DIFFERENCES", "ORD#*", "PAYREF#*"]),
        mayUseTable(stamps, ["Query"], ["ORD#*"]),
        mayUseTable(
          stamps,
          ["PutItem"],
          ["PAID#*", "DIFFERENCES", "LEDGER#*", "ORD#*", "REFUNDS#*", "DUE", "CMD#*"],
        ),
        mayUseTable(stamps, ["UpdateItem"], ["FILE#*", "DIFFERENCES", "ORD#*"]),
        mayUseTable(stamps, ["DeleteItem"], ["DUE"]),
        mayUseTable(stamps, ["ConditionCheckItem"], ["DIFFERENCES"]),
      ],
      impact: "Settlement files wait: payments that only a provider knows of have no stamps yet.",
      runbook: "settlements-late",
    }),
    "audit-record": new WisalFunction<AuditRecordEnv>(stack, "AuditRecord", {
      ...common,
      name: "audit-record",
      description: "Writes the append-only, hash-chained audit trail (E3)",
      environment: { AUDIT_TABLE: audit.tableName },
      grants: [mayConsume(queues.auditRecord.queue), mayUseTable(audit, ["GetItem", "PutItem"])],
      impact: "Nobody waits, but the audit trail (E3) lags behind what happened.",
      runbook: "audit-late",
    }),
    "audit-anchor": new WisalFunction<AuditAnchorEnv>(stack, "AuditAnchor", {
      ...common,
      name: "audit-anchor",
      description: "Writes each hour where the audit chains end, sealed, to where nobody can change it (E3)",
      // Nine hundred chains in the first run of a day, ten reads.
      timeout: Duration.minutes(1),
      environment: {
        AUDIT_TABLE: audit.tableName,
        ANCHORS_BUCKET: data.anchors.bucketName,
        ANCHOR_KEY_ID: keys.anchors.keyArn,
      },
      grants: [
        mayUseTable(audit, ["Query"], ["CHAINS#*"]),
        mayUseTable(audit, ["BatchGetItem"], ["CHAIN#*"]),
        ...mayAppend(data.anchors),
        maySign(keys.anchors),
      ],
      impact: ANCHOR_IMPACT,
      runbook: "audit-not-anchored",
      acknowledged: acknowledgedAnchors,
    }),
    "draws-run": new WisalFunction<DrawsRunEnv>(stack, "DrawsRun", {
      ...common,
      name: "draws-run",
      description: "Closes draws, draws them, and holds the places for their winners (A1, A3)",
      // 20,000 tickets and a thousand winners take seconds here; what a run leaves, the next one does.
      timeout: Duration.minutes(5),
      memory: 1769,
      environment: { CORE_TABLE, DRAW_KEY_ID: keys.draw.keyArn },
      grants: [
        mayUseTable(core, ["GetItem", "Query"], [...calendarKeys, ...drawKeys, "CMD#*"]),
        mayUseTable(core, ["PutItem"], ["CAL#*", "OUTLOOK", "DRAW#*", "CMD#*"]),
        mayUseTable(core, ["UpdateItem"], ["SLOTS#*", "DAYS#*", "REQ#*", "DRAWS#*", "DRAW#*", "DRAWIN#*"]),
        mayUseTable(core, ["DeleteItem"], ["DRAWDUE"]),
        mayUnseal(keys.draw),
      ],
      impact: "A draw is late: people wait for its result, and its dates for those who drew them.",
      runbook: "draw-late",
    }),
    "documents-inspect": new WisalFunction<DocumentsInspectEnv>(stack, "DocumentsInspect", {
      ...common,
      name: "documents-inspect",
      description: "Judges an uploaded paper and makes it anew (D2, D3)",
      timeout: INSPECTION_TIMEOUT,
      // The decoding process may take 1 GB; the handler and the file itself take the rest. One processor and more.
      memory: 2048,
      // ADR 0018: sharp's native code lies beside the bundle as the build machine has it.
      architecture: Architecture.X86_64,
      native: "@img/sharp-linux-x64",
      // 10 papers at once are 25,000 an hour; a flood of hostile ones costs no more than that.
      concurrency: INSPECTIONS_AT_ONCE,
      environment: { CORE_TABLE, QUARANTINE_BUCKET: quarantine.bucketName, CLEAN_BUCKET: clean.bucketName },
      grants: [
        mayConsume(queues.documentsInspect.queue),
        ...settles,
        mayReadVersions(quarantine),
        mayStore(clean),
      ],
      impact: "Citizens have uploaded papers and get no verdict: they cannot submit their request.",
      runbook: "documents-late",
      acknowledged: { ...acknowledgedObjects.quarantine, ...acknowledgedObjects.clean },
    }),
    "documents-verdict": new WisalFunction<DocumentsVerdictEnv>(stack, "DocumentsVerdict", {
      ...common,
      name: "documents-verdict",
      description: "Joins the malware scan to the inspection (D2)",
      environment: { CORE_TABLE },
      grants: [mayConsume(queues.documentsVerdict.queue), ...settles],
      impact: "Citizens have uploaded papers and get no verdict: they cannot submit their request.",
      runbook: "documents-late",
    }),
    "documents-retire": new WisalFunction<DocumentsRetireEnv>(stack, "DocumentsRetire", {
      ...common,
      name: "documents-retire",
      description: "Deletes papers ninety days after their request, and says so in the log (D4)",
      // It stops by itself after four minutes; the next run carries on.
      timeout: Duration.minutes(5),
      environment: { CORE_TABLE, CLEAN_BUCKET: clean.bucketName },
      grants: [
        mayUseTable(core, ["Query"], ["RETENTION"]),
        mayUseTable(core, ["GetItem", "UpdateItem", "ConditionCheckItem"], ["REQ#*"]),
        mayUseTable(core, ["GetItem", "PutItem"], ["CMD#*"]),
        mayUseTable(core, ["PutItem", "DeleteItem"], ["RETENTION"]),
        mayUseTable(core, ["PutItem"], ["DELETED#*"]),
        ...mayRemove(clean),
      ],
      impact: RETIRE_IMPACT,
      runbook: "papers-not-deleted",
      acknowledged: acknowledgedObjects.clean,
    }),
    "documents-sweep": new WisalFunction<DocumentsSweepEnv>(stack, "DocumentsSweep", {
      ...common,
      name: "documents-sweep",
      description: "Asks again for verdicts that do not come, and ends those that never will (D2)",
      environment: {
        CORE_TABLE,
        QUARANTINE_BUCKET: quarantine.bucketName,
        INSPECT_QUEUE_URL: queues.documentsInspect.queue.queueUrl,
      },
      grants: [
        mayUseTable(core, ["Query"], ["UNDECIDED"]),
        ...settles,
        ...mayLookUp(quarantine),
        maySend(queues.documentsInspect.queue),
      ],
      impact: "An upload whose event was lost gets no verdict.",
      runbook: "documents-late",
      acknowledged: acknowledgedObjects.quarantine,
    }),
    "slots-materialise": new WisalFunction<SlotsMaterialiseEnv>(stack, "SlotsMaterialise", {
      ...common,
      name: "slots-materialise",
      description: "Keeps the slots of every calendar written ahead (S1, S2)",
      // 60 posts, some thousands of conditional writes the first time; later runs find nothing to do.
      timeout: Duration.minutes(5),
      memory: 1024,
      environment: { CORE_TABLE },
      grants: [
        mayUseTable(core, ["GetItem", "Query", "PutItem", "UpdateItem"], calendarKeys),
        // Calendars stand by post: which posts there are.
        mayUseTable(core, ["Query"], ["CATALOGUE"]),
        // How long people wait for a place, noted once a day.
        mayUseTable(core, ["PutItem"], ["STATS#*"]),
        // Slots follow the calendar that is published, judged in their own write.
        mayUseTable(core, ["ConditionCheckItem"], ["CAL#*"]),
      ],
      impact: "No new days open for booking; citizens see fewer free slots than there are.",
      runbook: "slots-not-opening",
    }),
    "appointments-sweep": new WisalFunction<AppointmentsSweepEnv>(stack, "AppointmentsSweep", {
      ...common,
      name: "appointments-sweep",
      description: "Lets unconfirmed appointments lapse, records who did not come, reminds (A6, A7, A8)",
      // It stops by itself after four minutes; the next run carries on.
      timeout: Duration.minutes(5),
      environment: { CORE_TABLE },
      grants: [
        mayUseTable(core, ["Query"], ["CATALOGUE", "CAL#*", "VISITS#*", "SWEPT"]),
        mayUseTable(core, ["GetItem"], ["VISITS#*", "REQ#*", "GUARD#*"]),
        mayUseTable(core, ["UpdateItem"], ["VISITS#*", "REQ#*", "GUARD#*", "SLOTS#*"]),
        mayUseTable(core, ["PutItem"], ["CMD#*", "SWEPT"]),
        // An appointment that lapses takes with it what was offered in its place (S6).
        mayUseTable(core, ["Query"], ["SLOTS#*"]),
        mayUseTable(core, ["DeleteItem"], ["OFFERS", "WAIT#*"]),
      ],
      impact: SWEEP_IMPACT,
      runbook: "appointments-not-swept",
    }),
  } as const;
};
