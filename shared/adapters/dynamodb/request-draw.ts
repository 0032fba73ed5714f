import type { Refusal } from "#shared/domain/refusal.ts";
import { requestTransitions } from "#shared/domain/request/request.ts";
import type { DrawPointer, RequestRecord } from "#shared/ports/request-store.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { toRecord } from "./request-item.ts";

type Own = Pick<RequestRecord, "requestId" | "accountId" | "postId" | "calendarId">;

const whyNotEntered = (image: unknown, { accountId }: Own, drawAt: string): Refusal => {
  const record = image === undefined ? undefined : toRecord(image);
  if (record?.accountId !== accountId) return { code: "not-found" };
  if (record.state !== "valid") return requestTransitions.book.otherwise(record.state);
  if (record.validUntil === undefined || record.validUntil <= drawAt)
    return { code: "request-validity-ended" };
  return { code: "draw-registered" };
};

/** See `RequestStore.enterDrawPiece`. */
export const enterDrawPiece = (
  table: string,
  own: Own,
  draw: DrawPointer,
  drawAt: string,
  now: number,
): DynamoPiece => ({
  write: {
    Update: {
      TableName: table,
      Key: keys.request(own.requestId),
      UpdateExpression: "SET #draw = :draw",
      ConditionExpression: [
        "accountId = :account AND postId = :post AND calendarId = :calendar",
        "#state = :valid AND validUntil > :drawAt",
        "(attribute_not_exists(#draw) OR #draw.drawId = :drawId OR #draw.#until < :seconds)",
      ].join(" AND "),
      ExpressionAttributeNames: { "#draw": "draw", "#until": "until", "#state": "state" },
      ExpressionAttributeValues: {
        ":draw": draw,
        ":drawId": draw.drawId,
        ":account": own.accountId,
        ":post": own.postId,
        ":calendar": own.calendarId,
        ":valid": requestTransitions.book.from[0],
        ":drawAt": drawAt,
        ":seconds": Math.floor(now / 1000),
      },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  },
  refusal: (image) => whyNotEntered(image, own, drawAt),
});

/** See `RequestStore.leaveDrawPiece`. */
export const leaveDrawPiece = (
  table: string,
  { requestId, accountId }: Own,
  drawId: string,
): DynamoPiece => ({
  write: {
    Update: {
      TableName: table,
      Key: keys.request(requestId),
      UpdateExpression: "REMOVE #draw",
      ConditionExpression: "accountId = :account AND #draw.drawId = :drawId",
      ExpressionAttributeNames: { "#draw": "draw" },
      ExpressionAttributeValues: { ":account": accountId, ":drawId": drawId },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  },
  refusal: (image) =>
    image !== undefined && toRecord(image).accountId === accountId
      ? { code: "draw-not-registered" }
      : { code: "not-found" },
});
