import { account } from "#local/account.ts";
import type { DynamodbClient } from "#local/emulators/dynamodb-client.ts";
import { EmulatorError } from "#local/emulators/dynamodb-client.ts";
import type { SqsClient } from "#local/emulators/sqs-client.ts";
import { type JsonObject, list, obj, optionalStr, str } from "#local/json.ts";
import type { Runtime } from "#local/runtime/runtime.ts";
import type { StateFile } from "#local/state.ts";
import { type EventSourceModel, nameInArn, type TableModel } from "#local/template/model.ts";
import { failedItems } from "./batch-answer.ts";
import { passes } from "./filter.ts";
import type { EventSource } from "./source.ts";

export interface StreamOptions {
  readonly mapping: EventSourceModel;
  readonly table: TableModel;
  readonly dynamodb: DynamodbClient;
  readonly sqs: SqsClient;
  readonly runtime: Runtime;
  /** Where each shard was read to: a change made just before a stop is delivered after the next start. */
  readonly checkpoints: StateFile;
}

const BUSY_POLL_MS = 40;
const IDLE_POLL_MS = 150;
const SAVE_EVERY_MS = 1000;
const RETRY_MS = 250;
const LONGEST_RETRY_MS = 5000;
/** Lambda retries for a day where no maximum is set; here somebody is waiting. */
const RETRIES_WHERE_UNLIMITED = 50;

/** Plays Lambda's poller of one table's stream: in order, with retries, bisection and a destination for failures. */
export async function startStreamSource(options: StreamOptions): Promise<EventSource> {
  const { table, dynamodb } = options;
  const streamArn = await dynamodb.streamArn(table.name);
  if (streamArn === undefined) throw new Error(`Table ${table.name} has no stream`);
  const stopping = new AbortController();
  const reader = new ShardReader(streamArn, options, stopping.signal);
  const running = reader.run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
      options.checkpoints.save();
    },
  };
}

class ShardReader {
  readonly #streamArn: string;
  readonly #options: StreamOptions;
  readonly #stopping: AbortSignal;
  readonly #iterators = new Map<string, string>();
  readonly #finished = new Set<string>();
  #savedAt = 0;

  constructor(streamArn: string, options: StreamOptions, stopping: AbortSignal) {
    this.#streamArn = streamArn;
    this.#options = options;
    this.#stopping = stopping;
  }

  async run(): Promise<void> {
    let lastLook = 0;
    let shards: string[] = [];
    while (!this.#stopping.aborted) {
      try {
        // The emulator opens a new shard every few hours.
        if (shards.length === 0 || Date.now() - lastLook > 10_000) {
          shards = await this.#openShards();
          lastLook = Date.now();
        }
        let read = 0;
        for (const shard of shards) read += await this.#readOnce(shard);
        await this.#pause(read > 0 ? BUSY_POLL_MS : IDLE_POLL_MS);
      } catch (error) {
        if (this.#stopping.aborted) return;
        console.error(`Stream of ${this.#options.table.name}: ${String(error)}`);
        await this.#pause(1000);
      }
    }
  }

  async #openShards(): Promise<string[]> {
    const answer = await this.#options.dynamodb.call(
      "DescribeStream",
      { StreamArn: this.#streamArn },
      "DynamoDBStreams",
    );
    return list(obj(answer["StreamDescription"])["Shards"])
      .map((shard) => str(obj(shard)["ShardId"]))
      .filter((id) => !this.#finished.has(id));
  }

  /** Reads on in one shard; tells how many records it saw. */
  async #readOnce(shard: string): Promise<number> {
    let answer: JsonObject;
    try {
      const iterator = this.#iterators.get(shard) ?? (await this.#newIterator(shard));
      if (iterator === undefined) return 0;
      answer = await this.#options.dynamodb.call(
        "GetRecords",
        { ShardIterator: iterator, Limit: 1000 },
        "DynamoDBStreams",
      );
    } catch (error) {
      // Iterators age; the next look takes a new one from the checkpoint.
      if (error instanceof EmulatorError) this.#iterators.delete(shard);
      if (!(error instanceof EmulatorError && error.code === "TrimmedDataAccessException")) throw error;
      // What stood before the oldest record is gone, as on AWS after a day: read on from the oldest.
      delete this.#options.checkpoints.value[this.#checkpointName(shard)];
      return 0;
    }
    const records = list(answer["Records"]).map((record) => obj(record));
    await this.#deliverAll(shard, records);
    const next = optionalStr(answer["NextShardIterator"]);
    if (next === undefined) {
      this.#finished.add(shard);
      this.#iterators.delete(shard);
    } else {
      this.#iterators.set(shard, next);
    }
    return records.length;
  }

  async #newIterator(shard: string): Promise<string | undefined> {
    const checkpoint = optionalStr(this.#options.checkpoints.value[this.#checkpointName(shard)]);
    const from: JsonObject =
      checkpoint === undefined
        ? { ShardIteratorType: "TRIM_HORIZON" }
        : { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: checkpoint };
    const input = { StreamArn: this.#streamArn, ShardId: shard, ...from };
    const answer = await this.#options.dynamodb.call("GetShardIterator", input, "DynamoDBStreams");
    return optionalStr(answer["ShardIterator"]);
  }

  #checkpointName(shard: string): string {
    return `${this.#options.mapping.functionName} ${shard}`;
  }

  async #deliverAll(shard: string, records: readonly JsonObject[]): Promise<void> {
    const { mapping, checkpoints } = this.#options;
    const last = records.at(-1);
    if (last === undefined) return;
    const wanted = records
      .map((record) => this.#eventRecord(record))
      .filter((record) => passes(mapping.filters, record));
    for (let start = 0; start < wanted.length && !this.#stopping.aborted; start += mapping.batchSize) {
      const batch = wanted.slice(start, start + mapping.batchSize);
      await this.#deliver(shard, batch);
      // Not after a stop: an interrupted batch is delivered again at the next start.
      if (!this.#stopping.aborted) this.#mark(shard, sequenceNumber(batch.at(-1)));
    }
    if (this.#stopping.aborted) return;
    this.#mark(shard, sequenceNumber(last));
    // Records that nobody wants may be read again after a crash; that costs nothing.
    if (wanted.length === 0 && Date.now() - this.#savedAt < SAVE_EVERY_MS) return;
    this.#savedAt = Date.now();
    checkpoints.save();
  }

  #mark(shard: string, sequence: string): void {
    this.#options.checkpoints.value[this.#checkpointName(shard)] = sequence;
  }

  #eventRecord(record: JsonObject): JsonObject {
    return {
      ...record,
      awsRegion: account.region,
      eventSource: "aws:dynamodb",
      eventSourceARN: this.#options.mapping.sourceArn,
    };
  }

  /** Delivers one batch until it is done, given up, or the platform stops. */
  async #deliver(shard: string, batch: readonly JsonObject[], attempt = 0): Promise<void> {
    const { mapping, runtime } = this.#options;
    if (batch.length === 0 || this.#stopping.aborted) return;
    const result = await runtime.invoke(mapping.functionName, { Records: batch });
    const ids = batch.map(sequenceNumber);
    const failed = failedItems(result, ids, mapping.reportsBatchItemFailures);
    if (failed !== "all" && failed.size === 0) return;
    // Order is kept: everything from the first failure on comes again.
    const rest = failed === "all" ? batch : batch.slice(ids.findIndex((id) => failed.has(id)));
    const retries = mapping.maximumRetries < 0 ? RETRIES_WHERE_UNLIMITED : mapping.maximumRetries;
    if (attempt >= retries) {
      await this.#giveUp(shard, rest, attempt);
      return;
    }
    await this.#pause(Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** attempt));
    if (mapping.bisects && rest.length > 1) {
      const half = Math.ceil(rest.length / 2);
      await this.#deliver(shard, rest.slice(0, half), attempt + 1);
      await this.#deliver(shard, rest.slice(half), attempt + 1);
      return;
    }
    await this.#deliver(shard, rest, rest.length < batch.length ? attempt : attempt + 1);
  }

  async #giveUp(shard: string, batch: readonly JsonObject[], attempts: number): Promise<void> {
    const { mapping, sqs } = this.#options;
    if (mapping.onFailureArn === undefined) return;
    const report = {
      requestContext: {
        functionArn: mapping.functionName,
        condition: "RetryAttemptsExhausted",
        approximateInvokeCount: attempts + 1,
      },
      version: "1.0",
      timestamp: new Date().toISOString(),
      DDBStreamBatchInfo: {
        shardId: shard,
        startSequenceNumber: sequenceNumber(batch[0]),
        endSequenceNumber: sequenceNumber(batch.at(-1)),
        batchSize: batch.length,
        streamArn: mapping.sourceArn,
      },
    };
    await sqs.call("SendMessage", {
      QueueUrl: sqs.urlOf(nameInArn(mapping.onFailureArn)),
      MessageBody: JSON.stringify(report),
    });
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      const signal = this.#stopping;
      function done() {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      }
      signal.addEventListener("abort", done);
    });
  }
}

function sequenceNumber(record: JsonObject | undefined): string {
  return str(obj(record?.["dynamodb"])["SequenceNumber"]);
}
