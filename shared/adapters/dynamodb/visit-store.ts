import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { appointmentTransitions } from "#shared/domain/appointment/appointment.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { Visit, VisitStore } from "#shared/ports/visit-store.ts";
import { appointmentItemSchema } from "./appointment-item.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
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
    arrivedAt,
    movedTo,
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
    arrivedAt,
    movedTo,
    closure,
  };
};

const whyNotClosed = (visit: Visit | undefined): Refusal =>
  visit?.closure === undefined
    ? { code: "appointment-none", ...(visit && { details: { state: visit.state } }) }
    : { code: "visit-closed", details: { at: visit.closure.at, desk: visit.closure.desk } };

/** The states from which a visit can be closed (T8). */
const open = appointmentTransitions.serve.from.map((state, index) => [`:open${index}`, state] as const);

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
        ConditionExpression: `#state IN (${open.map(([name]) => name).join(", ")})`,
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: {
          ...Object.fromEntries(open),
          ":served": appointmentTransitions.serve.to,
          ":closure": closure,
        },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    },
    refusal: (image) => whyNotClosed(image && visitOf(image)),
  }),
});
