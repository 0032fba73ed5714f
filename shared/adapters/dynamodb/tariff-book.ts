import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { TariffBook } from "#shared/ports/tariff-book.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { putNew } from "./piece.ts";
import { queryPartition } from "./query-partition.ts";
import { rateItem, tariffItem, toRate, toTariff } from "./tariff-store.ts";

const boardSchema = z.object({ version: z.int().positive() });

/** Tariffs and rates for those who announce and post them (T1); `tariff-store.ts` is for those who apply them. */
export const dynamoTariffBook = (client: DynamoDBDocumentClient, table: string): TariffBook => ({
  tariffs: () => queryPartition(client, table, keys.tariff("", "").pk, toTariff, { consistent: true }),
  board: async () => {
    // The version first: rates that come between the two reads make the sheet meet another version.
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.rateBoard(), ConsistentRead: true }),
    );
    return {
      version: Item === undefined ? 0 : boardSchema.parse(Item).version,
      rates: await queryPartition(client, table, keys.rate("", "").pk, toRate, { consistent: true }),
    };
  },
  announcePiece: ({ procedureId, from, components }) =>
    putNew(table, tariffItem(procedureId, from, components), () => ({ code: "tariff-exists" })),
  withdrawPiece: (procedureId, from, until): DynamoPiece => ({
    write: {
      Delete: {
        TableName: table,
        Key: keys.tariff(procedureId, from),
        ConditionExpression: "#from > :until",
        ExpressionAttributeNames: { "#from": "from" },
        ExpressionAttributeValues: { ":until": until },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    },
    refusal: (image) => ({ code: image === undefined ? "tariff-unknown" : "tariff-in-force" }),
  }),
  postPieces: (rates, version): readonly DynamoPiece[] => [
    {
      write: {
        Update: {
          TableName: table,
          Key: keys.rateBoard(),
          UpdateExpression: "SET version = :next",
          ConditionExpression: version === 0 ? "attribute_not_exists(version)" : "version = :version",
          ExpressionAttributeValues: {
            ":next": version + 1,
            ...(version > 0 && { ":version": version }),
          },
        },
      },
      refusal: () => ({ code: "busy", retryAfterSeconds: 1 }),
    },
    ...rates.map((rate) => putNew(table, rateItem(rate), () => ({ code: "busy", retryAfterSeconds: 1 }))),
  ],
});
