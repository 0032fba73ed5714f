import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { BatchGetCommand, paginateQuery } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { AnchoredHead } from "#shared/domain/audit/anchor.ts";
import type { AuditEntry, ChainName } from "#shared/domain/audit/chain.ts";
import type { AuditReader } from "#shared/ports/audit-reader.ts";
import { auditEntryItemSchema, auditEntryOf, auditHeadItemSchema, dynamoAuditStore } from "./audit-store.ts";
import { keys } from "./keys.ts";
import { queryPartition } from "./query-partition.ts";

/** A batch reads at most 100 items. */
const BATCH = 100;

const rowSchema = z.object({ sk: z.string() });
const placeSchema = z.object({ pk: z.string() });

type Item = Readonly<Record<string, unknown>>;

const chainKey = ({ postId, date }: ChainName): string => keys.auditChain(postId, date);

/** Reads the trail. What was recorded is read as it is now: nothing here is a moment old. */
export const dynamoAuditReader = (client: DynamoDBDocumentClient, table: string): AuditReader => {
  const headsOf = async (chains: readonly ChainName[]): Promise<readonly AnchoredHead[]> => {
    const byKey = new Map(chains.map((chain) => [keys.auditHead(chainKey(chain)).pk, chain]));
    const found: AnchoredHead[] = [];
    let left: Item[] = chains.map((chain) => ({ ...keys.auditHead(chainKey(chain)) }));
    while (left.length > 0) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: true } } }),
      );
      for (const item of Responses?.[table] ?? []) {
        const chain = byKey.get(placeSchema.parse(item).pk);
        const { sequence, hash } = auditHeadItemSchema.parse(item);
        if (chain !== undefined) found.push({ ...chain, sequence, hash });
      }
      left = [...(UnprocessedKeys?.[table]?.Keys ?? [])];
    }
    return found;
  };

  /** The pages of a chain's links; its head has a sort key after all of them. */
  const pages = (chain: ChainName, sequence: number) => {
    const from = keys.auditEntry(chainKey(chain), sequence + 1);
    return paginateQuery(
      { client },
      {
        TableName: table,
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
        ExpressionAttributeValues: { ":pk": from.pk, ":from": from.sk, ":to": LAST_LINK },
        ConsistentRead: true,
      },
    );
  };

  return {
    chainsOf: (date) =>
      queryPartition(
        client,
        table,
        keys.auditDay(date, "").pk,
        (item) => ({ postId: rowSchema.parse(item).sk, date }),
        { consistent: true },
      ),
    heads: async (chains) => {
      const found: AnchoredHead[] = [];
      for (let start = 0; start < chains.length; start += BATCH)
        found.push(...(await headsOf(chains.slice(start, start + BATCH))));
      return found.toSorted((one, other) => (chainKey(one) < chainKey(other) ? -1 : 1));
    },
    head: dynamoAuditStore(client, table).head,
    links: async (chain) => {
      const links: (AuditEntry | undefined)[] = [];
      for await (const { Items = [] } of pages(chain, 0))
        links.push(
          ...Items.map((item) =>
            auditEntryItemSchema.safeParse(item).success ? auditEntryOf(item) : undefined,
          ),
        );
      return links;
    },
    after: async function* (chain, sequence) {
      for await (const { Items = [] } of pages(chain, sequence)) yield* Items.map(auditEntryOf);
    },
  };
};

/** Sequences have nine digits. */
const LAST_LINK = "9".repeat(9);
