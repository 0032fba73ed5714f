import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { BELIEVED_MS, type Design, HOLD_MS } from "./design.ts";

const keyOf = (run: string, slot: number) => ({ pk: `COUNTER#${run}#${slot}`, sk: "LEFT" });

/**
 * A counter of free places for each slot and a row for each hold, in one transaction. A lapsed hold frees
 * nothing until something adds it to the counter again: what that would cost is not counted here.
 */
export const counter: Design = {
  name: "counter and rows in a transaction",
  items: ({ run, slots, places }) =>
    Array.from({ length: slots }, (_, slot) => ({ ...keyOf(run, slot), places: places })),
  environment: ({ client, table }, { run }) => {
    const seen = new Map<number, { readonly free: number; readonly until: number }>();
    return async ({ slot, party, hold }) => {
      const known = seen.get(slot);
      if (known !== undefined && known.until > Date.now() && known.free < party) return false;
      const key = keyOf(run, slot);
      try {
        await client.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Update: {
                  TableName: table,
                  Key: key,
                  UpdateExpression: "SET places = places - :party",
                  ConditionExpression: "places >= :party",
                  ExpressionAttributeValues: { ":party": party },
                  ReturnValuesOnConditionCheckFailure: "ALL_OLD",
                },
              },
              {
                Put: {
                  TableName: table,
                  Item: { pk: key.pk, sk: hold, party, until: Date.now() + HOLD_MS },
                  ConditionExpression: "attribute_not_exists(pk)",
                },
              },
            ],
          }),
        );
        return true;
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const free = Number(error.CancellationReasons?.[0]?.Item?.["places"]?.N ?? "0");
        seen.set(slot, { free, until: Date.now() + BELIEVED_MS });
        return false;
      }
    };
  },
};
