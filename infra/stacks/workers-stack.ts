import type { App } from "aws-cdk-lib";
import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { MathExpression, Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { Table } from "aws-cdk-lib/aws-dynamodb";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as LambdaTarget } from "aws-cdk-lib/aws-events-targets";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { EventSourceMapping, FilterCriteria, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { FilterPattern, LogGroup, RetentionDays, SubscriptionFilter } from "aws-cdk-lib/aws-logs";
import { LambdaDestination } from "aws-cdk-lib/aws-logs-destinations";
import type { StageConfig } from "#infra/config/stage-config.ts";
import type { AlarmSpec, HasAlarms } from "#infra/constructs/wisal-alarm.ts";
import type { WisalQueue } from "#infra/constructs/wisal-queue.ts";
import { COMMAND_SORT_KEY } from "#shared/adapters/dynamodb/table.ts";
import type { DataStack } from "./data-stack.ts";
import type { MessagingStack } from "./messaging-stack.ts";
import {
  ANCHOR_IMPACT,
  CLOSE_IMPACT,
  INSPECTIONS_AT_ONCE,
  RETIRE_IMPACT,
  SWEEP_IMPACT,
  workerFunctions,
} from "./worker-functions.ts";

/** What happens after a change: outbox, consumers, schedules, receipts. */
export class WorkersStack extends Stack implements HasAlarms {
  readonly alarms: readonly AlarmSpec[];

  constructor(app: App, config: StageConfig, data: DataStack, messaging: MessagingStack) {
    super(app, "WisalWorkers", {
      env: { region: config.region },
      description: "Wisal: consumers of streams, queues, schedules and receipts",
      terminationProtection: config.retainData,
    });
    const workers = workerFunctions(this, config, data, messaging);
    const { queues } = messaging;

    const outbox = workers["outbox-publish"].function;
    this.stream("CoreOutbox", data.tables.core, outbox, messaging);
    this.stream("StampsOutbox", data.tables.stamps, outbox, messaging);

    this.queue("StampsIssueSource", queues.stampsIssue, workers["stamps-issue"].function);
    this.queue("StampsDeliverSource", queues.stampsDeliver, workers["stamps-deliver"].function);
    // One refund a call: it may wait for the provider for as long as a call may last.
    this.queue("RefundsPaySource", queues.refundsPay, workers["refunds-pay"].function, 2, 1);
    // SMS leave at some 10 parts a second whatever we do: more than ten senders would only be throttled.
    this.queue("MessagesSendSource", queues.messagesSend, workers["messages-send"].function, 10);
    // Counts of one day are written whole: a few writers suffice, and rarely undo each other's.
    this.queue(
      "AvailabilityRefreshSource",
      queues.availabilityRefresh,
      workers["availability-refresh"].function,
      2,
    );
    // Offers of one day meet in its slots: a few at once suffice.
    this.queue("OffersMakeSource", queues.offersMake, workers["offers-make"].function, 2);
    // The trail is a chain per subject; two writers are plenty and rarely meet.
    this.queue("AuditRecordSource", queues.auditRecord, workers["audit-record"].function, 2);

    // One file a call; two files at once meet only where they tell of the same payment.
    this.queue(
      "SettlementsMatchSource",
      queues.settlementsMatch,
      workers["settlements-match"].function,
      2,
      1,
    );
    // A partner that hangs holds a call for five seconds; two at once keep the others from waiting.
    this.queue("PartnersNotifySource", queues.partnersNotify, workers["partners-notify"].function, 2, 5);

    // One paper a call: a file that breaks its call takes no other with it.
    this.queue(
      "DocumentsInspectSource",
      queues.documentsInspect,
      workers["documents-inspect"].function,
      INSPECTIONS_AT_ONCE,
      1,
    );
    this.queue("DocumentsVerdictSource", queues.documentsVerdict, workers["documents-verdict"].function, 10);
    new Rule(this, "EveryFiveMinutes", {
      ruleName: "wisal-documents-sweep",
      description: "Uploads without a verdict after a quarter of an hour are asked for again",
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaTarget(workers["documents-sweep"].function, { retryAttempts: 2 })],
    });

    new Rule(this, "EveryHour", {
      ruleName: "wisal-ledger-close",
      description:
        "Closes the day an hour after it is over (UTC); the other runs make up for one that failed",
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new LambdaTarget(workers["ledger-close"].function, { retryAttempts: 2 })],
    });
    new Rule(this, "AnchorEveryHour", {
      ruleName: "wisal-audit-anchor",
      description:
        "Anchors the audit trail at two minutes past each hour: one run for each, and none without",
      schedule: Schedule.cron({ minute: "2" }),
      targets: [new LambdaTarget(workers["audit-anchor"].function, { retryAttempts: 2 })],
    });
    new Rule(this, "RetireEveryHour", {
      ruleName: "wisal-documents-retire",
      description: "Deletes papers whose time is over; what a person has erased is gone within the hour",
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new LambdaTarget(workers["documents-retire"].function, { retryAttempts: 2 })],
    });

    new Rule(this, "EveryQuarter", {
      ruleName: "wisal-slots-materialise",
      description:
        "Keeps slots written ahead; a quarter of an hour is how long a changed calendar may take to show",
      schedule: Schedule.rate(Duration.minutes(15)),
      targets: [new LambdaTarget(workers["slots-materialise"].function, { retryAttempts: 2 })],
    });
    new Rule(this, "Sweep", {
      ruleName: "wisal-appointments-sweep",
      description: "Does what time alone does to appointments: they lapse, are missed, are reminded of",
      schedule: Schedule.rate(Duration.minutes(15)),
      targets: [new LambdaTarget(workers["appointments-sweep"].function, { retryAttempts: 2 })],
    });
    new Rule(this, "EveryMinute", {
      ruleName: "wisal-draws-run",
      description: "Takes draws as far as they are due: a minute is how late one may be",
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaTarget(workers["draws-run"].function, { retryAttempts: 0 })],
    });
    new Rule(this, "SweepMoney", {
      ruleName: "wisal-stamps-sweep",
      description: "Does what time alone does to money: a minute is how late it may be told",
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaTarget(workers["stamps-sweep"].function, { retryAttempts: 0 })],
    });
    new Rule(this, "EveryOtherMinute", {
      ruleName: "wisal-offers-sweep",
      description:
        "Passes lapsed offers on; places stay taken a quarter of an hour past the end for it, and the next in line may then be offered them",
      schedule: Schedule.rate(Duration.minutes(2)),
      targets: [new LambdaTarget(workers["offers-sweep"].function, { retryAttempts: 0 })],
    });
    this.receipts(config, data, workers["messages-receipt"].function);

    this.alarms = Object.values(workers)
      .flatMap(({ alarms }) => alarms)
      .concat(this.workerAlarms(outbox, workers));
  }

  private stream(id: string, table: Table, target: LambdaFunction, messaging: MessagingStack): void {
    if (table.tableStreamArn === undefined) throw new Error(`${table.node.path} has no stream`);
    new EventSourceMapping(this, id, {
      target,
      eventSourceArn: table.tableStreamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 25,
      // Each record has a partition key of its own, so records of one shard may go side by side.
      parallelizationFactor: 4,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      // Six hours of tries outlast any outage of SNS we know of, within the stream's 24 h.
      maxRecordAge: Duration.hours(6),
      retryAttempts: 100,
      // Said by hand: the library's own destination would also widen the role by what the queue never needs.
      onFailure: { bind: () => ({ destination: messaging.queues.outboxFailed.queue.queueArn }) },
      filters: [
        FilterCriteria.filter({
          eventName: ["INSERT"],
          dynamodb: { NewImage: { sk: { S: [COMMAND_SORT_KEY] } } },
        }),
      ],
    });
  }

  private queue(
    id: string,
    source: WisalQueue,
    target: LambdaFunction,
    maxConcurrency?: number,
    batchSize = 10,
  ): void {
    new EventSourceMapping(this, id, {
      target,
      eventSourceArn: source.queue.queueArn,
      batchSize,
      reportBatchItemFailures: true,
      ...(maxConcurrency !== undefined && { maxConcurrency }),
    });
  }

  /** SNS writes the fate of each SMS to two log groups; ours, so that they exist before the subscription does. */
  private receipts(config: StageConfig, data: DataStack, target: LambdaFunction): void {
    const base = `sns/${this.region}/${this.account}/DirectPublishToPhoneNumber`;
    const group = (id: string, logGroupName: string): LogGroup => {
      const logGroup = new LogGroup(this, id, {
        logGroupName,
        encryptionKey: data.keys.data,
        // SNS writes the phone number into it: kept only long enough to replay a weekend's receipts.
        retention: RetentionDays.THREE_DAYS,
        removalPolicy: RemovalPolicy.DESTROY,
      });
      new SubscriptionFilter(this, `${id}Subscription`, {
        logGroup,
        destination: new LambdaDestination(target),
        filterPattern: FilterPattern.allEvents(),
      });
      return logGroup;
    };
    const groups = [group("SmsDelivered", base), group("SmsFailed", `${base}/Failure`)];
    // SNS takes this role by an account setting that CloudFormation can't make: docs/first-deployment.md.
    new Role(this, "SmsReceiptWriter", {
      roleName: `wisal-sms-receipts-${config.region}`,
      assumedBy: new ServicePrincipal("sns.amazonaws.com"),
      description: "Lets SNS write the fate of each SMS",
      inlinePolicies: {
        logs: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
              resources: groups.map(({ logGroupArn }) => logGroupArn),
            }),
          ],
        }),
      },
    });
  }

  private workerAlarms(
    outbox: LambdaFunction,
    workers: ReturnType<typeof workerFunctions>,
  ): readonly AlarmSpec[] {
    const period = Duration.minutes(1);
    /** Two runs in a row that failed. */
    const failingRuns = (fn: LambdaFunction) => ({
      metric: fn.metricErrors({ period: Duration.minutes(15), statistic: "Sum" }),
      threshold: 0,
      periods: 2,
    });
    return [
      {
        name: "outbox-late",
        metric: new Metric({
          namespace: "AWS/Lambda",
          metricName: "IteratorAge",
          dimensionsMap: { FunctionName: outbox.functionName },
          statistic: "Maximum",
          period,
        }),
        threshold: 30_000,
        impact: "Changes are stored but their consequences wait: stamps and confirmations come late.",
        runbook: "outbox-late",
      },
      {
        name: "slots-not-opening",
        ...failingRuns(workers["slots-materialise"].function),
        impact: "No new days open for booking; citizens see fewer free slots than there are.",
        runbook: "slots-not-opening",
      },
      {
        name: "papers-not-deleted",
        ...failingRuns(workers["documents-retire"].function),
        impact: RETIRE_IMPACT,
        runbook: "papers-not-deleted",
      },
      {
        name: "appointments-not-swept",
        ...failingRuns(workers["appointments-sweep"].function),
        impact: SWEEP_IMPACT,
        runbook: "appointments-not-swept",
      },
      {
        // Twice in a row: what was asked for again after a quarter of an hour has no verdict five minutes later.
        name: "papers-undecided",
        metric: new Metric({
          namespace: "Wisal",
          metricName: "papers-undecided",
          dimensionsMap: { service: "documents-sweep" },
          statistic: "Maximum",
          period: Duration.minutes(5),
        }),
        threshold: 0,
        periods: 2,
        impact:
          "Citizens have waited twenty minutes for the verdict on a paper: they cannot submit their request.",
        runbook: "documents-late",
      },
      {
        name: "refund-stuck",
        metric: new Metric({
          namespace: "Wisal",
          metricName: "refund-stuck",
          dimensionsMap: { service: "refunds-pay" },
          statistic: "Sum",
          period: Duration.hours(1),
        }),
        threshold: 0,
        impact: "A citizen who gave a stamp back waits for money that the provider refused four times.",
        runbook: "refunds-late",
      },
      {
        // Said by each run that closed all that is over: six hours of silence are a close missed.
        name: "ledger-not-closed",
        metric: new MathExpression({
          label: "hours without a run that closed what is over",
          expression: "IF(FILL(looked, 0) < 1, 1, 0)",
          usingMetrics: {
            looked: new Metric({
              namespace: "Wisal",
              metricName: "ledger-closes-looked",
              dimensionsMap: { service: "ledger-close" },
              statistic: "Sum",
              period: Duration.hours(1),
            }),
          },
          period: Duration.hours(1),
        }),
        threshold: 0,
        periods: 6,
        impact: CLOSE_IMPACT,
        runbook: "ledger-not-closed",
        missingIsBreach: true,
      },
      {
        name: "audit-not-anchored",
        metric: new MathExpression({
          label: "hours without an anchor",
          expression: "IF(FILL(looked, 0) < 1, 1, 0)",
          usingMetrics: {
            looked: new Metric({
              namespace: "Wisal",
              metricName: "audit-anchors-looked",
              dimensionsMap: { service: "audit-anchor" },
              statistic: "Sum",
              period: Duration.hours(1),
            }),
          },
          period: Duration.hours(1),
        }),
        threshold: 0,
        periods: 3,
        impact: ANCHOR_IMPACT,
        runbook: "audit-not-anchored",
        missingIsBreach: true,
      },
      {
        name: "audit-chain-receded",
        metric: new Metric({
          namespace: "Wisal",
          metricName: "audit-chains-receded",
          dimensionsMap: { service: "audit-anchor" },
          statistic: "Sum",
          period: Duration.hours(1),
        }),
        threshold: 0,
        impact:
          "Somebody took links out of the audit trail (E3): what was done may be hidden from its auditors.",
        runbook: "audit-broken",
      },
      {
        name: "differences-overdue",
        metric: new Metric({
          namespace: "Wisal",
          metricName: "differences-overdue",
          dimensionsMap: { service: "ledger-close" },
          statistic: "Maximum",
          period: Duration.hours(1),
        }),
        threshold: 0,
        impact: "Money that two accounts disagree on has waited three days for somebody to explain it.",
        runbook: "differences-overdue",
      },
      {
        // A code is with the SMS provider a minute after the money at the latest (T4), nineteen times of twenty.
        name: "codes-late",
        metric: new Metric({
          namespace: "Wisal",
          metricName: "code-handed",
          dimensionsMap: { service: "stamps-deliver" },
          statistic: "p95",
          period: Duration.minutes(5),
        }),
        threshold: 60,
        impact: "Citizens have paid and wait longer than a minute for the code of their stamp.",
        runbook: "stamps-late",
      },
      {
        name: "draw-late",
        metric: workers["draws-run"].function.metricErrors({ period: Duration.minutes(5), statistic: "Sum" }),
        threshold: 2,
        impact: "A draw is late: people wait for its result, and its dates for those who drew them.",
        runbook: "draw-late",
      },
    ];
  }
}
