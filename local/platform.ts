import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { webhookSecret } from "#shared/adapters/webhook/sign.ts";
import { Catcher } from "./catcher/catcher.ts";
import { startCatcherServer } from "./catcher/server.ts";
import { checkJava, type DynamodbEmulator, makeTables, startDynamodb } from "./emulators/dynamodb.ts";
import { clearFastFolder } from "./emulators/fast-folder.ts";
import { type Messaging, startMessaging } from "./emulators/fauxqs.ts";
import { startGateway } from "./gateway/gateway.ts";
import { type Issuers, startIssuers } from "./issuer/issuers.ts";
import { Citizens } from "./issuer/people.ts";
import { StaffPool } from "./issuer/staff-pool.ts";
import { checkFolder, holdFolder } from "./lock.ts";
import { startPartnerReceiver } from "./partner/receiver.ts";
import { merchantIn } from "./payment-provider/merchant.ts";
import { startPaymentProvider } from "./payment-provider/provider.ts";
import { checkPorts, type Ports, portsFrom } from "./ports.ts";
import { prepareModel, webFolder } from "./prepare.ts";
import { type AwsProxy, startProxy } from "./proxy/proxy.ts";
import { Kms } from "./proxy/services/kms.ts";
import { SecretsManager } from "./proxy/services/secrets-manager.ts";
import { Runtime } from "./runtime/runtime.ts";
import { seedItems } from "./seed/items.ts";
import { writeSeeds } from "./seed.ts";
import { startSite } from "./site/site.ts";
import { startSources } from "./sources/sources.ts";
import { StateFile } from "./state.ts";
import { patiently, Steps } from "./steps.ts";
import type { Model } from "./template/model.ts";
import { EventBus } from "./uploads/event-bus.ts";

/** From which partners' own secrets are drawn. */
const WEBHOOK_SECRET = "wisal/webhook-secret";

export interface PlatformOptions {
  /** First of the ports; 4000 unless WISAL_PORT says otherwise. */
  readonly port?: number;
  /** Clears what an earlier run left. */
  readonly fresh?: boolean;
  /** Keeps no data on disk but the logs. */
  readonly inMemory?: boolean;
  /** `.local` unless WISAL_DATA says otherwise. */
  readonly dataDir?: string;
  readonly quiet?: boolean;
  /** Execution environments per function at most. */
  readonly maxWorkers?: number;
  /** Skips building and runs what is in dist/: for tests that have just built it. */
  readonly built?: boolean;
  /** False leaves the tables empty: for assemblies that are not the platform's. */
  readonly seeds?: boolean;
  /** A synthesised assembly to run instead of building and synthesising one. */
  readonly assembly?: string;
  /** A last change to what the templates say, for tests: e.g. one grant less. */
  readonly amend?: (model: Model) => Model;
}

export interface Platform {
  readonly urls: {
    readonly site: string;
    readonly api: string;
    readonly issuers: string;
    readonly catcher: string;
    readonly payment: string;
    readonly partner: string;
    readonly proxy: string;
    readonly dynamodb: string;
    readonly messaging: string;
  };
  readonly ports: Ports;
  readonly model: Model;
  readonly proxy: AwsProxy;
  readonly runtime: Runtime;
  readonly catcher: Catcher;
  readonly issuers: Issuers;
  readonly secrets: SecretsManager;
  readonly dynamodb: DynamodbEmulator;
  readonly messaging: Messaging;
  readonly stop: () => Promise<void>;
}

/** What ends, in the order in which it was started; ended backwards. */
class Running {
  readonly #stops: (() => Promise<void>)[] = [];

  add<T extends { readonly stop: () => Promise<void> }>(part: T): T {
    this.#stops.push(() => part.stop());
    return part;
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops.splice(0).toReversed()) await stop();
  }
}

/** Brings up everything that the templates declare. @throws {StartProblem} for what the caller can put right. */
export async function startPlatform(options: PlatformOptions = {}): Promise<Platform> {
  const steps = new Steps(options.quiet ?? false);
  const ports = portsFrom(options.port ?? Number(process.env["WISAL_PORT"] ?? "4000"));
  const dataDir = resolve(options.dataDir ?? process.env["WISAL_DATA"] ?? ".local");
  const kept = options.inMemory === true ? undefined : dataDir;
  checkJava();
  await checkFolder(dataDir);
  await checkPorts(ports);
  if (options.fresh === true) clear(dataDir);
  const running = new Running();
  running.add(holdFolder(dataDir, ports.site));
  try {
    return await bringUp(options, { steps, ports, dataDir, kept, running });
  } catch (error) {
    await running.stop();
    throw error;
  }
}

function clear(dataDir: string): void {
  rmSync(dataDir, { recursive: true, force: true });
  clearFastFolder(databaseFolder(dataDir));
}

function databaseFolder(dataDir: string): string {
  return join(dataDir, "dynamodb");
}

interface Setting {
  readonly steps: Steps;
  readonly ports: Ports;
  readonly dataDir: string;
  /** Where data is kept; undefined for a run in memory. */
  readonly kept: string | undefined;
  readonly running: Running;
}

async function bringUp(options: PlatformOptions, setting: Setting): Promise<Platform> {
  const { steps, ports, dataDir, kept, running } = setting;
  // Java needs seconds to start, and so does the build: side by side.
  const [dynamodb, model] = await Promise.all([
    steps.run("DynamoDB Local", async () =>
      running.add(
        await startDynamodb({
          port: ports.dynamodb,
          folder: kept === undefined ? undefined : databaseFolder(kept),
        }),
      ),
    ),
    prepareModel({ ...options, steps, ports, dataDir }),
  ]);
  await steps.run(
    "tables",
    () => makeTables(dynamodb.client, model.tables),
    (made) => `${made} made, ${model.tables.length - made} kept`,
  );
  const messaging = await steps.run(
    "topics, queues, buckets",
    async () =>
      running.add(
        await startMessaging(ports.messaging, model, {
          folder: kept === undefined ? undefined : join(kept, "fauxqs"),
        }),
      ),
    () => `${model.topics.length}, ${model.queues.length}, ${model.buckets.length}`,
  );
  const secrets = new SecretsManager(model.secrets, new StateFile(kept, "secrets.json"));
  const catcher = new Catcher(new StateFile(kept, "messages.json"));
  const users = {
    staffPool: new StaffPool(new StateFile(kept, "staff.json")),
    citizens: new Citizens(new StateFile(kept, "citizens.json")),
  };
  const proxy = running.add(
    await startProxy({
      port: ports.proxy,
      known: {
        tables: new Map(model.tables.map((table) => [table.name, table])),
        secrets: model.secrets,
        keys: model.keys,
      },
      dynamodb: dynamodb.client,
      dynamodbPort: ports.dynamodb,
      messagingPort: ports.messaging,
      secrets,
      kms: new Kms(model.keys, new StateFile(kept, "keys.json")),
      catcher,
      users,
      bus: new EventBus(model.eventRules, messaging.sqs),
    }),
  );
  proxy.callers.admitAuditor(model.auditor);
  const runtime = running.add(
    new Runtime({
      functions: model.functions,
      callers: proxy.callers,
      proxyUrl: proxy.url,
      maxWorkers: options.maxWorkers ?? 4,
      logFolder: join(dataDir, "logs"),
    }),
  );
  const api = model.apis[0];
  if (api === undefined) throw new Error("The templates declare no API");
  const gateway = running.add(await startGateway(ports.api, api, runtime));
  const catcherServer = running.add(await startCatcherServer(ports.catcher, catcher));
  running.add({ stop: async () => catcher.save() });
  const issuers = await steps.run(
    "issuers",
    async () =>
      running.add(
        await startIssuers({
          port: ports.issuers,
          model,
          catcher,
          users,
          siteUrl: `http://127.0.0.1:${ports.site}`,
          state: (name) => new StateFile(kept, name),
        }),
      ),
    ({ byKind }) =>
      Object.values(byKind)
        .filter((issuer) => issuer !== "")
        .map((issuer) => new URL(issuer).pathname)
        .join(" "),
  );
  const payment = running.add(
    await startPaymentProvider({ port: ports.payment, ...merchantIn(model, secrets) }),
  );
  const partner = running.add(
    await startPartnerReceiver({
      port: ports.partner,
      secretsOf: (partnerId) => [webhookSecret(secrets.valueOf(WEBHOOK_SECRET), partnerId, 1)],
    }),
  );
  if (options.seeds !== false) {
    await steps.run(
      "seeds",
      () =>
        writeSeeds(
          dynamodb.client,
          model.tables,
          seedItems({
            now: Date.now(),
            staffIssuer: issuers.byKind.staff,
            webhookUrl: `${partner.url}/notices`,
          }),
        ),
      (written) => `${written} written`,
    );
  }
  const site = await steps.run(
    "site",
    async () =>
      running.add(
        await startSite({
          port: ports.site,
          model,
          messaging,
          gatewayPort: ports.api,
          folder: webFolder,
          secret: (id) => secrets.valueOf(id),
        }),
      ),
    ({ files }) => `${files} files`,
  );
  const sources = running.add(
    await startSources({
      model,
      dynamodb: dynamodb.client,
      sqs: messaging.sqs,
      runtime,
      catcher,
      checkpoints: new StateFile(kept, "checkpoints.json"),
    }),
  );
  await steps.run(
    "schedules",
    () => patiently(sources.runSchedules()),
    (outcome) => outcome,
  );
  steps.say(`${steps.elapsed.padStart(7)}  ready`);
  return {
    urls: {
      site: site.url,
      api: gateway.url,
      issuers: issuers.url,
      catcher: catcherServer.url,
      payment: payment.url,
      partner: partner.url,
      proxy: proxy.url,
      dynamodb: `http://127.0.0.1:${ports.dynamodb}`,
      messaging: `http://127.0.0.1:${ports.messaging}`,
    },
    ports,
    model,
    proxy,
    runtime,
    catcher,
    issuers,
    secrets,
    dynamodb,
    messaging,
    stop: () => running.stop(),
  };
}
