import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { Visit, VisitStore } from "#shared/ports/visit-store.ts";
import { appointmentItemSchema } from "./appointment-item.ts";
import type { DynamoPiece } from "./change-store.ts";
import type { Key } from "./keys.ts";
import { keys } from "./keys.ts";
import { queryPartition } from "./query-partition.ts";

const visitOf = (item: unknown): Visit => {
  const appointment = appointmentItemSchema.parse(item);
  const {
    appointmentId,
    requestId,
    postId,
    procedureId,
    date,
    time,
    startsAt,
    names,
    personKeys,
    state,
    closure,
  } = appointment;
  return {
    appointmentId,
    requestId,
    postId,
    procedureId,
    date,
    time,
    startsAt,
    names,
    personKeys,
    state,
    closure,
  };
};

const whyNotClosed = (visit: Visit | undefined): Refusal =>
  visit?.closure === undefined
    ? { code: "appointment-none" }
    : { code: "visit-closed", details: { at: visit.closure.at, desk: visit.closure.desk } };

/** Ends a guard now instead of a day after the appointment's start. */
const endGuard = (table: string, key: Key, appointmentId: string, now: number): DynamoPiece => ({
  write: {
    Update: {
      TableName: table,
      Key: key,
      UpdateExpression: "SET #until = :now",
      ConditionExpression: "appointmentId = :appointmentId",
      ExpressionAttributeNames: { "#until": "until" },
      ExpressionAttributeValues: { ":appointmentId": appointmentId, ":now": Math.floor(now / 1000) },
    },
  },
  // It lapsed and was taken by another appointment since it was read: the next attempt leaves it alone.
  refusal: () => ({ code: "busy", retryAfterSeconds: 1 }),
});

/** Visits in the core table: one partition per post and local day (T8). */
export const dynamoVisitStore = (client: DynamoDBDocumentClient, table: string): VisitStore => ({
  ofDay: async (postId, date) => {
    const items = await queryPartition(client, table, keys.appointment(postId, date, "").pk, visitOf, {
      consistent: true,
    });
    return items.toSorted((one, other) => one.time.localeCompare(other.time));
  },
  find: async (postId, date, appointmentId) => {
    const { Item } = await client.send(
      new GetCommand({
        TableName: table,
        Key: keys.appointment(postId, date, appointmentId),
        ConsistentRead: true,
      }),
    );
    return Item && visitOf(Item);
  },
  close: ({ postId, date, appointmentId }, closure): DynamoPiece => ({
    write: {
      Update: {
        TableName: table,
        Key: keys.appointment(postId, date, appointmentId),
        UpdateExpression: "SET #state = :served, closure = :closure",
        ConditionExpression: "#state = :booked",
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: { ":served": "served", ":booked": "booked", ":closure": closure },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    },
    refusal: (image) => whyNotClosed(image && visitOf(image)),
  }),
  freePeople: async ({ personKeys, procedureId, appointmentId }, now) => {
    const guards = await Promise.all(
      personKeys.map(async (personKey) => {
        const key = keys.guard(personKey, procedureId);
        const { Item } = await client.send(
          new GetCommand({ TableName: table, Key: key, ConsistentRead: true }),
        );
        return { key, own: Item?.["appointmentId"] === appointmentId };
      }),
    );
    return guards.filter(({ own }) => own).map(({ key }) => endGuard(table, key, appointmentId, now));
  },
});
