import { pendingStates, whyNotPending } from "#shared/domain/request/request.ts";
import type { RequestRecord } from "#shared/ports/request-store.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { toRecord } from "./request-item.ts";

/** See `RequestStore.pendingPiece`: the rule of `whyNotPending`, in the database's words. */
export const pendingPiece = (
  table: string,
  { requestId, accountId }: Pick<RequestRecord, "requestId" | "accountId">,
  now: number,
): DynamoPiece => ({
  write: {
    ConditionCheck: {
      TableName: table,
      Key: keys.request(requestId),
      ConditionExpression: [
        "accountId = :account",
        `#state IN (${pendingStates.map((_, index) => `:s${index}`).join(", ")})`,
        "(#state <> :valid OR validUntil > :now)",
        "(#state <> :correcting OR correctBy > :now)",
      ].join(" AND "),
      ExpressionAttributeNames: { "#state": "state" },
      ExpressionAttributeValues: {
        ...Object.fromEntries(pendingStates.map((state, index) => [`:s${index}`, state])),
        ":account": accountId,
        ":valid": "valid",
        ":correcting": "needs-correction",
        ":now": new Date(now).toISOString(),
      },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  },
  refusal: (image) => {
    const record = image && toRecord(image);
    if (record?.accountId !== accountId) return { code: "not-found" };
    return whyNotPending(record, now) ?? { code: "busy", retryAfterSeconds: 1 };
  },
});
