import type { Stack } from "aws-cdk-lib";
import { Duration } from "aws-cdk-lib";
import type { IMetric, IWidget } from "aws-cdk-lib/aws-cloudwatch";
import { Dashboard, GraphWidget, Metric, TextWidget } from "aws-cdk-lib/aws-cloudwatch";
import { appointmentCancelled } from "#events/appointments/cancelled.v1.ts";
import { appointmentConfirmed } from "#events/appointments/confirmed.v1.ts";
import { appointmentLapsed } from "#events/appointments/lapsed.v1.ts";
import { appointmentRescheduled } from "#events/appointments/rescheduled.v1.ts";
import { orderPlaced } from "#events/orders/placed.v1.ts";
import { paymentCaptured } from "#events/payments/captured.v1.ts";
import { paymentRefused } from "#events/payments/refused.v1.ts";
import { refundPaid } from "#events/refunds/paid.v1.ts";
import { stampConsumed } from "#events/stamps/consumed.v1.ts";
import { stampIssued } from "#events/stamps/issued.v1.ts";
import { visitClosed } from "#events/visits/closed.v1.ts";
import { visitMissed } from "#events/visits/missed.v1.ts";
import type { ApiFunctionName } from "#infra/routes.ts";
import { apiRoutes } from "#infra/routes.ts";
import type { RefusalCode } from "#shared/domain/refusal.ts";
import type { ApiStack } from "./api-stack.ts";
import type { MessagingStack } from "./messaging-stack.ts";
import type { WorkersStack } from "./workers-stack.ts";

/** What the dashboard shows figures of. */
interface Shown {
  readonly messaging: MessagingStack;
  readonly api: ApiStack;
  readonly workers: WorkersStack;
}

/** One dashboard, told by what people got done, then how long they waited, then what failed. */
export const dashboard = (scope: Stack, { messaging, api, workers }: Shown): void => {
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
  const counted = (service: string, metricName: string, label: string): Metric =>
    new Metric({
      namespace: "Wisal",
      metricName,
      dimensionsMap: { service },
      statistic: "Sum",
      period,
      label,
    });
  /** How often a fact happened, whoever did it by whichever way; the audit trail counts each once. */
  const happened = (fact: { readonly type: string }, label: string): Metric =>
    counted("audit-record", fact.type.slice("gov.wisal.".length, -".v1".length), label);
  const refused = (service: ApiFunctionName, code: RefusalCode, label: string): Metric =>
    counted(service, `refused-${code}`, label);
  const graph = (title: string, left: IMetric[]): IWidget =>
    new GraphWidget({ title, left, width: 12, height: 6 });
  const { stampsIssue, stampsDeliver, messagesSend, auditRecord } = messaging.queues;
  const age = ({ queue }: typeof stampsIssue, label: string): Metric =>
    queue.metricApproximateAgeOfOldestMessage({ period, statistic: "Maximum", label });
  new Dashboard(scope, "Dashboard", {
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
        graph("Appointments, by whoever made them", [
          happened(appointmentConfirmed, "booked"),
          happened(appointmentRescheduled, "moved"),
          happened(appointmentCancelled, "cancelled"),
          happened(appointmentLapsed, "lapsed"),
          happened(visitMissed, "missed"),
          happened(visitClosed, "served"),
        ]),
        graph("Money and stamps", [
          happened(orderPlaced, "ordered"),
          happened(paymentCaptured, "paid"),
          happened(paymentRefused, "payments refused"),
          happened(stampIssued, "issued"),
          happened(stampConsumed, "consumed"),
          happened(refundPaid, "paid back"),
        ]),
      ],
      [
        graph("Refused", [
          refused("appointments-write", "slot-full", "slot full"),
          refused("appointments-write", "hold-lapsed", "hold lapsed"),
          refused("appointments-write", "appointment-duplicate", "has one already"),
          refused("desk-write", "stamp-consumed", "stamp used before"),
          refused("partners-redeem", "stamp-unknown", "unknown code"),
        ]),
        graph("Text messages", [
          counted("messages-receipt", "sms-delivered", "arrived"),
          counted("messages-receipt", "sms-failed", "failed"),
        ]),
      ],
      [
        graph("Outbox: age of the oldest change not published, ms", [
          workers.outboxAge.with({ period, label: "oldest" }),
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
};
