import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Draw } from "#shared/domain/draw/draw.ts";
import { drawStates, drawTransitions } from "#shared/domain/draw/draw.ts";
import type { DrawStore } from "#shared/ports/draw-store.ts";
import type { Key } from "./keys.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { putNew } from "./piece.ts";
import { queryPartition } from "./query-partition.ts";

const itemKeys = { pk: z.string(), sk: z.string() };

const drawItemSchema = z.strictObject({
  ...itemKeys,
  drawId: z.string(),
  postId: z.string(),
  calendarId: z.string(),
  timeZone: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  drawAt: z.iso.datetime(),
  confirmHours: z.int(),
  state: z.enum(drawStates),
  commitment: z.string(),
  tickets: z.int().optional(),
  digest: z.string().optional(),
  seed: z.string().optional(),
  winners: z.int().optional(),
  returnedBy: z.iso.datetime().optional(),
});

const dueItemSchema = z.strictObject({ ...itemKeys, postId: z.string() });
const seedItemSchema = z.strictObject({ ...itemKeys, sealed: z.string() });
const recordItemSchema = z.strictObject({
  ...itemKeys,
  slots: z.array(z.strictObject({ slotId: z.string(), startsAt: z.iso.datetime(), free: z.int() })),
  pages: z.array(z.strictObject({ first: z.string(), count: z.int(), digest: z.string() })),
});
const ticketsItemSchema = z.strictObject({
  ...itemKeys,
  tickets: z.array(z.strictObject({ ticket: z.string(), party: z.int(), preferences: z.array(z.string()) })),
});
const resultsItemSchema = z.strictObject({
  ...itemKeys,
  results: z.array(
    z.strictObject({
      ticket: z.string(),
      rank: z.int(),
      seats: z.array(z.strictObject({ slotId: z.string(), party: z.int() })),
    }),
  ),
});
const progressItemSchema = z.strictObject({ ...itemKeys, until: z.int(), done: z.boolean().optional() });

const toDraw = (item: unknown): Draw => {
  const { pk, sk, ...draw } = drawItemSchema.parse(item);
  return draw;
};

/** A step of a draw, on condition of the state that it starts from. */
const stepPiece = (
  table: string,
  draw: Draw,
  step: keyof typeof drawTransitions,
  facts: Readonly<Record<string, unknown>>,
  now: number,
): DynamoPiece => {
  const { from, to } = drawTransitions[step];
  const set = Object.entries({ ...facts, state: to });
  return {
    write: {
      Update: {
        TableName: table,
        Key: keys.draw(draw.postId, draw.drawId),
        UpdateExpression: `SET ${set.map(([name]) => `#${name} = :${name}`).join(", ")}`,
        ConditionExpression: `#state = :from${step === "cancel" ? " AND opensAt > :now" : ""}`,
        ExpressionAttributeNames: {
          "#state": "state",
          ...Object.fromEntries(set.map(([name]) => [`#${name}`, name])),
        },
        ExpressionAttributeValues: {
          ":from": from,
          ...(step === "cancel" && { ":now": new Date(now).toISOString() }),
          ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
        },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    },
    refusal: (image) => ({ code: image === undefined ? "not-found" : "draw-wrong-state" }),
  };
};

/** Draws in DynamoDB: a small item each, and apart from it what is published, on pages far below 400 KB. */
export const dynamoDrawStore = (client: DynamoDBDocumentClient, table: string): DrawStore => {
  const read = async <T>(Key: Key, schema: z.ZodType<T>): Promise<T | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item && schema.parse(Item);
  };
  const put = async (Item: Record<string, unknown>): Promise<void> => {
    await client.send(new PutCommand({ TableName: table, Item }));
  };
  const find: DrawStore["find"] = async (postId, drawId) => {
    const item = await read(keys.draw(postId, drawId), drawItemSchema);
    return item && toDraw(item);
  };
  const taken = () => ({ code: "draw-wrong-state" }) as const;

  return {
    find,
    ofPost: (postId) => queryPartition(client, table, keys.draw(postId, "").pk, toDraw, { consistent: true }),
    live: async () => {
      const due = await queryPartition(
        client,
        table,
        keys.drawDue("").pk,
        (item) => dueItemSchema.parse(item),
        { consistent: true },
      );
      const draws = await Promise.all(due.map(({ postId, sk }) => find(postId, sk)));
      return draws.filter((draw) => draw !== undefined);
    },
    announcePieces: (draw, sealed) => [
      putNew(table, { ...keys.draw(draw.postId, draw.drawId), ...draw }, taken),
      putNew(table, { ...keys.drawDue(draw.drawId), postId: draw.postId }, taken),
      putNew(table, { ...keys.drawSeed(draw.drawId), sealed }, taken),
    ],
    stepPieces: (draw, step, set, now) => {
      const { to } = drawTransitions[step];
      const over: DynamoPiece = {
        write: { Delete: { TableName: table, Key: keys.drawDue(draw.drawId) } },
        refusal: taken,
      };
      return [stepPiece(table, draw, step, set, now), ...(to === "done" || to === "cancelled" ? [over] : [])];
    },
    sealedSeed: async (drawId) => {
      const item = await read(keys.drawSeed(drawId), seedItemSchema);
      if (item === undefined) throw new Error("a draw without its seed");
      return item.sealed;
    },
    recordPiece: (drawId, record) => putNew(table, { ...keys.drawRecord(drawId), ...record }, taken),
    record: async (drawId) => {
      const item = await read(keys.drawRecord(drawId), recordItemSchema);
      return item && { slots: item.slots, pages: item.pages };
    },
    saveTickets: (drawId, page, tickets) => put({ ...keys.drawTickets(drawId, page), tickets }),
    tickets: async (drawId, page) =>
      (await read(keys.drawTickets(drawId, page), ticketsItemSchema))?.tickets ?? [],
    saveResults: (drawId, page, results) => put({ ...keys.drawResults(drawId, page), results }),
    results: async (drawId, page) =>
      (await read(keys.drawResults(drawId, page), resultsItemSchema))?.results ?? [],
    beginPage: async (drawId, page, until) => {
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: table,
          Key: keys.drawProgress(drawId, page),
          UpdateExpression: "SET #until = if_not_exists(#until, :until)",
          ExpressionAttributeNames: { "#until": "until" },
          ExpressionAttributeValues: { ":until": until },
          ReturnValues: "ALL_NEW",
        }),
      );
      const progress = progressItemSchema.parse(Attributes);
      return { until: progress.until, done: progress.done === true };
    },
    finishPage: async (drawId, page) => {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: keys.drawProgress(drawId, page),
          UpdateExpression: "SET done = :yes",
          ExpressionAttributeValues: { ":yes": true },
        }),
      );
    },
  };
};
