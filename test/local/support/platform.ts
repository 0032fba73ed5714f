import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { account } from "#local/account.ts";
import { type Places, placesFrom } from "#local/client/wisal.ts";
import { type Platform, startPlatform } from "#local/platform.ts";
import type { FunctionModel, Model, QueueModel, StatementModel } from "#local/template/model.ts";

const PORT = Number(process.env["WISAL_PORT"] ?? 4700);
/** Long enough for a slow function on two busy cores, short enough to wait for a redelivery. */
const VISIBILITY_SECONDS = 3;
/** Shorter than the visibility, so that the first redelivery of a message of unknown outcome may settle it. */
const RECEIPT_WINDOW_SECONDS = 2;

/** A queue of our own behind the topic: every event as published, to be searched at the end. */
const WITNESS = "test-witness";

/** Grants taken from functions for the length of a test. */
class Withheld {
  readonly #grants = new Map<string, Set<string>>();

  statementsOf(fn: FunctionModel): readonly StatementModel[] {
    const withheld = this.#grants.get(fn.shortName);
    if (withheld === undefined) return fn.statements;
    return fn.statements.map((statement) => ({
      ...statement,
      actions: statement.actions.filter((action) => !withheld.has(action)),
    }));
  }

  /** Takes `action` from the function's role while `work` runs. */
  async without<T>(functionName: string, action: string, work: () => Promise<T>): Promise<T> {
    this.#grants.set(functionName, new Set([action]));
    try {
      return await work();
    } finally {
      this.#grants.delete(functionName);
    }
  }
}

/** The platform of these tests: the product's templates, with shorter waits, a witness, and roles that can be cut. */
export interface TestPlatform extends Platform {
  readonly places: Places;
  readonly logFolder: string;
  readonly withheld: Withheld;
  /** Full name of a table by its logical one. */
  readonly table: (name: "core" | "stamps" | "audit") => string;
  readonly witnessQueue: string;
}

const witnessOf = (model: Model): Pick<Model, "queues" | "subscriptions"> => {
  const arn = `arn:${account.partition}:sqs:${account.region}:${account.id}:${WITNESS}`;
  const queue: QueueModel = {
    name: WITNESS,
    arn,
    deadLetterArn: undefined,
    attributes: {},
  };
  return {
    queues: [...model.queues, queue],
    subscriptions: [
      ...model.subscriptions,
      ...model.topics.map(({ arn: topicArn }) => ({
        topicArn,
        queueArn: arn,
        attributes: { RawMessageDelivery: "true" },
      })),
    ],
  };
};

/**
 * A message not settled comes again within seconds. But for papers: an inspection of a busy machine outlasts that, and
 * what is delivered a third time is not read any more (D2).
 */
const redeliveredSoon = (queue: QueueModel): QueueModel =>
  queue.name.includes("documents-inspect")
    ? queue
    : { ...queue, attributes: { ...queue.attributes, VisibilityTimeout: String(VISIBILITY_SECONDS) } };

const waitsLess = (fn: FunctionModel): FunctionModel["environment"] =>
  ["stamps-deliver", "messages-send"].includes(fn.shortName)
    ? { ...fn.environment, RECEIPT_WINDOW_SECONDS: String(RECEIPT_WINDOW_SECONDS) }
    : fn.environment;

/** The model with `patience` times as long for every call of the API. */
const patient = (model: Model, patience: number): Model => ({
  ...model,
  functions: model.functions.map((fn) => ({ ...fn, timeoutMs: patience * fn.timeoutMs })),
  apis: model.apis.map((each) => ({
    ...each,
    routes: each.routes.map((route) => ({ ...route, timeoutMs: patience * route.timeoutMs })),
  })),
});

interface Opening {
  /** Calls of the API may take so many times as long as in AWS: for tests that judge answers on a busy machine. */
  readonly patience?: number;
}

const start = async ({ patience = 1 }: Opening): Promise<TestPlatform> => {
  const dataDir = mkdtempSync(join(tmpdir(), "wisal-path-"));
  const withheld = new Withheld();
  const platform = await startPlatform({
    port: PORT,
    inMemory: true,
    quiet: true,
    // By `test/support/built.ts`, or by the command that runs this.
    built: true,
    dataDir,
    amend: (made) => {
      const model = patient(made, patience);
      return {
        ...model,
        ...witnessOf({ ...model, queues: model.queues.map(redeliveredSoon) }),
        functions: model.functions.map((fn) => ({
          ...fn,
          environment: waitsLess(fn),
          get statements() {
            return withheld.statementsOf(fn);
          },
        })),
      };
    },
  });
  return {
    ...platform,
    places: placesFrom(PORT),
    logFolder: join(dataDir, "logs"),
    withheld,
    table: (name) => {
      const found = platform.model.tables.find(
        (table) => table.name === name || table.name.endsWith(`-${name}`),
      );
      if (found === undefined) throw new Error(`No table ${name}`);
      return found.name;
    },
    witnessQueue: WITNESS,
    stop: async () => {
      await platform.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

let running: TestPlatform | undefined;

/** The platform that `openPlatform` has started. */
export const platform = (): TestPlatform => {
  if (running === undefined) throw new Error("The platform is not up");
  return running;
};

/** Starts the one platform of this process, in memory. */
export const openPlatform = async (opening: Opening = {}): Promise<TestPlatform> => {
  running = await start(opening);
  return running;
};

/** Ends it. */
export const closePlatform = async (): Promise<void> => {
  await running?.stop();
  running = undefined;
};
