import type { Catcher } from "#local/catcher/catcher.ts";
import type { DynamodbClient } from "#local/emulators/dynamodb-client.ts";
import type { SqsClient } from "#local/emulators/sqs-client.ts";
import { isAllowed } from "#local/proxy/policy.ts";
import type { Runtime } from "#local/runtime/runtime.ts";
import type { StateFile } from "#local/state.ts";
import type { EventSourceModel, FunctionModel, Model } from "#local/template/model.ts";
import { startDeliveryLog } from "./delivery-log.ts";
import { startQueueSource } from "./queue-source.ts";
import { startSchedule } from "./schedule.ts";
import type { EventSource } from "./source.ts";
import { startStreamSource } from "./stream-source.ts";

export interface SourcesOptions {
  readonly model: Model;
  readonly dynamodb: DynamodbClient;
  readonly sqs: SqsClient;
  readonly runtime: Runtime;
  readonly catcher: Catcher;
  readonly checkpoints: StateFile;
}

export interface Sources extends EventSource {
  /** Runs every schedule once, now; tells which functions failed. */
  readonly runSchedules: () => Promise<readonly string[]>;
}

/** Starts whatever feeds events to functions, as the templates declare it. */
export async function startSources(options: SourcesOptions): Promise<Sources> {
  const { model, runtime } = options;
  const sources: EventSource[] = [];
  for (const mapping of model.eventSources.filter(({ enabled }) => enabled)) {
    checkGrants(mapping, model.functions);
    sources.push(await startMapping(mapping, options));
  }
  sources.push(startDeliveryLog(model.logSubscriptions, options.catcher, runtime));
  const schedules = model.schedules.map((schedule) => ({
    schedule,
    source: startSchedule(schedule, runtime),
  }));
  return {
    runSchedules: async () => {
      const results = await Promise.all(
        schedules.map(async ({ schedule, source }) =>
          (await source.runNow()) ? undefined : schedule.functionName,
        ),
      );
      return results.filter((name) => name !== undefined);
    },
    stop: async () => {
      await Promise.all(
        [...sources, ...schedules.map(({ source }) => source)].map((source) => source.stop()),
      );
    },
  };
}

async function startMapping(mapping: EventSourceModel, options: SourcesOptions): Promise<EventSource> {
  const { dynamodb, sqs, runtime, checkpoints } = options;
  if (mapping.sourceArn.includes(":sqs:")) return startQueueSource(mapping, sqs, runtime);
  const table = options.model.tables.find(({ streamArn }) => streamArn === mapping.sourceArn);
  if (table === undefined)
    throw new Error(`${mapping.functionName} reads ${mapping.sourceArn}, which is no table's stream`);
  return startStreamSource({ mapping, table, dynamodb, sqs, runtime, checkpoints });
}

const needed = {
  sqs: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
  dynamodb: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
} as const;

/** Lambda polls with the function's role, and refuses to when it may not. @throws naming the missing grant. */
function checkGrants(mapping: EventSourceModel, functions: readonly FunctionModel[]): void {
  const fn = functions.find(({ name }) => name === mapping.functionName);
  if (fn === undefined)
    throw new Error(`An event source names ${mapping.functionName}, which is no function`);
  for (const action of needed[mapping.sourceArn.includes(":sqs:") ? "sqs" : "dynamodb"]) {
    if (isAllowed(fn.statements, { action, resources: [mapping.sourceArn], context: {} })) continue;
    throw new Error(
      `The role of ${fn.name} lacks ${action} on ${mapping.sourceArn}, which its event source needs`,
    );
  }
}
