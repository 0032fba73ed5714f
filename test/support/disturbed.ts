import { DynamoDBClient, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { TestDynamo } from "./dynamodb.ts";

const reasons = { conflict: "TransactionConflict", throttle: "ThrottlingError" } as const;

/** What may happen to one transaction on its way. */
export const disturbances = ["conflict", "throttle", "cut off before", "cut off after"] as const;
export type Disturbance = (typeof disturbances)[number];

/** The same tables through a client whose next transaction is disturbed once it is told how. */
export const disturbedDynamo = (dynamo: TestDynamo) => {
  const next: { how: Disturbance | undefined } = { how: undefined };
  const raw = new DynamoDBClient(dynamo.config);
  const client = DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } });
  raw.middlewareStack.add(
    (proceed, context) => async (args) => {
      const how = context.commandName === "TransactWriteItemsCommand" ? next.how : undefined;
      if (how === undefined) return proceed(args);
      next.how = undefined;
      if (how === "cut off after") await proceed(args);
      if (how === "conflict" || how === "throttle")
        throw new TransactionCanceledException({
          message: "disturbed",
          $metadata: {},
          CancellationReasons: [{ Code: reasons[how] }],
        });
      throw new Error("socket hang up");
    },
    { step: "initialize" },
  );
  return { dynamo: { ...dynamo, client }, next };
};
