import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { PostRecord } from "#shared/catalogue/posts.ts";
import type { ProcedureRecord } from "#shared/catalogue/procedures.ts";
import type { CatalogueStore, Post, Procedure } from "#shared/ports/catalogue-store.ts";
import type { Clock } from "#shared/ports/clock.ts";
import { keys } from "./keys.ts";
import { queryPartition } from "./query-partition.ts";
import { warmCache } from "./warm-cache.ts";

const itemKeys = { pk: z.string(), sk: z.string() };

const postItemSchema = z.strictObject({
  ...itemKeys,
  type: z.literal("post"),
  id: z.string(),
  country: z.string().length(2),
  city: z.string(),
  kind: z.enum(["consulate-general", "embassy-section"]),
  timeZone: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  currency: z.string().length(3),
});

const procedureItemSchema = z.strictObject({
  ...itemKeys,
  type: z.literal("procedure"),
  id: z.string(),
  group: z.string(),
  calendarId: z.string(),
  names: z.strictObject({ ar: z.string(), fr: z.string(), es: z.string(), en: z.string() }),
  review: z.enum(["none", "before-slot"]),
  officers: z.union([z.literal(1), z.literal(2)]).optional(),
  appointment: z.enum(["needed", "not-needed"]),
  urgent: z.boolean(),
  minutes: z.int().positive(),
  documents: z.array(z.strictObject({ id: z.string(), optional: z.boolean() })),
  ages: z.enum(["adult", "minor", "any"]),
  feeConfirmed: z.boolean(),
});

const catalogueItemSchema = z.discriminatedUnion("type", [postItemSchema, procedureItemSchema]);

const outlookItemSchema = z.strictObject({
  ...itemKeys,
  postId: z.string(),
  calendarId: z.string(),
  freeDates: z.array(z.iso.date()),
});

/** The stored form of a post. */
export const postItem = (post: PostRecord): z.infer<typeof postItemSchema> => {
  const { id, country, city, kind, timeZone, latitude, longitude, currency } = post;
  return { ...keys.post(id), type: "post", id, country, city, kind, timeZone, latitude, longitude, currency };
};

/** The stored form of a procedure; its fee is stored apart, as a dated tariff (T1). */
export const procedureItem = (record: ProcedureRecord): z.infer<typeof procedureItemSchema> => {
  const { id, group, calendarId, names, review, appointment, urgent, minutes, ages } = record;
  return {
    ...keys.procedure(id),
    type: "procedure",
    id,
    group,
    calendarId,
    names: { ...names },
    review,
    ...(record.officers && { officers: record.officers }),
    appointment,
    urgent,
    minutes,
    documents: record.documents.map((document) => ({ ...document })),
    ages,
    feeConfirmed: record.fee.confirmed,
  };
};

/** The stored form of an outlook. */
export const outlookItem = (
  postId: string,
  calendarId: string,
  freeDates: readonly string[],
): z.infer<typeof outlookItemSchema> => ({
  ...keys.outlook(postId, calendarId),
  postId,
  calendarId,
  freeDates: [...freeDates],
});

/** How long a warm function keeps the catalogue. */
const CACHE_MS = 60_000;
/** How long a warm function keeps the outlooks: people see "about … days", not a count. */
const OUTLOOK_CACHE_MS = 5_000;

/** The catalogue in DynamoDB: one query for posts and procedures, kept for a minute by a warm function. */
export const dynamoCatalogueStore = (
  client: DynamoDBDocumentClient,
  table: string,
  clock: Clock,
): CatalogueStore => {
  const catalogue = warmCache(clock, CACHE_MS, () =>
    queryPartition(client, table, keys.post("").pk, (item) => catalogueItemSchema.parse(item)),
  );
  const outlooks = warmCache(clock, OUTLOOK_CACHE_MS, () =>
    queryPartition(client, table, keys.outlook("", "").pk, (item) => outlookItemSchema.parse(item)),
  );
  const posts = async (): Promise<readonly Post[]> =>
    (await catalogue()).filter((item) => item.type === "post");
  const procedures = async (): Promise<readonly Procedure[]> =>
    (await catalogue()).filter((item) => item.type === "procedure");
  return {
    posts,
    procedures,
    outlooks,
    post: async (postId) => (await posts()).find(({ id }) => id === postId),
    procedure: async (procedureId) => (await procedures()).find(({ id }) => id === procedureId),
  };
};
