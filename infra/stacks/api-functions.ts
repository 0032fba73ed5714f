import type { Stack } from "aws-cdk-lib";
import { Duration } from "aws-cdk-lib";
import type { Env as AccountsExportEnv } from "#functions/accounts-export/env.ts";
import type { Env as AccountsPhoneEnv } from "#functions/accounts-phone/env.ts";
import type { Env as AccountsWriteEnv } from "#functions/accounts-write/env.ts";
import type { Env as AppointmentsWriteEnv } from "#functions/appointments-write/env.ts";
import type { Env as AuditReadEnv } from "#functions/audit-read/env.ts";
import type { Env as CalendarsWriteEnv } from "#functions/calendars-write/env.ts";
import type { Env as CatalogueReadEnv } from "#functions/catalogue-read/env.ts";
import type { Env as ConvocationsReadEnv } from "#functions/convocations-read/env.ts";
import type { Env as DeskReadEnv } from "#functions/desk-read/env.ts";
import type { Env as DeskWriteEnv } from "#functions/desk-write/env.ts";
import type { Env as DocumentsGrantEnv } from "#functions/documents-grant/env.ts";
import type { Env as DocumentsOpenEnv } from "#functions/documents-open/env.ts";
import type { Env as FinanceReadEnv } from "#functions/finance-read/env.ts";
import type { Env as FinanceWriteEnv } from "#functions/finance-write/env.ts";
import type { Env as IdentityAuthorizerEnv } from "#functions/identity-authorizer/env.ts";
import type { Env as MandatesWriteEnv } from "#functions/mandates-write/env.ts";
import type { Env as OrdersReadEnv } from "#functions/orders-read/env.ts";
import type { Env as OrdersWriteEnv } from "#functions/orders-write/env.ts";
import type { Env as PartnersRedeemEnv } from "#functions/partners-redeem/env.ts";
import type { Env as PaymentsCallbackEnv } from "#functions/payments-callback/env.ts";
import type { Env as ProposalsDecideEnv } from "#functions/proposals-decide/env.ts";
import type { Env as ReceiptsReadEnv } from "#functions/receipts-read/env.ts";
import type { Env as RequestsReadEnv } from "#functions/requests-read/env.ts";
import type { Env as RequestsWriteEnv } from "#functions/requests-write/env.ts";
import type { Env as ReviewsDecideEnv } from "#functions/reviews-decide/env.ts";
import type { Env as StaffReadEnv } from "#functions/staff-read/env.ts";
import type { Env as StaffWriteEnv } from "#functions/staff-write/env.ts";
import type { Env as StampsAdministerEnv } from "#functions/stamps-administer/env.ts";
import type { Env as StampsWriteEnv } from "#functions/stamps-write/env.ts";
import type { Env as StatisticsReadEnv } from "#functions/statistics-read/env.ts";
import type { Env as TariffsWriteEnv } from "#functions/tariffs-write/env.ts";
import type { StageConfig } from "#infra/config/stage-config.ts";
import { acknowledgedObjects } from "#infra/constructs/document-buckets.ts";
import {
  mayAdministerUsers,
  mayMoveUsers,
  mayQueryIndex,
  mayRead,
  mayReadSecret,
  maySeal,
  maySendTexts,
  maySign,
  mayStore,
  mayUnseal,
  mayUseTable,
  textsToPhones,
} from "#infra/constructs/grants.ts";
import { WisalFunction } from "#infra/constructs/wisal-function.ts";
import type { ApiFunctionName } from "#infra/routes.ts";
import type { DataStack } from "./data-stack.ts";

/** A function of the API whatever its environment. */
type ApiFunction = Pick<WisalFunction<unknown>, "function" | "alarms">;

/**
 * Answers are given within a second or not at all: the caller has gone after ten, and retries inside the
 * function (three attempts with jitter) end before that.
 */
const API_TIMEOUT = Duration.seconds(10);

/**
 * 1,024 MB is 58 % of a processor. Calls are short waits for DynamoDB between bursts of parsing and TLS; a
 * first call is processor only, and at 512 MB it takes twice as long for the same price.
 */
const API_MEMORY = 1024;

/** One whole processor: the first document of a fresh environment compiles 28 MB of WebAssembly (ADR 0015). */
const DOCUMENT_MEMORY = 1769;

/** The functions behind the REST API and its authorizer, each with exactly its grants. */
export const apiFunctions = (
  stack: Stack,
  config: StageConfig,
  data: DataStack,
): {
  readonly authorizer: WisalFunction<IdentityAuthorizerEnv>;
  readonly handlers: Readonly<Record<ApiFunctionName, ApiFunction>>;
} => {
  const { core, stamps, audit } = data.tables;
  const { booking, mandate, person, stamp, cmi, agency, wallet } = data.secrets;
  const CORE_TABLE = core.tableName;
  const STAMPS_TABLE = stamps.tableName;
  const ISSUERS = stack.toJsonString(data.issuers);
  const common = { config, memory: API_MEMORY, timeout: API_TIMEOUT, runbook: "api-errors" } as const;

  /** A place in a review queue is all that is ever deleted. */
  const leavesQueue = mayUseTable(core, ["DeleteItem"], ["QUEUE#*"]);

  /** What there is of a draw: itself, its log, who is in it, and what is left to do. */
  const drawKeys = ["DRAWS#*", "DRAW#*", "DRAWIN#*", "DRAWDUE"];

  const authorizer = new WisalFunction<IdentityAuthorizerEnv>(stack, "IdentityAuthorizer", {
    ...common,
    name: "identity-authorizer",
    description: "Verifies access tokens and mandates, and looks up who calls (E2, R1)",
    // It stands before every call; a slow issuer must not hold callers for ten seconds.
    timeout: Duration.seconds(5),
    environment: { CORE_TABLE, ISSUERS, MANDATE_SECRET_ID: mandate.secretArn },
    grants: [mayUseTable(core, ["GetItem"], ["ACC#*", "STAFF#*", "PARTNER#*"]), mayReadSecret(mandate)],
    impact: "Nobody who is signed in can do anything: citizens, desks and partners are all refused.",
    runbook: "sign-in-failing",
  });

  const handlers: Readonly<Record<ApiFunctionName, ApiFunction>> = {
    "accounts-export": new WisalFunction<AccountsExportEnv>(stack, "AccountsExport", {
      ...common,
      name: "accounts-export",
      description: "Gives a person everything that is held on them, and their messages (D4, N3)",
      environment: { CORE_TABLE, STAMPS_TABLE },
      grants: [
        mayUseTable(core, ["GetItem"], ["ACC#*"]),
        mayUseTable(core, ["Query"], ["REQ#*", "TOLD#*"]),
        mayUseTable(core, ["BatchGetItem"], ["REQ#*", "MSG#*"]),
        mayQueryIndex(core, "byOwner"),
        mayUseTable(stamps, ["Query"], ["ORD#*"]),
        mayQueryIndex(stamps, "byOwner"),
      ],
      impact:
        "People cannot see their messages, nor get what is held on them, which the law gives thirty days for.",
    }),
    "accounts-phone": new WisalFunction<AccountsPhoneEnv>(stack, "AccountsPhone", {
      ...common,
      name: "accounts-phone",
      description: "Takes another phone for a citizen's account, once its code was right (R2)",
      environment: {
        CORE_TABLE,
        PERSON_SECRET_ID: person.secretArn,
        CITIZEN_POOL_ID: data.citizenPool?.pool.userPoolId ?? "",
        CITIZEN_POOL_URL: data.citizenPool?.url ?? "",
      },
      grants: [
        mayUseTable(core, ["GetItem", "PutItem"], ["ACC#*", "PHONE#*", "CMD#*"]),
        mayUseTable(core, ["UpdateItem"], ["ACC#*"]),
        mayUseTable(core, ["DeleteItem"], ["PHONE#*"]),
        mayUseTable(core, ["GetItem", "PutItem", "UpdateItem", "DeleteItem"], ["SIGNIN#*"]),
        mayReadSecret(person),
        ...maySendTexts(),
        ...(data.citizenPool ? [mayMoveUsers(data.citizenPool.pool)] : []),
      ],
      impact: "Nobody can change the phone of their account, nor open one after signing in by e-mail.",
      acknowledged: textsToPhones,
    }),
    "accounts-write": new WisalFunction<AccountsWriteEnv>(stack, "AccountsWrite", {
      ...common,
      name: "accounts-write",
      description: "Opens and changes a citizen's account (R1, R2)",
      environment: { CORE_TABLE, ISSUERS, PERSON_SECRET_ID: person.secretArn },
      grants: [mayUseTable(core, ["GetItem", "PutItem", "UpdateItem"]), mayReadSecret(person)],
      impact: "New citizens cannot open an account, others cannot see or change theirs.",
    }),
    "audit-read": new WisalFunction<AuditReadEnv>(stack, "AuditRead", {
      ...common,
      name: "audit-read",
      description: "Shows who did what at a post on a day (E3)",
      environment: { AUDIT_TABLE: audit.tableName },
      grants: [mayUseTable(audit, ["Query"], ["CHAIN#*"])],
      impact: "Heads of post cannot look into the audit trail; it is recorded all the same.",
    }),
    "calendars-write": new WisalFunction<CalendarsWriteEnv>(stack, "CalendarsWrite", {
      ...common,
      name: "calendars-write",
      description: "Shows, previews and publishes a post's calendars (S1, S6)",
      environment: { CORE_TABLE, DRAW_KEY_ID: data.keys.draw.keyArn },
      grants: [
        // What is published, and who has appointments; the slots themselves follow without it.
        mayUseTable(core, ["GetItem"], ["CAL#*", "DAYS#*", "DRAWS#*", "CMD#*"]),
        mayUseTable(core, ["Query"], ["CAL#*", "CATALOGUE", "VISITS#*"]),
        mayUseTable(core, ["PutItem"], ["CAL#*", "CMD#*", ...drawKeys]),
        mayUseTable(core, ["UpdateItem"], ["DRAWS#*", "DRAWIN#*"]),
        mayUseTable(core, ["DeleteItem"], ["DRAWDUE"]),
        // Who announces a draw can not read its seed.
        maySeal(data.keys.draw),
      ],
      impact: "Posts cannot change their opening hours, nor see whom a closure concerns.",
    }),
    "catalogue-read": new WisalFunction<CatalogueReadEnv>(stack, "CatalogueRead", {
      ...common,
      name: "catalogue-read",
      description: "Shows posts, procedures, fees and next availability to anybody",
      environment: { CORE_TABLE },
      grants: [mayUseTable(core, ["Query", "GetItem"])],
      impact: "The first page shows no posts, no fees and no waiting times.",
    }),
    "convocations-read": new WisalFunction<ConvocationsReadEnv>(stack, "ConvocationsRead", {
      ...common,
      name: "convocations-read",
      description: "Makes the calendar file of an appointment and its sealed convocation (A8)",
      memory: DOCUMENT_MEMORY,
      environment: { CORE_TABLE, DOCUMENT_KEY_ID: data.keys.documents.keyArn },
      grants: [
        mayUseTable(core, ["GetItem"], ["REQ#*", "VISITS#*"]),
        mayUseTable(core, ["Query"], ["CATALOGUE", "TARIFFS"]),
        maySign(data.keys.documents),
      ],
      impact:
        "Citizens can neither print their convocation nor put it into a calendar; their appointment stands, and desks find it by reference.",
    }),
    "proposals-decide": new WisalFunction<ProposalsDecideEnv>(stack, "ProposalsDecide", {
      ...common,
      name: "proposals-decide",
      description: "Takes and decides what needs a second person; records money paid back by hand (T9)",
      environment: { STAMPS_TABLE },
      grants: [
        mayUseTable(stamps, ["GetItem", "Query"], ["PROPOSALS#*", "REFUNDS#*", "ORD#*", "STM#*", "CMD#*"]),
        mayUseTable(
          stamps,
          ["PutItem"],
          ["PROPOSALS#*", "PROPOSED#*", "REFUNDS#*", "ORD#*", "LEDGER#*", "DUE", "CMD#*"],
        ),
        mayUseTable(stamps, ["UpdateItem"], ["PROPOSALS#*", "ORD#*", "STM#*"]),
        // A stamp that is to be refunded has no code to be read any more (T4).
        mayUseTable(stamps, ["DeleteItem"], ["PROPOSED#*", "REFUNDS#*", "SEALED#*"]),
      ],
      impact: "Staff can neither ask for nor allow a manual refund, nor record money paid back by hand.",
    }),
    "receipts-read": new WisalFunction<ReceiptsReadEnv>(stack, "ReceiptsRead", {
      ...common,
      name: "receipts-read",
      description: "Makes the receipt of an order, with its codes for their buyer (T4)",
      memory: DOCUMENT_MEMORY,
      environment: { CORE_TABLE, STAMPS_TABLE, SEAL_KEY_ID: data.keys.seal.keyArn },
      grants: [
        mayUseTable(core, ["Query"], ["CATALOGUE"]),
        mayUseTable(stamps, ["Query"], ["ORD#*"]),
        mayUseTable(stamps, ["GetItem"], ["ORD#*", "STM#*", "SEALED#*"]),
        mayUnseal(data.keys.seal),
      ],
      impact: "Buyers cannot print their receipt and stamps; the codes are in their SMS and e-mails.",
    }),
    "requests-read": new WisalFunction<RequestsReadEnv>(stack, "RequestsRead", {
      ...common,
      name: "requests-read",
      description: "Shows a citizen's requests, free slots and appointment (S4)",
      environment: { CORE_TABLE, BOOKING_SECRET_ID: booking.secretArn },
      grants: [
        mayUseTable(core, ["Query", "GetItem", "BatchGetItem"]),
        mayQueryIndex(core, "byOwner"),
        mayReadSecret(booking),
      ],
      impact: "Citizens cannot see their requests, nor the slots they may choose.",
    }),
    "requests-write": new WisalFunction<RequestsWriteEnv>(stack, "RequestsWrite", {
      ...common,
      name: "requests-write",
      description:
        "Files, submits, corrects and withdraws requests; joins waiting lists (R1, R3, R4, R7, A5)",
      environment: { CORE_TABLE, PERSON_SECRET_ID: person.secretArn },
      grants: [
        mayUseTable(core, ["GetItem", "Query", "PutItem", "UpdateItem"]),
        // That every paper passed, judged with the submission (R3).
        mayUseTable(core, ["ConditionCheckItem"], ["REQ#*"]),
        leavesQueue,
        mayUseTable(core, ["ConditionCheckItem", "DeleteItem"], ["DRAWIN#*"]),
        // Places in a waiting list that were left or changed.
        mayUseTable(core, ["DeleteItem"], ["WAIT#*"]),
        mayReadSecret(person),
      ],
      impact: "Citizens cannot file, submit, correct or withdraw a request.",
    }),
    "reviews-decide": new WisalFunction<ReviewsDecideEnv>(stack, "ReviewsDecide", {
      ...common,
      name: "reviews-decide",
      description: "Shows a post its review queue and lets an officer decide documents (R4, R5)",
      environment: { CORE_TABLE },
      grants: [mayUseTable(core, ["GetItem", "Query", "PutItem", "UpdateItem"]), leavesQueue],
      impact: "Officers cannot decide documents; citizens wait for their answer.",
    }),
    "appointments-write": new WisalFunction<AppointmentsWriteEnv>(stack, "AppointmentsWrite", {
      ...common,
      name: "appointments-write",
      description: "Holds places and confirms appointments (A1, A2, A3)",
      environment: { CORE_TABLE, BOOKING_SECRET_ID: booking.secretArn },
      grants: [
        mayUseTable(core, ["GetItem", "PutItem", "UpdateItem"]),
        // Who lost a slot is offered the nearest ones of its day.
        mayUseTable(core, ["Query"], ["SLOTS#*"]),
        mayReadSecret(booking),
      ],
      impact: "Nobody can hold a place or confirm an appointment.",
      runbook: "booking-failing",
    }),
    "mandates-write": new WisalFunction<MandatesWriteEnv>(stack, "MandatesWrite", {
      ...common,
      name: "mandates-write",
      description: "Gives agents mandates to act for citizens, and reports what they did (R1)",
      environment: {
        CORE_TABLE,
        MANDATE_SECRET_ID: mandate.secretArn,
        PERSON_SECRET_ID: person.secretArn,
      },
      grants: [
        mayUseTable(core, ["GetItem"], ["REF#*", "CMD#*"]),
        mayUseTable(core, ["Query"], ["REQ#*", "AGENTS#*"]),
        mayUseTable(core, ["PutItem"], ["ACC#*", "PHONE#*", "CMD#*"]),
        mayUseTable(core, ["UpdateItem"], ["ASKED#*", "AGENTS#*"]),
        mayReadSecret(mandate),
        mayReadSecret(person),
      ],
      impact: "Desks and the call centre cannot act for people who cannot do it themselves.",
      runbook: "desk-failing",
    }),
    "documents-grant": new WisalFunction<DocumentsGrantEnv>(stack, "DocumentsGrant", {
      ...common,
      name: "documents-grant",
      description: "Lets a citizen upload one file for one paper (D1)",
      environment: { CORE_TABLE, QUARANTINE_BUCKET: data.documents.quarantine.bucketName },
      grants: [
        mayUseTable(core, ["GetItem", "UpdateItem", "ConditionCheckItem"], ["REQ#*"]),
        // What an agent does for somebody is counted with it (R1).
        mayUseTable(core, ["UpdateItem"], ["AGENTS#*"]),
        mayUseTable(core, ["GetItem", "PutItem"], ["CMD#*"]),
        mayUseTable(core, ["PutItem"], ["UNDECIDED"]),
        mayStore(data.documents.quarantine),
      ],
      impact: "Citizens cannot upload their papers, and so cannot submit a request.",
      runbook: "documents-late",
      acknowledged: acknowledgedObjects.quarantine,
    }),
    "documents-open": new WisalFunction<DocumentsOpenEnv>(stack, "DocumentsOpen", {
      ...common,
      name: "documents-open",
      description: "Gives short-lived links to rebuilt papers, and never to originals (D3)",
      environment: { CORE_TABLE, CLEAN_BUCKET: data.documents.clean.bucketName },
      grants: [
        mayUseTable(core, ["GetItem", "ConditionCheckItem"], ["REQ#*"]),
        // Whoever opens a paper keeps the request they took for longer.
        mayUseTable(core, ["GetItem", "UpdateItem"], ["QUEUE#*"]),
        // Each opening is told to the audit trail.
        mayUseTable(core, ["GetItem", "PutItem"], ["CMD#*"]),
        mayRead(data.documents.clean),
      ],
      impact: "Officers cannot see the papers they are to judge; citizens wait for their answer.",
      runbook: "papers-unopened",
      acknowledged: acknowledgedObjects.clean,
    }),
    "orders-read": new WisalFunction<OrdersReadEnv>(stack, "OrdersRead", {
      ...common,
      name: "orders-read",
      description: "Shows a buyer's order, payment and delivery (T4)",
      environment: { CORE_TABLE, STAMPS_TABLE },
      grants: [
        mayUseTable(stamps, ["GetItem", "Query"]),
        mayQueryIndex(stamps, "byOwner"),
        // Whose request it is whose stamps are shown.
        mayUseTable(core, ["GetItem"], ["REQ#*"]),
      ],
      impact: "Buyers cannot see whether their payment arrived and their stamp was sent.",
    }),
    "orders-write": new WisalFunction<OrdersWriteEnv>(stack, "OrdersWrite", {
      ...common,
      name: "orders-write",
      description: "Places orders and starts their payment (T1, T2)",
      environment: {
        CORE_TABLE,
        STAMPS_TABLE,
        CMI_SECRET_ID: cmi.secretArn,
        CMI_URL: config.cmi.url,
        CMI_CLIENT_ID: config.cmi.clientId,
        WALLET_SECRET_ID: wallet.secretArn,
        WALLET_URL: config.wallet.url,
        WALLET_MERCHANT_ID: config.wallet.merchantId,
      },
      grants: [
        mayUseTable(core, ["GetItem", "Query"]),
        // An agent's order is counted in the transaction that places it.
        mayUseTable(core, ["UpdateItem"], ["AGENTS#*"]),
        mayUseTable(stamps, ["GetItem", "Query", "PutItem", "UpdateItem"]),
        // An order that is cancelled or gets more time is due to expire no longer, or later.
        mayUseTable(stamps, ["DeleteItem"], ["DUE"]),
        // A stamp that is to be refunded has no code to be read any more (T4).
        mayUseTable(stamps, ["DeleteItem"], ["SEALED#*"]),
        mayReadSecret(cmi),
        mayReadSecret(wallet),
      ],
      impact: "Nobody can order or pay for a stamp.",
    }),
    "payments-callback": new WisalFunction<PaymentsCallbackEnv>(stack, "PaymentsCallback", {
      ...common,
      name: "payments-callback",
      description: "Takes the word of card provider, agencies and wallet that an order is paid (T2)",
      environment: {
        STAMPS_TABLE,
        CMI_SECRET_ID: cmi.secretArn,
        CMI_CLIENT_ID: config.cmi.clientId,
        AGENCY_SECRET_ID: agency.secretArn,
        WALLET_SECRET_ID: wallet.secretArn,
        WALLET_MERCHANT_ID: config.wallet.merchantId,
      },
      grants: [
        mayUseTable(stamps, ["GetItem", "PutItem", "UpdateItem"]),
        // A paid order is no longer due to expire.
        mayUseTable(stamps, ["DeleteItem"], ["DUE"]),
        mayReadSecret(cmi),
        mayReadSecret(agency),
        mayReadSecret(wallet),
      ],
      impact: "Citizens pay and get no stamp: the provider's confirmations are not taken.",
      runbook: "payment-callbacks-failing",
    }),
    "desk-read": new WisalFunction<DeskReadEnv>(stack, "DeskRead", {
      ...common,
      name: "desk-read",
      description: "Shows a post's visits and the state of a stamp to its desk (T8)",
      environment: { CORE_TABLE, STAMPS_TABLE, STAMP_SECRET_ID: stamp.secretArn },
      grants: [
        mayUseTable(core, ["GetItem", "Query"]),
        mayUseTable(stamps, ["GetItem"]),
        mayUseTable(stamps, ["Query"], ["ATT#*"]),
        // Codes that are none are counted (T11).
        mayUseTable(stamps, ["UpdateItem"], ["GUESS#*"]),
        mayReadSecret(stamp),
      ],
      impact: "Desks cannot find the person in front of them, nor check a stamp.",
      runbook: "desk-failing",
    }),
    "desk-write": new WisalFunction<DeskWriteEnv>(stack, "DeskWrite", {
      ...common,
      name: "desk-write",
      description: "Consumes stamps and closes visits in one write (T8)",
      environment: { CORE_TABLE, STAMPS_TABLE, STAMP_SECRET_ID: stamp.secretArn },
      grants: [
        mayUseTable(core, ["GetItem", "Query", "PutItem", "UpdateItem"]),
        mayUseTable(stamps, ["GetItem", "PutItem", "UpdateItem"]),
        // An order paid at the post's terminal is no longer due to expire.
        mayUseTable(stamps, ["DeleteItem"], ["DUE"]),
        // A used stamp's code is erased with its use (T4).
        mayUseTable(stamps, ["DeleteItem"], ["SEALED#*"]),
        // The stamps that the request has: a used one leaves its place (T5).
        mayUseTable(stamps, ["Query", "DeleteItem"], ["ATT#*"]),
        mayReadSecret(stamp),
      ],
      impact: "Desks cannot close visits: people leave unserved or unrecorded.",
      runbook: "desk-failing",
    }),
    "stamps-write": new WisalFunction<StampsWriteEnv>(stack, "StampsWrite", {
      ...common,
      name: "stamps-write",
      description: "Attaches stamps to requests, and gives one whose code was lost a new one (T3, T5)",
      environment: {
        CORE_TABLE,
        STAMPS_TABLE,
        STAMP_SECRET_ID: stamp.secretArn,
        SEAL_KEY_ID: data.keys.seal.keyArn,
      },
      grants: [
        // The people of a request are its stamps' holders, for partners to be checked against (T7).
        mayUseTable(core, ["GetItem", "Query", "ConditionCheckItem"], ["REQ#*"]),
        // What an agent does for somebody is counted with it (R1).
        mayUseTable(core, ["UpdateItem"], ["AGENTS#*"]),
        mayUseTable(stamps, ["GetItem"], ["STM#*", "CMD#*"]),
        // Codes that are none are counted (T11).
        mayUseTable(stamps, ["GetItem", "UpdateItem"], ["GUESS#*"]),
        mayUseTable(stamps, ["Query"], ["ORD#*", "ATT#*"]),
        mayUseTable(stamps, ["PutItem"], ["STM#*", "SEALED#*", "ORD#*", "ATT#*", "DUE", "CMD#*"]),
        mayUseTable(stamps, ["UpdateItem"], ["STM#*", "ORD#*"]),
        // A place that is given up, and the sealed copy of a code that is worth nothing any more.
        mayUseTable(stamps, ["DeleteItem"], ["ATT#*", "SEALED#*"]),
        mayReadSecret(stamp),
        maySeal(data.keys.seal),
      ],
      impact:
        "Citizens cannot attach a stamp to their request nor replace a lost code; desks still take codes.",
    }),
    "stamps-administer": new WisalFunction<StampsAdministerEnv>(stack, "StampsAdminister", {
      ...common,
      name: "stamps-administer",
      description: "Suspends and reinstates stamps, and reverses uses with a second person (T6)",
      environment: { STAMPS_TABLE, STAMP_SECRET_ID: stamp.secretArn, SEAL_KEY_ID: data.keys.seal.keyArn },
      grants: [
        mayUseTable(stamps, ["GetItem"], ["STM#*", "CMD#*", "PROPOSALS#*"]),
        mayUseTable(stamps, ["Query"], ["ORD#*"]),
        mayUseTable(
          stamps,
          ["PutItem"],
          ["STM#*", "SEALED#*", "ORD#*", "DUE", "LEDGER#*", "PROPOSALS#*", "PROPOSED#*", "CMD#*"],
        ),
        // Codes that are none are counted (T11).
        mayUseTable(stamps, ["UpdateItem"], ["STM#*", "ORD#*", "PROPOSALS#*", "GUESS#*"]),
        mayUseTable(stamps, ["DeleteItem"], ["SEALED#*", "PROPOSED#*"]),
        mayReadSecret(stamp),
        maySeal(data.keys.seal),
      ],
      impact: "A stamp that was stolen cannot be taken out of use, nor a mistaken use be made up for.",
      runbook: "desk-failing",
    }),
    "staff-read": new WisalFunction<StaffReadEnv>(stack, "StaffRead", {
      ...common,
      name: "staff-read",
      description: "Shows staff who they are, and administrators their staff (E2)",
      environment: { CORE_TABLE },
      grants: [
        mayUseTable(core, ["GetItem", "Query"], ["MEMBERS#*"]),
        mayUseTable(core, ["GetItem", "BatchGetItem"], ["STAFF#*"]),
      ],
      impact: "Pages of desks and administrators cannot tell what to show; their calls still work.",
      runbook: "staff-directory-failing",
    }),
    "staff-write": new WisalFunction<StaffWriteEnv>(stack, "StaffWrite", {
      ...common,
      name: "staff-write",
      description: "Changes who may do what as staff, and who may sign in (E2)",
      environment: {
        CORE_TABLE,
        STAFF_ISSUER: data.issuers.find(({ kind }) => kind === "staff")?.issuer ?? "",
        STAFF_POOL_ID: data.staffPool?.pool.userPoolId ?? "",
        STAFF_POOL_URL: data.staffPool?.url ?? "",
      },
      grants: [
        mayUseTable(core, ["GetItem", "PutItem"], ["MEMBERS#*", "STAFF#*", "CMD#*"]),
        mayUseTable(core, ["UpdateItem"], ["STAFF#*", "ADMINISTRATORS"]),
        ...(data.staffPool ? [mayAdministerUsers(data.staffPool.pool)] : []),
      ],
      impact: "Nobody can be given or refused access; who is dismissed keeps their roles until it works.",
      runbook: "staff-directory-failing",
    }),
    "statistics-read": new WisalFunction<StatisticsReadEnv>(stack, "StatisticsRead", {
      ...common,
      name: "statistics-read",
      description: "Shows heads of post what happened at theirs (R5, A7)",
      environment: { CORE_TABLE },
      grants: [
        mayUseTable(core, ["Query"], ["CAL#*", "SLOTS#*", "VISITS#*", "STATS#*", "DELETED#*", "RETENTION"]),
      ],
      impact: "Heads of post cannot see their figures; nobody else waits for them.",
    }),
    "finance-read": new WisalFunction<FinanceReadEnv>(stack, "FinanceRead", {
      ...common,
      name: "finance-read",
      description: "Shows closed days, differences, and a post's services beside its money (T10)",
      environment: { CORE_TABLE, STAMPS_TABLE },
      grants: [
        mayUseTable(core, ["Query"], ["CATALOGUE", "TARIFFS", "RATES", "VISITS#*"]),
        mayUseTable(core, ["GetItem"], ["RATEBOARD"]),
        mayUseTable(stamps, ["Query"], ["LEDGER#*", "CLOSE#*", "FILES#*", "DIFFERENCES"]),
        mayUseTable(stamps, ["GetItem"], ["CLOSE#*", "CLOSED", "FILE#*", "ORD#*"]),
        mayUseTable(stamps, ["BatchGetItem"], ["STM#*"]),
        mayQueryIndex(stamps, "byOwner"),
      ],
      impact: "The ministry and heads of post cannot see whether the money adds up; nobody else waits.",
      runbook: "ledger-not-closed",
    }),
    "finance-write": new WisalFunction<FinanceWriteEnv>(stack, "FinanceWrite", {
      ...common,
      name: "finance-write",
      description: "Takes settlement files and what people say of differences (T10)",
      environment: { STAMPS_TABLE },
      grants: [
        mayUseTable(stamps, ["GetItem"], ["FILE#*", "DIFFERENCES", "CMD#*"]),
        mayUseTable(stamps, ["PutItem"], ["FILE#*", "FILES#*", "CMD#*"]),
        mayUseTable(stamps, ["UpdateItem"], ["DIFFERENCES"]),
      ],
      impact: "The ministry cannot hand in settlement files; what was paid stays in clearing.",
      runbook: "settlements-late",
    }),
    "partners-redeem": new WisalFunction<PartnersRedeemEnv>(stack, "PartnersRedeem", {
      ...common,
      name: "partners-redeem",
      description: "Verifies, reserves and commits stamps for partners (T7)",
      environment: { STAMPS_TABLE, STAMP_SECRET_ID: stamp.secretArn },
      grants: [
        mayUseTable(stamps, ["GetItem", "PutItem", "UpdateItem"]),
        mayUseTable(stamps, ["DeleteItem"], ["SEALED#*"]),
        // A reservation that was settled is no longer due to lapse.
        mayUseTable(stamps, ["DeleteItem"], ["DUE"]),
        mayReadSecret(stamp),
      ],
      impact: "The passport form refuses valid stamp codes.",
    }),
    "tariffs-write": new WisalFunction<TariffsWriteEnv>(stack, "TariffsWrite", {
      ...common,
      name: "tariffs-write",
      description: "Announces fees and posts exchange rates (T1)",
      environment: { CORE_TABLE },
      grants: [
        mayUseTable(core, ["GetItem"], ["RATEBOARD", "CMD#*"]),
        mayUseTable(core, ["Query"], ["TARIFFS", "RATES", "CATALOGUE"]),
        mayUseTable(core, ["PutItem"], ["TARIFFS", "RATES", "CMD#*"]),
        mayUseTable(core, ["UpdateItem"], ["RATEBOARD"]),
        // Only what was announced and is not in force: the condition of the write.
        mayUseTable(core, ["DeleteItem"], ["TARIFFS"]),
      ],
      impact: "The ministry cannot announce fees nor post rates; the last ones stay in force.",
    }),
  };
  return { authorizer, handlers };
};
