import { join } from "node:path";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { DynamodbClient } from "#local/emulators/dynamodb-client.ts";
import type { JsonObject } from "#local/json.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import type { Verification } from "#shared/application/audit/verify-trail.ts";
import type { BackedTable } from "./backup.ts";
import { digestOf, exportTable, itemsOf, readExport, restoreTable } from "./backup.ts";
import type { Item } from "./invariants.ts";
import { faultsIn, unpublished } from "./invariants.ts";

/** What is drilled: the three tables, where exports go, and how the trail is verified. */
export interface Drill {
  readonly client: DynamodbClient;
  readonly tables: Readonly<Record<"core" | "stamps" | "audit", BackedTable>>;
  readonly folder: string;
  readonly verify: () => Promise<Verification>;
  readonly say: (line: string) => void;
}

const plain = (items: readonly JsonObject[]): readonly Item[] =>
  // The emulator's JSON is the SDK's attribute values, but for bytes, of which there are none in keys.
  items.map((item) => unmarshall(JSON.parse(JSON.stringify(item))));

const idOf = (item: Item): string => `${String(item["pk"])} ${String(item["sk"])}`;

/** Parts what was published from what is to be put after the stream is on again. */
const parted = (items: readonly JsonObject[], audit: readonly Item[]) => {
  const late = new Set(unpublished(plain(items), audit).map(idOf));
  const isLate = (item: JsonObject): boolean =>
    late.size > 0 && plain([item]).some((each) => late.has(idOf(each)));
  return { early: items.filter((item) => !isLate(item)), late: items.filter(isLate) };
};

/**
 * Exports every table, destroys them, makes them anew from the exports alone, and verifies what is there: item by item,
 * the ledger, places and appointments, stamps and orders, the trail and its anchors. Tells every fault.
 */
export const runDrill = async ({
  client,
  tables,
  folder,
  verify,
  say,
}: Drill): Promise<readonly string[]> => {
  const all = Object.values(tables);
  const fileOf = ({ name }: BackedTable): string => join(folder, `${name}.json.gz`);
  const before = new Map<string, string>();
  for (const table of all) {
    const items = await exportTable(client, table.name, fileOf(table));
    before.set(table.name, digestOf(items));
    say(`exported   ${table.name.padEnd(14)} ${items.length} items`);
  }
  for (const { name } of all) await client.call("DeleteTable", { TableName: name });
  say("destroyed  every table");
  const audit = plain(readExport(fileOf(tables.audit)));
  for (const table of all) {
    const { early, late } = parted(readExport(fileOf(table)), audit);
    await restoreTable(client, table, early, late);
    const put = late.length > 0 ? `, ${late.length} commands put again to be published` : "";
    say(`restored   ${table.name.padEnd(14)} ${early.length + late.length} items${put}`);
  }
  const faults: string[] = [];
  for (const { name } of all)
    if (digestOf(await itemsOf(client, name)) !== before.get(name)) faults.push(`${name} is not what it was`);
  const [core, stamps] = await Promise.all(
    [tables.core, tables.stamps].map(async ({ name }) => plain(await itemsOf(client, name))),
  );
  faults.push(...faultsIn(core ?? [], stamps ?? []));
  const trail = await verify();
  faults.push(
    ...trail.brokenAnchors.map(({ hour, fault }) => `anchor ${hour}: ${fault}`),
    ...trail.brokenChains.map(
      ({ postId, date, sequence, fault }) =>
        `chain ${keys.auditChain(postId, date)} link ${sequence}: ${fault}`,
    ),
  );
  say(
    `verified   ${trail.links} links of ${trail.chains} chains, ${trail.anchors} anchors; ${faults.length} faults`,
  );
  return faults;
};
