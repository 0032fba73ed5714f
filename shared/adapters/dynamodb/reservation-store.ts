import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { Reservation, ReservationStore } from "#shared/ports/reservation-store.ts";
import { reservationStates } from "#shared/ports/reservation-store.ts";
import { componentsSchema } from "./fee-item.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { putNew } from "./piece.ts";
import { queryPartition } from "./query-partition.ts";

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
  postId: z.string().optional(),
  until: z.iso.datetime(),
  state: z.enum(reservationStates),
  settledAt: z.iso.datetime().optional(),
});

const stampPartnerItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  partnerId: z.string(),
  reservationId: z.string(),
  reference: z.string(),
});

/** Without a condition, none can fail. */
const refusal = () => ({ code: "internal" }) as const;

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
export const dynamoReservationStore = (client: DynamoDBDocumentClient, table: string): ReservationStore => {
  /** The one end of an open reservation, whichever comes first. */
  const settling = (
    reservationId: string,
    to: Reservation["state"],
    at: string,
    only: {
      readonly condition: string;
      readonly value: Readonly<Record<string, string>>;
      readonly refusal: DynamoPiece["refusal"];
    },
  ): DynamoPiece => ({
    write: {
      Update: {
        TableName: table,
        Key: keys.reservation(reservationId),
        UpdateExpression: "SET #state = :to, settledAt = :at",
        ConditionExpression: `#state = :open AND ${only.condition}`,
        ExpressionAttributeNames: {
          "#state": "state",
          ...(only.condition.includes("#until") && { "#until": "until" }),
        },
        ExpressionAttributeValues: { ":to": to, ":at": at, ":open": "open", ...only.value },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    },
    refusal: only.refusal,
  });
  return {
    find: async (reservationId) => {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: keys.reservation(reservationId), ConsistentRead: true }),
      );
      return Item && reservationOf(Item);
    },
    open: (reservation) => {
      const { reservationId, partnerId, stampId, reference } = reservation;
      const heldBy = { ...keys.stampPartner(stampId, partnerId), partnerId, reservationId, reference };
      return [
        putNew(
          table,
          reservationItemSchema.parse({ ...keys.reservation(reservationId), ...reservation }),
          () => ({ code: "stamp-reserved" }),
        ),
        { write: { Put: { TableName: table, Item: stampPartnerItemSchema.parse(heldBy) } }, refusal },
      ];
    },
    settle: ({ reservationId, partnerId }, to, at) =>
      settling(reservationId, to, at, {
        condition: "partnerId = :partnerId",
        value: { ":partnerId": partnerId },
        refusal: (image) => whyNotSettled(partnerId, image && reservationOf(image)),
      }),
    lapse: ({ reservationId, partnerId }, at) =>
      settling(reservationId, "lapsed", at, {
        // Instants are all written by `toISOString`, so they compare as text.
        condition: "#until <= :at",
        value: {},
        refusal: (image) => {
          const found = image && reservationOf(image);
          return found?.state === "open" ? { code: "busy" } : whyNotSettled(partnerId, found);
        },
      }),
    partnersOf: (stampId) =>
      queryPartition(client, table, keys.stampPartner(stampId, "").pk, (item) => {
        const { pk, sk, ...heldBy } = stampPartnerItemSchema.parse(item);
        return heldBy;
      }),
  };
};
