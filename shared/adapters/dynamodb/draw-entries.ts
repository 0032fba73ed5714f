import { createHash } from "node:crypto";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { DrawEntries, DrawEntry } from "#shared/ports/draw-entries.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { putNew } from "./piece.ts";
import { queryPartition } from "./query-partition.ts";

/**
 * A transaction holds the gate it checks, and one item stands some forty transactions a second: sixteen gates stand
 * what a whole network presses when a window opens (docs/adr/0014).
 */
const PARTS = 16;
const parts = Array.from({ length: PARTS }, (_, part) => part);

/** In which part of a draw a request is: always the same one. */
const partOf = (requestId: string): number =>
  createHash("sha256").update(requestId).digest().readUInt8(0) % PARTS;

/** Who was in a draw is forgotten 90 days after it. */
const KEPT_SECONDS = 90 * 86_400;

const entryItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  requestId: z.string(),
  accountId: z.string(),
  procedureId: z.string(),
  ticket: z.string(),
  party: z.int(),
  preferences: z.array(z.string()),
  registeredAt: z.iso.datetime(),
  expiresAt: z.int(),
});

const gateSchema = z.object({ opensAt: z.string(), closesAt: z.string() });

const toEntry = (item: unknown): DrawEntry => {
  const { pk, sk, expiresAt, ...entry } = entryItemSchema.parse(item);
  return entry;
};

const whyShut = (image: unknown, now: number): Refusal => {
  if (image === undefined) return { code: "not-found" };
  const { opensAt } = gateSchema.parse(image);
  return Date.parse(opensAt) > now
    ? { code: "draw-not-open", details: { opensAt } }
    : { code: "draw-closed" };
};

/** Passing a gate: the draw's window is open at `now`, and nobody has shut it. */
const gatePiece = (table: string, drawId: string, requestId: string, now: number): DynamoPiece => ({
  write: {
    ConditionCheck: {
      TableName: table,
      Key: keys.drawGate(drawId, partOf(requestId)),
      ConditionExpression: "opensAt <= :now AND closesAt > :now AND attribute_not_exists(shut)",
      ExpressionAttributeValues: { ":now": new Date(now).toISOString() },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  },
  refusal: (image) => whyShut(image, now),
});

const shutting = (table: string, drawId: string, part: number) => ({
  TableName: table,
  Key: keys.drawGate(drawId, part),
  UpdateExpression: "SET shut = :yes",
  ExpressionAttributeValues: { ":yes": true },
});

const registered = (): Refusal => ({ code: "draw-registered" });

/** Registrations in DynamoDB: each part of a draw is a partition with its gate. */
export const dynamoDrawEntries = (client: DynamoDBDocumentClient, table: string): DrawEntries => ({
  openPieces: ({ drawId, opensAt, closesAt }) =>
    parts.map((part) =>
      putNew(table, { ...keys.drawGate(drawId, part), opensAt, closesAt }, () => ({
        code: "draw-wrong-state",
      })),
    ),
  shutPieces: (drawId) =>
    parts.map(
      (part): DynamoPiece => ({ write: { Update: shutting(table, drawId, part) }, refusal: registered }),
    ),
  shut: async (drawId) => {
    await Promise.all(parts.map((part) => client.send(new UpdateCommand(shutting(table, drawId, part)))));
  },
  registerPieces: ({ drawId, drawAt }, entry, personKeys, now) => {
    const { requestId, ticket, registeredAt, ...said } = entry;
    const expiresAt = Math.floor(Date.parse(drawAt) / 1000) + KEPT_SECONDS;
    const set = Object.entries({ ...said, requestId, expiresAt });
    const first = Object.entries({ ticket, registeredAt });
    return [
      gatePiece(table, drawId, requestId, now),
      {
        write: {
          Update: {
            TableName: table,
            Key: keys.drawEntry(drawId, partOf(requestId), requestId),
            UpdateExpression: `SET ${[
              ...set.map(([name]) => `#${name} = :${name}`),
              ...first.map(([name]) => `#${name} = if_not_exists(#${name}, :${name})`),
            ].join(", ")}`,
            ExpressionAttributeNames: Object.fromEntries(
              [...set, ...first].map(([name]) => [`#${name}`, name]),
            ),
            ExpressionAttributeValues: Object.fromEntries(
              [...set, ...first].map(([name, value]) => [`:${name}`, value]),
            ),
          },
        },
        refusal: registered,
      },
      ...personKeys.map(
        (personKey): DynamoPiece => ({
          write: {
            Put: {
              TableName: table,
              Item: { ...keys.drawPerson(drawId, personKey, entry.procedureId), requestId, expiresAt },
              ConditionExpression: "attribute_not_exists(pk) OR requestId = :request",
              ExpressionAttributeValues: { ":request": requestId },
            },
          },
          refusal: registered,
        }),
      ),
    ] satisfies readonly DynamoPiece[];
  },
  leavePieces: (drawId, { requestId, procedureId }, personKeys, now) => {
    const remove = (Key: ReturnType<typeof keys.drawEntry>): DynamoPiece => ({
      write: {
        Delete: {
          TableName: table,
          Key,
          ConditionExpression: "requestId = :request",
          ExpressionAttributeValues: { ":request": requestId },
        },
      },
      refusal: () => ({ code: "draw-not-registered" }),
    });
    return [
      gatePiece(table, drawId, requestId, now),
      remove(keys.drawEntry(drawId, partOf(requestId), requestId)),
      ...personKeys.map((personKey) => remove(keys.drawPerson(drawId, personKey, procedureId))),
    ];
  },
  find: async (drawId, requestId) => {
    const { Item } = await client.send(
      new GetCommand({
        TableName: table,
        Key: keys.drawEntry(drawId, partOf(requestId), requestId),
        ConsistentRead: true,
      }),
    );
    return Item && toEntry(Item);
  },
  all: async (drawId) =>
    (
      await Promise.all(
        parts.map((part) => {
          const { pk, sk: beginsWith } = keys.drawEntry(drawId, part, "");
          return queryPartition(client, table, pk, toEntry, { consistent: true, beginsWith });
        }),
      )
    ).flat(),
});
