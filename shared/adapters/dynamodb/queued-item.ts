import * as z from "zod";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { Lease } from "#shared/domain/request/lease.ts";
import type { QueuedRequest } from "#shared/ports/review-queue.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece, Image } from "./piece.ts";

const queuedItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  requestId: z.string(),
  postId: z.string(),
  procedureId: z.string(),
  people: z.int().min(1),
  submittedAt: z.iso.datetime(),
  reviewDueOn: z.iso.date(),
  correctedAt: z.iso.datetime().optional(),
  lease: z.strictObject({ by: z.string(), since: z.iso.datetime(), until: z.int() }).optional(),
  accepted: z.strictObject({ by: z.string(), at: z.iso.datetime() }).optional(),
});

/** Reads a request that waits for an officer. */
export const toQueued = (item: unknown): QueuedRequest => {
  const { pk, sk, ...entry } = queuedItemSchema.parse(item);
  return entry;
};

const fields = ["lease", "accepted"] as const;

/** It still waits, and nobody has taken or accepted it since it was read. */
const asRead = (table: string, entry: QueuedRequest) => ({
  TableName: table,
  Key: keys.queued(entry.postId, entry.submittedAt, entry.requestId),
  ConditionExpression: [
    "attribute_exists(pk)",
    ...fields.map((name) =>
      entry[name] === undefined ? `attribute_not_exists(${name})` : `${name} = :${name}Read`,
    ),
  ].join(" AND "),
  ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
});

const valuesRead = (entry: QueuedRequest): Record<string, unknown> =>
  Object.fromEntries(
    fields.flatMap((name) => (entry[name] === undefined ? [] : [[`:${name}Read`, entry[name]]])),
  );

/** Whose it is by now: another officer's, if its lease or acceptance is not the one that was read. */
const refusalFor =
  ({ lease, accepted }: QueuedRequest) =>
  (image: Image): Refusal => {
    if (image === undefined) return { code: "request-wrong-state" };
    const found = toQueued(image);
    const taken = found.lease?.by !== lease?.by || found.accepted?.by !== accepted?.by;
    return taken ? { code: "review-taken" } : { code: "busy", retryAfterSeconds: 1 };
  };

/** An officer takes a request, or acts on it (R4). */
export const leasePiece = (table: string, entry: QueuedRequest, lease: Lease): DynamoPiece => ({
  write: {
    Update: {
      ...asRead(table, entry),
      UpdateExpression: "SET lease = :lease",
      ExpressionAttributeValues: { ...valuesRead(entry), ":lease": lease },
    },
  },
  refusal: refusalFor(entry),
});

/** The first of two officers has accepted it; it is free for the second (R4). */
export const acceptPiece = (
  table: string,
  entry: QueuedRequest,
  accepted: NonNullable<QueuedRequest["accepted"]>,
): DynamoPiece => ({
  write: {
    Update: {
      ...asRead(table, entry),
      UpdateExpression: "SET accepted = :accepted REMOVE lease",
      ExpressionAttributeValues: { ...valuesRead(entry), ":accepted": accepted },
    },
  },
  refusal: refusalFor(entry),
});

/** It is decided and leaves the queue. */
export const decidePiece = (table: string, entry: QueuedRequest): DynamoPiece => {
  const values = valuesRead(entry);
  return {
    write: {
      Delete: {
        ...asRead(table, entry),
        ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
      },
    },
    refusal: refusalFor(entry),
  };
};
