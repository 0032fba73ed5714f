import middy from "@middy/core";
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { faultFields, log } from "#shared/observability/log.ts";
import { count, flushMetrics } from "#shared/observability/metric.ts";

/** One change of a table, in the stream's own encoding; an adapter decodes the image. */
export interface StreamRecord {
  readonly sequenceNumber: string;
  readonly newImage: unknown;
}

/** Handles a batch in order and answers with the sequence numbers of the records that failed. */
type Handle<Deps> = (deps: Deps, records: readonly StreamRecord[]) => Promise<readonly string[]>;

const recordsOf = (event: DynamoDBStreamEvent): readonly StreamRecord[] =>
  event.Records.map(({ dynamodb }) => ({
    sequenceNumber: dynamodb?.SequenceNumber ?? "",
    newImage: dynamodb?.NewImage,
  }));

const attempt = async <Deps>(deps: Deps, handle: Handle<Deps>, records: readonly StreamRecord[]) => {
  try {
    return await handle(deps, records);
  } catch (error) {
    log.error("stream-fault", { count: records.length, ...faultFields(error) });
    return records.map(({ sequenceNumber }) => sequenceNumber);
  }
};

/**
 * The wrapper of a table stream's consumer. Lambda repeats a batch from its first failed record on, so a record
 * after a failed one is handled again: what it does must be harmless twice (N1).
 */
export const streamHandler = <Deps>(options: { readonly deps: Deps; readonly handle: Handle<Deps> }) =>
  middy<DynamoDBStreamEvent, DynamoDBBatchResponse, Error, Context>()
    .use({ after: () => flushMetrics(), onError: () => flushMetrics() })
    .handler(async (event: DynamoDBStreamEvent) => {
      const started = performance.now();
      const records = recordsOf(event);
      const failed = await attempt(options.deps, options.handle, records);
      if (failed.length > 0) log.warn("stream-partial", { count: failed.length });
      log.info("stream-done", {
        count: records.length - failed.length,
        durationMs: Math.round(performance.now() - started),
      });
      count("stream-record-done", records.length - failed.length);
      count("stream-record-failed", failed.length);
      return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
    });
