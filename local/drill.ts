import { existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { Citizens } from "#local/issuer/people.ts";
import { StaffPool } from "#local/issuer/staff-pool.ts";
import { Catcher } from "./catcher/catcher.ts";
import { runDrill } from "./drill/run-drill.ts";
import { startDynamodb } from "./emulators/dynamodb.ts";
import { startMessaging } from "./emulators/fauxqs.ts";
import { checkFolder, holdFolder } from "./lock.ts";
import { checkPorts, portsFrom } from "./ports.ts";
import { startProxy } from "./proxy/proxy.ts";
import { Kms } from "./proxy/services/kms.ts";
import { SecretsManager } from "./proxy/services/secrets-manager.ts";
import { StartProblem } from "./start-problem.ts";
import { StateFile } from "./state.ts";
import type { Model } from "./template/model.ts";
import { readModel } from "./template/read-model.ts";
import { EventBus } from "./uploads/event-bus.ts";
import { verifyHere } from "./verify-audit.ts";

/**
 * The restore drill, with the data that the local run has left: `npm run drill`. Exports every table, destroys them,
 * restores them into fresh ones and verifies. The platform must be stopped; afterwards it goes on with what was restored.
 * The exports stay in `.local/drill/`. Exit code 1 where a fault was found.
 */
const dataDir = resolve(process.env["WISAL_DATA"] ?? ".local");
const ports = portsFrom(Number(process.env["WISAL_PORT"] ?? "4000"));
const proxyUrl = `http://127.0.0.1:${ports.proxy}`;

const tableOf = (model: Model, name: string) => {
  const table = model.tables.find((each) => each.name.endsWith(`-${name}`));
  if (table === undefined) throw new StartProblem(`The templates have no table ${name}`);
  return table;
};

const drill = async (): Promise<readonly string[]> => {
  const assembly = join(dataDir, "cdk.out");
  if (!existsSync(assembly))
    throw new StartProblem(`${dataDir} holds nothing yet: npm start, npm run demo, then stop it`);
  await checkFolder(dataDir);
  await checkPorts(ports);
  const model = readModel(assembly, { proxyUrl });
  const lock = holdFolder(dataDir, ports.site);
  const dynamodb = await startDynamodb({ port: ports.dynamodb, folder: join(dataDir, "dynamodb") });
  const messaging = await startMessaging(ports.messaging, model, { folder: join(dataDir, "fauxqs") });
  // The trail is verified as the auditor does it: through the proxy, with the auditor's rights.
  const proxy = await startProxy({
    port: ports.proxy,
    known: {
      tables: new Map(model.tables.map((table) => [table.name, table])),
      secrets: model.secrets,
      keys: model.keys,
    },
    dynamodb: dynamodb.client,
    dynamodbPort: ports.dynamodb,
    messagingPort: ports.messaging,
    secrets: new SecretsManager(model.secrets, new StateFile(dataDir, "secrets.json")),
    kms: new Kms(model.keys, new StateFile(dataDir, "keys.json")),
    catcher: new Catcher(new StateFile(undefined, "messages.json")),
    users: {
      staffPool: new StaffPool(new StateFile(dataDir, "staff.json")),
      citizens: new Citizens(new StateFile(dataDir, "citizens.json")),
    },
    bus: new EventBus(model.eventRules, messaging.sqs),
  });
  proxy.callers.admitAuditor(model.auditor);
  try {
    const faults = await runDrill({
      client: dynamodb.client,
      tables: {
        core: tableOf(model, "core"),
        stamps: tableOf(model, "stamps"),
        audit: tableOf(model, "audit"),
      },
      folder: join(dataDir, "drill"),
      verify: () => verifyHere({}),
      say: (line) => console.log(line),
    });
    // New tables have new streams: what is remembered is about the old ones.
    rmSync(join(dataDir, "checkpoints.json"), { force: true });
    return faults;
  } finally {
    await proxy.stop();
    await messaging.stop();
    await dynamodb.stop();
    await lock.stop();
  }
};

try {
  const faults = await drill();
  for (const fault of faults) console.log(`BROKEN     ${fault}`);
  console.log(faults.length === 0 ? "The drill passed." : `Exports are in ${join(dataDir, "drill")}`);
  process.exit(faults.length === 0 ? 0 : 1);
} catch (error) {
  console.error(error instanceof StartProblem ? error.message : error);
  process.exit(2);
}
