import middy from "@middy/core";
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import * as z from "zod";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import type { LogFields } from "#shared/observability/log.ts";
import { faultFields, log } from "#shared/observability/log.ts";
import { count, flushMetrics } from "#shared/observability/metric.ts";

/** What the queue says about a delivery. */
export interface Delivery {
  readonly messageId: string;
  /** 1 on the first delivery; a crash before the acknowledgement counts as a delivery too. */
  readonly attempt: number;
}

const labelsSchema = z.object({ id: z.string(), type: z.string() });

/** The id and type of an event, for the log line; nothing else of a body is ever logged. */
const labelsOf = (body: unknown): LogFields => {
  const labels = labelsSchema.safeParse(body);
  return labels.success ? { eventId: labels.data.id, eventType: labels.data.type } : {};
};

const deliveryOf = (record: SQSRecord): Delivery => ({
  messageId: record.messageId,
  attempt: Number(record.attributes.ApproximateReceiveCount),
});

type Handle<Deps> = (deps: Deps, body: unknown, delivery: Delivery) => Promise<void>;

/** Keeps a message from view for so many seconds. */
export type Postpone = (receiptHandle: string, seconds: number) => Promise<void>;

/** Handles one record; its failure is its own and never the batch's. */
const succeeds = async <Deps>(
  deps: Deps,
  handle: Handle<Deps>,
  record: SQSRecord,
  postpone: Postpone | undefined,
): Promise<boolean> => {
  const started = performance.now();
  const delivery = deliveryOf(record);
  let fields: LogFields = { requestId: delivery.messageId, attempt: delivery.attempt };
  try {
    const body: unknown = JSON.parse(record.body);
    fields = { ...fields, ...labelsOf(body) };
    await handle(deps, body, delivery);
    log.info("record-done", { ...fields, durationMs: Math.round(performance.now() - started) });
    count("record-done");
    return true;
  } catch (error) {
    if (error instanceof RedeliveryWanted) {
      log.warn("record-redelivery", { ...fields, code: error.code });
      if (error.afterSeconds !== undefined) await postpone?.(record.receiptHandle, error.afterSeconds);
      count("record-redelivery");
    } else {
      log.error("record-fault", { ...fields, ...faultFields(error) });
      count("record-fault");
    }
    return false;
  }
};

/**
 * The wrapper of every queue's consumer. `body` is the event as published (raw message delivery). A record
 * whose handling throws is reported alone and delivered again; the rest of its batch is acknowledged.
 *
 * A record is handled at least once: its effect and its dedupe key must be one write. With `postpone`, a consumer says
 * itself how long a record waits for its next delivery.
 *
 * @example
 * export const handler = queueHandler({ deps: buildDeps(readEnvironment(envSchema)), handle: record });
 */
export const queueHandler = <Deps>(options: {
  readonly deps: Deps;
  readonly handle: Handle<Deps>;
  readonly postpone?: Postpone;
}) =>
  middy<SQSEvent, SQSBatchResponse, Error, Context>()
    .use({ after: () => flushMetrics(), onError: () => flushMetrics() })
    .handler(async (event: SQSEvent) => {
      const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
      // One after another: a worker that dies leaves one record of unknown outcome, not ten.
      for (const record of event.Records) {
        const done = await succeeds(options.deps, options.handle, record, options.postpone);
        if (!done) batchItemFailures.push({ itemIdentifier: record.messageId });
      }
      return { batchItemFailures };
    });
