import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import type { Assembly } from "./templates.ts";
import { synthesise } from "./templates.ts";

const mappingSchema = z.object({
  FunctionName: z.unknown(),
  EventSourceArn: z.unknown(),
  FunctionResponseTypes: z.array(z.string()),
  BisectBatchOnFunctionError: z.boolean().optional(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.unknown() }) }).optional(),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).optional(),
});

let production: Assembly;
let mappings: readonly { readonly stack: string; readonly mapping: z.infer<typeof mappingSchema> }[];

beforeAll(async () => {
  production = await synthesise("production");
  mappings = production
    .ofType("AWS::Lambda::EventSourceMapping")
    .map(({ stack, Properties }) => ({ stack, mapping: mappingSchema.parse(Properties) }));
});

describe("the topic", () => {
  it("hands each fact to the queues that act on it, as it is", () => {
    const subscriptions = production
      .ofType("AWS::SNS::Subscription")
      .filter(({ Properties }) => Properties["Protocol"] === "sqs")
      .map(({ stack, Properties }) => {
        expect(Properties["RawMessageDelivery"]).toBe(true);
        expect(production.read(stack, Properties["TopicArn"])).toBe("wisal-events");
        return [production.read(stack, Properties["Endpoint"]), Properties["FilterPolicy"] ?? "everything"];
      });
    expect(Object.fromEntries(subscriptions)).toEqual({
      "wisal-stamps-issue": { type: ["gov.wisal.payments.captured.v1"] },
      "wisal-refunds-pay": { type: ["gov.wisal.refunds.due.v1"] },
      "wisal-stamps-deliver": {
        type: [
          "gov.wisal.stamps.issued.v1",
          "gov.wisal.stamps.resend-asked.v1",
          "gov.wisal.payments.reference-given.v1",
          "gov.wisal.messages.settled.v1",
        ],
      },
      "wisal-messages-send": {
        type: [
          "gov.wisal.accounts.joined.v1",
          "gov.wisal.accounts.phone-changed.v1",
          "gov.wisal.appointments.confirmed.v1",
          "gov.wisal.appointments.rescheduled.v1",
          "gov.wisal.appointments.cancelled.v1",
          "gov.wisal.appointments.lapsed.v1",
          "gov.wisal.appointments.reminder-due.v1",
          "gov.wisal.appointments.offered.v1",
          "gov.wisal.appointments.offer-ended.v1",
          "gov.wisal.appointments.places-found.v1",
          "gov.wisal.requests.validated.v1",
          "gov.wisal.requests.correction-needed.v1",
          "gov.wisal.draws.won.v1",
          "gov.wisal.draws.lost.v1",
          "gov.wisal.mandates.granted.v1",
          "gov.wisal.refunds.asked.v1",
          "gov.wisal.refunds.paid.v1",
        ],
      },
      "wisal-partners-notify": {
        type: [
          "gov.wisal.stamps.reservation-lapsed.v1",
          "gov.wisal.refunds.paid.v1",
          "gov.wisal.stamps.reversed.v1",
        ],
      },
      "wisal-availability-refresh": {
        type: [
          "gov.wisal.appointments.confirmed.v1",
          "gov.wisal.appointments.rescheduled.v1",
          "gov.wisal.appointments.cancelled.v1",
          "gov.wisal.appointments.lapsed.v1",
          "gov.wisal.appointments.offered.v1",
          "gov.wisal.appointments.offer-ended.v1",
          "gov.wisal.calendars.published.v1",
        ],
      },
      "wisal-offers-make": {
        type: [
          "gov.wisal.appointments.cancelled.v1",
          "gov.wisal.appointments.lapsed.v1",
          "gov.wisal.appointments.rescheduled.v1",
          "gov.wisal.appointments.offer-ended.v1",
          "gov.wisal.calendars.published.v1",
        ],
      },
      "wisal-settlements-match": { type: ["gov.wisal.settlements.received.v1"] },
      "wisal-audit-record": "everything",
    });
  });
});

describe("event sources", () => {
  it("join each queue and stream to its function", () => {
    const pairs = mappings.map(({ stack, mapping }) => [
      production.read(stack, mapping.EventSourceArn),
      production.read(stack, mapping.FunctionName),
    ]);
    expect(Object.fromEntries(pairs)).toEqual({
      "wisal-core stream": "wisal-outbox-publish",
      "wisal-refunds-pay": "wisal-refunds-pay",
      "wisal-stamps stream": "wisal-outbox-publish",
      "wisal-stamps-issue": "wisal-stamps-issue",
      "wisal-stamps-deliver": "wisal-stamps-deliver",
      "wisal-messages-send": "wisal-messages-send",
      "wisal-availability-refresh": "wisal-availability-refresh",
      "wisal-offers-make": "wisal-offers-make",
      "wisal-settlements-match": "wisal-settlements-match",
      "wisal-audit-record": "wisal-audit-record",
      "wisal-documents-inspect": "wisal-documents-inspect",
      "wisal-documents-verdict": "wisal-documents-verdict",
      "wisal-partners-notify": "wisal-partners-notify",
    });
  });

  it("fail message by message, not batch by batch", () => {
    for (const { mapping } of mappings)
      expect(mapping.FunctionResponseTypes).toEqual(["ReportBatchItemFailures"]);
  });

  it("pass command records only, split a failing batch, and set aside what never succeeds", () => {
    const streams = mappings.filter(({ stack, mapping }) =>
      production.read(stack, mapping.EventSourceArn).endsWith(" stream"),
    );
    expect(streams).toHaveLength(2);
    for (const { stack, mapping } of streams) {
      const patterns = mapping.FilterCriteria?.Filters.map(({ Pattern }): unknown => JSON.parse(Pattern));
      expect(patterns).toEqual([{ eventName: ["INSERT"], dynamodb: { NewImage: { sk: { S: ["CMD"] } } } }]);
      expect(mapping.BisectBatchOnFunctionError).toBe(true);
      expect(production.read(stack, mapping.DestinationConfig?.OnFailure.Destination)).toBe(
        "wisal-outbox-failed",
      );
    }
  });

  it("hide a message for six times as long as its function may run", () => {
    const timeouts = new Map(
      production
        .ofType("AWS::Lambda::Function")
        .map(({ stack, Properties }) => [
          production.read(stack, Properties["FunctionName"]),
          Number(Properties["Timeout"]),
        ]),
    );
    const queues = new Map(
      production
        .ofType("AWS::SQS::Queue")
        .map(({ stack, Properties }) => [
          production.read(stack, Properties["QueueName"]),
          Number(Properties["VisibilityTimeout"]),
        ]),
    );
    for (const { stack, mapping } of mappings) {
      const source = production.read(stack, mapping.EventSourceArn);
      if (source.endsWith(" stream")) continue;
      const timeout = timeouts.get(production.read(stack, mapping.FunctionName)) ?? Number.NaN;
      expect(queues.get(source), source).toBeGreaterThanOrEqual(6 * timeout);
    }
  });
});

describe("queues", () => {
  it("accept messages over TLS only, and from the topic only", () => {
    const policies = production.ofType("AWS::SQS::QueuePolicy");
    expect(policies).toHaveLength(production.ofType("AWS::SQS::Queue").length);
    for (const { Properties } of policies) {
      expect(JSON.stringify(Properties)).toContain('"aws:SecureTransport":"false"');
    }
  });

  it("deliver after five failed tries to their dead letters, notices to partners after nine", () => {
    const redrives = production
      .ofType("AWS::SQS::Queue")
      .filter(({ Properties }) => Properties["RedrivePolicy"] !== undefined)
      .map(({ stack, Properties }) => {
        const { deadLetterTargetArn, maxReceiveCount } = z
          .object({ deadLetterTargetArn: z.unknown(), maxReceiveCount: z.number() })
          .parse(Properties["RedrivePolicy"]);
        const name = production.read(stack, Properties["QueueName"]);
        // Three hours of a try every three minutes, where a provider may be down (N1); a partner has pauses of its own.
        const tries: Readonly<Record<string, number>> = {
          "wisal-stamps-deliver": 60,
          "wisal-messages-send": 60,
          "wisal-partners-notify": 9,
        };
        expect(maxReceiveCount, name).toBe(tries[name] ?? 5);
        return [name, production.read(stack, deadLetterTargetArn)];
      });
    expect(redrives).toHaveLength(11);
    for (const [queue, deadLetters] of redrives) expect(deadLetters).toBe(`${queue}-dlq`);
  });
});
