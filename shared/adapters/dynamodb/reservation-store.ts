import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { Reservation, ReservationStore } from "#shared/ports/reservation-store.ts";
import { reservationStates } from "#shared/ports/reservation-store.ts";
import { keys } from "./keys.ts";
import { componentsSchema } from "./order-item.ts";
import type { DynamoPiece } from "./piece.ts";
import { putNew } from "./piece.ts";

const reservationItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  reservationId: z.string(),
  partnerId: z.string(),
  stampKey: z.string(),
  stampId: z.string(),
  procedureId: z.string(),
  amountMad: z.int().positive(),
  components: componentsSchema,
  reference: z.string(),
  until: z.iso.datetime(),
  state: z.enum(reservationStates),
  settledAt: z.iso.datetime().optional(),
});

const reservationOf = (item: unknown): Reservation => {
  const { pk, sk, ...reservation } = reservationItemSchema.parse(item);
  return reservation;
};

const whyNotSettled = (partnerId: string, reservation: Reservation | undefined): Refusal => {
  if (reservation === undefined || reservation.partnerId !== partnerId)
    return { code: "reservation-unknown" };
  return reservation.state === "committed"
    ? { code: "reservation-committed", details: { at: reservation.settledAt } }
    : { code: "reservation-lapsed" };
};

/** Reservations in the stamps table, one small item each. */
export const dynamoReservationStore = (client: DynamoDBDocumentClient, table: string): ReservationStore => ({
  find: async (reservationId) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keys.reservation(reservationId), ConsistentRead: true }),
    );
    return Item && reservationOf(Item);
  },
  open: (reservation) =>
    putNew(
      table,
      reservationItemSchema.parse({ ...keys.reservation(reservation.reservationId), ...reservation }),
      () => ({ code: "stamp-reserved" }),
    ),
  settle: (reservationId, partnerId, to, at): DynamoPiece => ({
    write: {
      Update: {
        TableName: table,
        Key: keys.reservation(reservationId),
        UpdateExpression: "SET #state = :to, settledAt = :at",
        ConditionExpression: "#state = :open AND partnerId = :partnerId",
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: { ":to": to, ":at": at, ":open": "open", ":partnerId": partnerId },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    },
    refusal: (image) => whyNotSettled(partnerId, image && reservationOf(image)),
  }),
});
