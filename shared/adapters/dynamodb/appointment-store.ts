import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Appointment, AppointmentStore, NewAppointment } from "#shared/ports/appointment-store.ts";
import { appointmentItemSchema } from "./appointment-item.ts";
import type { DynamoPiece } from "./change-store.ts";
import { putNew } from "./change-store.ts";
import { keys } from "./keys.ts";
import { queryPartition } from "./query-partition.ts";

const guardItemSchema = z.object({
  appointmentId: z.string(),
  postId: z.string(),
  date: z.iso.date(),
  until: z.int(),
});

/** A guard outlives the start of its appointment by a day, then no longer blocks, whoever forgot to close the visit. */
const GUARD_AFTER_START_SECONDS = 86_400;

const guardPiece = (
  table: string,
  personKey: string,
  appointment: NewAppointment,
  now: number,
): DynamoPiece => {
  const until = Math.floor(Date.parse(appointment.startsAt) / 1000) + GUARD_AFTER_START_SECONDS;
  const { appointmentId, requestId, postId, date } = appointment;
  return {
    write: {
      Put: {
        TableName: table,
        Item: {
          ...keys.guard(personKey, appointment.procedureId),
          appointmentId,
          requestId,
          postId,
          date,
          until,
          expiresAt: until,
        },
        ConditionExpression: "attribute_not_exists(pk) OR #until <= :now",
        ExpressionAttributeNames: { "#until": "until" },
        ExpressionAttributeValues: { ":now": Math.floor(now / 1000) },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    },
    refusal: (image) => {
      const other = guardItemSchema.parse(image);
      return { code: "appointment-duplicate", details: { postId: other.postId, date: other.date } };
    },
  };
};

const toAppointment = (item: unknown): Appointment => {
  const { pk, sk, closure, ...appointment } = appointmentItemSchema.parse(item);
  return appointment;
};

/** Appointments in DynamoDB: one partition per post and local day. */
export const dynamoAppointmentStore = (client: DynamoDBDocumentClient, table: string): AppointmentStore => ({
  bookPieces: (appointment, now) => [
    putNew(
      table,
      {
        ...keys.appointment(appointment.postId, appointment.date, appointment.appointmentId),
        ...appointment,
        state: "booked",
      },
      () => ({
        code: "appointment-exists",
      }),
    ),
    ...appointment.personKeys.map((personKey) => guardPiece(table, personKey, appointment, now)),
  ],
  find: async (postId, date, appointmentId) => {
    const { Item } = await client.send(
      new GetCommand({
        TableName: table,
        Key: keys.appointment(postId, date, appointmentId),
        ConsistentRead: true,
      }),
    );
    return Item && toAppointment(Item);
  },
  ofDay: (postId, date) =>
    queryPartition(client, table, keys.appointment(postId, date, "").pk, toAppointment, { consistent: true }),
});
