import { Duration } from "aws-cdk-lib";
import type { EventPattern } from "aws-cdk-lib/aws-events";
import { Rule } from "aws-cdk-lib/aws-events";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { CfnSubscription } from "aws-cdk-lib/aws-sns";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.ts";
import type { AlarmSpec, HasAlarms } from "./wisal-alarm.ts";

/** What a queue is for and how late it may run. */
export interface WisalQueueProps {
  /** Physical name without prefix, kebab-case; the dead-letter queue is called `<name>-dlq`. */
  readonly name: string;
  readonly key: IKey;
  /** Timeout of the consuming function; messages stay invisible for six times as long, as Lambda advises. */
  readonly consumerTimeout: Duration;
  /** For how long a message is tried before it is set aside, where five tries are too few. */
  readonly patience?: Duration;
  /** Age of the oldest message above which the alarm rings. */
  readonly lateAfter: Duration;
  /** Deliveries after which a message is set aside; five unless the consumer has pauses of its own. */
  readonly maxReceives?: number;
  /** What a citizen or an agent suffers while messages wait too long. */
  readonly impact: string;
  /** Runbook for late messages; dead letters have their own. */
  readonly runbook: string;
}

/** Deliveries after which a message is set aside: with growing pauses by visibility, some 15 minutes of tries. */
const MAX_RECEIVES = 5;

/**
 * A queue of one consumer with its dead-letter queue, both encrypted, TLS only, and its two alarms: messages
 * waiting too long, and any dead letter. Messages live 14 days, the longest SQS keeps them.
 */
export class WisalQueue extends Construct implements HasAlarms {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  /** Deliveries after which a message is set aside. */
  readonly maxReceives: number;
  private readonly queueName: string;
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, props: WisalQueueProps) {
    super(scope, id);
    this.queueName = `wisal-${props.name}`;
    const common = {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: props.key,
      // One data key serves an hour of messages instead of five minutes: twelve times fewer calls to KMS.
      dataKeyReuse: Duration.hours(1),
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    };
    this.deadLetters = new Queue(this, "DeadLetters", { ...common, queueName: `wisal-${props.name}-dlq` });
    const visibility = props.consumerTimeout.toSeconds() * 6;
    this.maxReceives =
      props.patience === undefined
        ? (props.maxReceives ?? MAX_RECEIVES)
        : Math.ceil(props.patience.toSeconds() / visibility);
    this.queue = new Queue(this, "Queue", {
      ...common,
      queueName: `wisal-${props.name}`,
      visibilityTimeout: Duration.seconds(visibility),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: this.maxReceives },
    });
    const minute = { period: Duration.minutes(1), statistic: "Maximum" };
    this.alarms = [
      {
        name: `${props.name}-late`,
        metric: this.queue.metricApproximateAgeOfOldestMessage(minute),
        threshold: props.lateAfter.toSeconds(),
        impact: props.impact,
        runbook: props.runbook,
      },
      {
        name: `${props.name}-dead-letters`,
        metric: this.deadLetters.metricApproximateNumberOfMessagesVisible(minute),
        threshold: 0,
        impact: `${props.impact} The messages set aside stay undone until someone redrives them.`,
        runbook: "dead-letters",
      },
    ];
  }

  /** Takes AWS's own events that match; what cannot be handed over ends with the dead letters. */
  takeFrom(id: string, description: string, eventPattern: EventPattern): void {
    const rule = new Rule(this, id, {
      ruleName: `${this.queueName}-${id.toLowerCase()}`,
      description,
      eventPattern,
      // Said by hand: the library's own target would name this rule in the key's policy, which is another stack's.
      targets: [
        { bind: () => ({ arn: this.queue.queueArn, deadLetterConfig: { arn: this.deadLetters.queueArn } }) },
      ],
    });
    for (const queue of [this.queue, this.deadLetters]) {
      queue.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal("events.amazonaws.com")],
          actions: ["sqs:SendMessage"],
          resources: [queue.queueArn],
          conditions: { ArnEquals: { "aws:SourceArn": rule.ruleArn } },
        }),
      );
    }
  }

  /** Subscribes the queue to events of these kinds, or to all; raw, so that a message is the event itself. */
  subscribe(topic: ITopic, kinds?: readonly { readonly type: string }[]): void {
    const fromTopic = (queue: Queue): void => {
      queue.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal("sns.amazonaws.com")],
          actions: ["sqs:SendMessage"],
          resources: [queue.queueArn],
          conditions: { ArnEquals: { "aws:SourceArn": topic.topicArn } },
        }),
      );
    };
    fromTopic(this.queue);
    fromTopic(this.deadLetters);
    new CfnSubscription(this, "Subscription", {
      topicArn: topic.topicArn,
      protocol: "sqs",
      endpoint: this.queue.queueArn,
      rawMessageDelivery: true,
      ...(kinds && { filterPolicy: { type: kinds.map(({ type }) => type) } }),
      // What SNS can't hand over to the queue is kept too, in the same dead-letter queue.
      redrivePolicy: { deadLetterTargetArn: this.deadLetters.queueArn },
    });
  }
}

/**
 * Where a source sets aside what it could not hand over. It has no consumer and so no dead letters of its own:
 * a single entry rings the alarm, and the runbook says how to replay it.
 */
export class WisalFailureQueue extends Construct implements HasAlarms {
  readonly queue: Queue;
  readonly alarms: readonly AlarmSpec[];

  constructor(
    scope: Construct,
    id: string,
    props: Pick<WisalQueueProps, "name" | "key" | "impact" | "runbook">,
  ) {
    super(scope, id);
    this.queue = new Queue(this, "Queue", {
      queueName: `wisal-${props.name}`,
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: props.key,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this.queue, {
      "AwsSolutions-SQS3":
        "It is itself where failures end: the destination of a stream's failed records, read by people.",
    });
    this.alarms = [
      {
        name: props.name,
        metric: this.queue.metricApproximateNumberOfMessagesVisible({
          period: Duration.minutes(1),
          statistic: "Maximum",
        }),
        threshold: 0,
        impact: props.impact,
        runbook: props.runbook,
      },
    ];
  }
}
