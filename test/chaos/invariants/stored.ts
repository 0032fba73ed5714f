import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { account } from "#local/account.ts";
import type { Item } from "#local/drill/invariants.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { platform } from "#test/local/support/platform.ts";
import { everything, partition } from "#test/local/support/stored.ts";
import { CALENDAR, POST, type World } from "../world.ts";

/** What is stored at the end, in plain values. */
export interface Stored {
  readonly core: readonly Item[];
  readonly stamps: readonly Item[];
  readonly audit: readonly Item[];
}

/** Reads the tables; of the slots those of the days that people raced for. */
export const readStored = async ({ days }: Pick<World, "days">): Promise<Stored> => {
  const [core, stamps, audit, ...slots] = await Promise.all([
    everything("core"),
    everything("stamps"),
    everything("audit"),
    ...days.map((date) => partition("core", keys.slot(POST, CALENDAR, date, "").pk)),
  ]);
  return { core: [...core, ...slots.flat()], stamps, audit };
};

/** Items of a kind, by the beginnings of their keys. */
export const under = (items: readonly Item[], pk: string, sk = ""): readonly Item[] =>
  items.filter((item) => String(item["pk"]).startsWith(pk) && String(item["sk"]).startsWith(sk));

/** The table with the money, past the proxy. */
export const moneyTable = () => ({
  client: DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: platform().urls.dynamodb,
      region: account.region,
      credentials: { accessKeyId: "chaos", secretAccessKey: "local" },
    }),
  ),
  tableNames: { stamps: platform().table("stamps") },
});
