import type { App } from "aws-cdk-lib";
import { Duration, Stack } from "aws-cdk-lib";
import type { IMetric, IWidget } from "aws-cdk-lib/aws-cloudwatch";
import { Dashboard, GraphWidget, MathExpression, Metric, TextWidget } from "aws-cdk-lib/aws-cloudwatch";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { StageConfig } from "#infra/config/stage-config.ts";
import type { AlarmSpec } from "#infra/constructs/wisal-alarm.ts";
import { WisalAlarm } from "#infra/constructs/wisal-alarm.ts";
import type { ApiFunctionName } from "#infra/routes.ts";
import { apiRoutes } from "#infra/routes.ts";
import type { ApiStack } from "./api-stack.ts";
import type { DataStack } from "./data-stack.ts";
import type { MessagingStack } from "./messaging-stack.ts";
import type { WorkersStack } from "./workers-stack.ts";

interface Watched {
  readonly data: DataStack;
  readonly messaging: MessagingStack;
  readonly api: ApiStack;
  readonly workers: WorkersStack;
}

/** One dashboard told by facts, and every alarm with whom it hurts and what to do (house style 10). */
export class ObservabilityStack extends Stack {
  constructor(app: App, config: StageConfig, watched: Watched) {
    super(app, "WisalObservability", {
      env: { region: config.region },
      description: "Wisal: dashboard and alarms",
      terminationProtection: config.retainData,
    });
    const topic = new Topic(this, "Alarms", {
      topicName: "wisal-alarms",
      masterKey: watched.data.keys.data,
      enforceSSL: true,
    });
    for (const mailbox of config.alarmMailboxes) topic.addSubscription(new EmailSubscription(mailbox));
    for (const spec of this.specs(config, watched)) new WisalAlarm(this, spec, topic);
    this.dashboard(watched);
  }

  private specs(config: StageConfig, { data, messaging, api, workers }: Watched): readonly AlarmSpec[] {
    return [
      ...Object.values(messaging.queues).flatMap(({ alarms }) => alarms),
      ...data.alarms,
      ...api.alarms,
      ...workers.alarms,
      this.paymentsNotArriving(messaging, api),
      {
        name: "stamps-guessed",
        // Citizens attach, partners verify: whichever of the two spends the last of it.
        metric: new MathExpression({
          label: "the budget of failed checks of all together spent",
          expression: "FILL(partners, 0) + FILL(citizens, 0)",
          usingMetrics: {
            partners: this.guessesSpent("total", "partners-redeem"),
            citizens: this.guessesSpent("total", "stamps-write"),
          },
          period: Duration.minutes(5),
        }),
        threshold: 0,
        impact:
          "Somebody guesses stamp codes; partners and citizens are refused for up to ten minutes, desks are not.",
        runbook: "stamps-guessed",
      },
      {
        name: "stamps-mistaken",
        metric: new MathExpression({
          label: "budgets of failed checks spent by one",
          expression: ["partner", "address", "citizen", "neighbours", "read", "write", "agent", "administer"]
            .map((id) => `FILL(${id}, 0)`)
            .join(" + "),
          usingMetrics: {
            partner: this.guessesSpent("partner", "partners-redeem"),
            address: this.guessesSpent("address", "partners-redeem"),
            citizen: this.guessesSpent("citizen", "stamps-write"),
            neighbours: this.guessesSpent("address", "stamps-write"),
            read: this.guessesSpent("desk", "desk-read"),
            write: this.guessesSpent("desk", "desk-write"),
            agent: this.guessesSpent("desk", "stamps-write"),
            administer: this.guessesSpent("desk", "stamps-administer"),
          },
          period: Duration.minutes(5),
        }),
        threshold: 0,
        impact:
          "One citizen or partner, or all behind one address, are refused for up to an hour; of a desk it only tells.",
        runbook: "stamps-guessed",
      },
      {
        name: "sms-spend",
        metric: new Metric({
          namespace: "AWS/SNS",
          metricName: "SMSMonthToDateSpentUSD",
          statistic: "Maximum",
          period: Duration.hours(1),
        }),
        threshold: config.smsMonthlySpendUsd * 0.8,
        impact: "At the limit SNS stops: no sign-in codes, no stamp codes, no confirmations for anybody.",
        runbook: "sms-spend",
      },
      {
        name: "sms-failing",
        metric: new Metric({
          namespace: "AWS/SNS",
          metricName: "NumberOfNotificationsFailed",
          dimensionsMap: { PhoneNumber: "PhoneNumberDirect" },
          statistic: "Sum",
          period: Duration.minutes(5),
        }),
        threshold: 20,
        periods: 2,
        impact: "Many text messages do not arrive: people get no sign-in code or no stamp code.",
        runbook: "messages-late",
      },
    ];
  }

  /** People start paying and nothing is captured: the provider's word does not reach us, and no call fails. */
  private paymentsNotArriving(messaging: MessagingStack, api: ApiStack): AlarmSpec {
    const period = Duration.minutes(30);
    return {
      name: "payments-not-arriving",
      metric: new MathExpression({
        label: "payments started and none captured",
        // Twenty people on the card page in half an hour: some pay, whatever the hour.
        expression: "IF(FILL(started, 0) > 20 AND FILL(captured, 0) < 1, 1, 0)",
        usingMetrics: {
          started: new Metric({
            namespace: "AWS/ApiGateway",
            metricName: "Count",
            dimensionsMap: {
              ApiName: api.api.restApiName,
              Stage: api.api.deploymentStage.stageName,
              Resource: "/orders/{orderId}/payment",
              Method: "POST",
            },
            statistic: "Sum",
            period,
          }),
          captured: messaging.queues.stampsIssue.queue.metricNumberOfMessagesSent({
            statistic: "Sum",
            period,
          }),
        },
        period,
      }),
      threshold: 0,
      impact:
        "Citizens pay on the card page and their order stays unpaid here: no stamp, and the money is taken.",
      runbook: "payment-callbacks-failing",
    };
  }

  /** How many budgets of failed checks (T11) were spent, as a function counts them. */
  private guessesSpent(
    scope: "partner" | "citizen" | "address" | "desk" | "total",
    service: ApiFunctionName,
  ): Metric {
    return new Metric({
      namespace: "Wisal",
      metricName: `guesses-spent-${scope}`,
      dimensionsMap: { service },
      statistic: "Sum",
      period: Duration.minutes(5),
    });
  }

  private dashboard({ messaging, api }: Watched): void {
    const period = Duration.minutes(5);
    /** How often a route did what it is for; the wrapper counts `<operationId>-ok` for each function. */
    const done = (method: string, path: string, label: string): Metric => {
      for (const [service, routes] of Object.entries(apiRoutes)) {
        const route = routes.find((candidate) => candidate.method === method && candidate.path === path);
        if (route === undefined) continue;
        const metricName = `${route.operationId}-ok`;
        return new Metric({
          namespace: "Wisal",
          metricName,
          dimensionsMap: { service },
          statistic: "Sum",
          period,
          label,
        });
      }
      throw new Error(`the dashboard counts ${method} ${path}, which is no route`);
    };
    const facts = (queue: { metricNumberOfMessagesSent: (props: object) => Metric }, label: string): Metric =>
      queue.metricNumberOfMessagesSent({ period, statistic: "Sum", label });
    const graph = (title: string, left: IMetric[]): IWidget =>
      new GraphWidget({ title, left, width: 12, height: 6 });
    const { stampsIssue, stampsDeliver, messagesSend, auditRecord } = messaging.queues;
    const age = ({ queue }: typeof stampsIssue, label: string): Metric =>
      queue.metricApproximateAgeOfOldestMessage({ period, statistic: "Maximum", label });
    new Dashboard(this, "Dashboard", {
      dashboardName: "wisal",
      widgets: [
        [
          new TextWidget({
            markdown: "# Wisal\nWhat people got done, then how long they waited, then what failed.",
            width: 24,
            height: 2,
          }),
        ],
        [
          graph("Citizens", [
            done("POST", "/requests/{requestId}/submission", "requests submitted"),
            done("POST", "/requests/{requestId}/hold", "places held"),
            done("POST", "/requests/{requestId}/appointment", "appointments confirmed"),
            done("POST", "/orders", "stamps ordered"),
          ]),
          graph("Desks and partners", [
            done("POST", "/staff/posts/{postId}/requests/{requestId}/review", "requests reviewed"),
            done("POST", "/desk/posts/{postId}/stamp-checks", "stamps checked"),
            done("POST", "/desk/posts/{postId}/days/{date}/visits/{appointmentId}/closing", "visits closed"),
            done("POST", "/partner/reservations/{reservationId}/commit", "stamps redeemed"),
          ]),
        ],
        [
          graph("Facts", [
            facts(stampsIssue.queue, "payments captured"),
            facts(stampsDeliver.queue, "stamps issued"),
            facts(messagesSend.queue, "messages due"),
            facts(auditRecord.queue, "all facts"),
          ]),
          graph("Oldest fact still waiting, s", [
            age(stampsIssue, "paid, no stamp"),
            age(stampsDeliver, "stamp, no SMS"),
            age(messagesSend, "message not sent"),
            age(auditRecord, "not in the trail"),
          ]),
        ],
        [
          graph("Calls, errors", [
            api.api.metricCount({ period, statistic: "Sum", label: "calls" }),
            api.api.metricClientError({ period, statistic: "Sum", label: "refused" }),
            api.api.metricServerError({ period, statistic: "Sum", label: "failed" }),
          ]),
          graph("Latency, ms", [
            api.api.metricLatency({ period, statistic: "p50", label: "half" }),
            api.api.metricLatency({ period, statistic: "p98", label: "98 of 100" }),
          ]),
        ],
      ],
    });
  }
}
