import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { Piece } from "#shared/ports/change-store.ts";

/** One action of a DynamoDB transaction, in document form. */
export type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** A piece made by a DynamoDB adapter. */
export interface DynamoPiece extends Piece {
  readonly write: TransactItem;
}

/** What a failed condition found; undefined where nothing was. */
export type Image = Readonly<Record<string, unknown>> | undefined;

/** Puts an item on the condition that its key is new. */
export const putNew = (
  table: string,
  item: Record<string, unknown>,
  refusal: (image: Image) => Refusal,
): DynamoPiece => ({
  write: {
    Put: {
      TableName: table,
      Item: item,
      ConditionExpression: "attribute_not_exists(pk)",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  },
  refusal,
});
