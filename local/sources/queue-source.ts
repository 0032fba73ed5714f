import { account } from "#local/account.ts";
import type { SqsClient } from "#local/emulators/sqs-client.ts";
import { type JsonObject, list, obj, optionalStr, str, stringMap, tryParseJson } from "#local/json.ts";
import type { Runtime } from "#local/runtime/runtime.ts";
import { type EventSourceModel, nameInArn } from "#local/template/model.ts";
import { failedItems } from "./batch-answer.ts";
import { passes } from "./filter.ts";
import type { EventSource } from "./source.ts";

const LONG_POLL_SECONDS = 20;
const DEFAULT_BATCHES_AT_ONCE = 2;

/** Plays Lambda's poller of one queue: long poll, batches, partial failures, deletion of what succeeded. */
export function startQueueSource(mapping: EventSourceModel, sqs: SqsClient, runtime: Runtime): EventSource {
  const queueUrl = sqs.urlOf(nameInArn(mapping.sourceArn));
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const limit = mapping.maximumConcurrency ?? DEFAULT_BATCHES_AT_ONCE;

  const remove = async (messages: readonly JsonObject[]): Promise<void> => {
    for (const message of messages) {
      await sqs.call("DeleteMessage", { QueueUrl: queueUrl, ReceiptHandle: message["ReceiptHandle"] ?? "" });
    }
  };

  const process = async (received: readonly JsonObject[]): Promise<void> => {
    const wanted = received.filter((message) => passes(mapping.filters, filterable(message)));
    // What the filter leaves out is deleted unseen, as Lambda does.
    await remove(received.filter((message) => !wanted.includes(message)));
    if (wanted.length === 0) return;
    const result = await runtime.invoke(mapping.functionName, {
      Records: wanted.map((message) => recordOf(message, mapping)),
    });
    const ids = wanted.map((message) => str(message["MessageId"]));
    const failed = failedItems(result, ids, mapping.reportsBatchItemFailures);
    if (failed !== "all") await remove(wanted.filter((message) => !failed.has(str(message["MessageId"]))));
  };

  const poll = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      if (running.size >= limit) {
        await Promise.race(running);
        continue;
      }
      const received = await receive();
      if (received.length === 0) continue;
      const batch = process(received)
        .catch((error: unknown) => {
          if (!stopping.signal.aborted) console.error(`Queue ${queueUrl}: ${String(error)}`);
        })
        .finally(() => running.delete(batch));
      running.add(batch);
    }
  };

  const receive = async (): Promise<JsonObject[]> => {
    try {
      const answer = await sqs.call(
        "ReceiveMessage",
        {
          QueueUrl: queueUrl,
          MaxNumberOfMessages: Math.min(10, mapping.batchSize),
          WaitTimeSeconds: LONG_POLL_SECONDS,
          AttributeNames: ["All"],
          MessageAttributeNames: ["All"],
        },
        stopping.signal,
      );
      return list(answer["Messages"]).map((message) => obj(message));
    } catch (error) {
      if (stopping.signal.aborted) return [];
      console.error(`Queue ${queueUrl}: ${String(error)}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return [];
    }
  };

  const polling = poll();
  return {
    stop: async () => {
      stopping.abort();
      await polling;
    },
  };
}

/** Filters see the body parsed, where it is JSON. */
function filterable(message: JsonObject): JsonObject {
  const body = str(message["Body"]);
  return { body: tryParseJson(body) ?? body, messageAttributes: message["MessageAttributes"] ?? {} };
}

function recordOf(message: JsonObject, mapping: EventSourceModel): JsonObject {
  return {
    messageId: str(message["MessageId"]),
    receiptHandle: str(message["ReceiptHandle"]),
    body: str(message["Body"]),
    attributes: stringMap(message["Attributes"]),
    messageAttributes: Object.fromEntries(
      Object.entries(obj(message["MessageAttributes"])).map(([name, value]) => [
        name,
        {
          stringValue: optionalStr(obj(value)["StringValue"]) ?? null,
          binaryValue: optionalStr(obj(value)["BinaryValue"]) ?? null,
          stringListValues: [],
          binaryListValues: [],
          dataType: str(obj(value)["DataType"]),
        },
      ]),
    ),
    md5OfBody: str(message["MD5OfBody"]),
    eventSource: "aws:sqs",
    eventSourceARN: mapping.sourceArn,
    awsRegion: account.region,
  };
}
