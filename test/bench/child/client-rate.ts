import { TransactWriteCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import { dynamoClient } from "#shared/adapters/dynamodb/client.ts";
import { each } from "#test/support/each.ts";
import { answering } from "./loaded.ts";

const sentSchema = z.array(z.object({ operation: z.string(), body: z.string() }));
const inputSchema = z.object({
  atOnce: z.int(),
  warm: z.array(sentSchema),
  bookings: z.array(sentSchema),
});

/** What of a call is written in attribute values, and is plain for the document client. */
const VALUES: readonly string[] = ["Key", "Item", "ExpressionAttributeValues"];

const plain = (name: string, value: unknown): unknown =>
  VALUES.includes(name) ? unmarshall(z.record(z.string(), z.any()).parse(value)) : value;

const updateSchema = z.looseObject({
  TableName: z.string(),
  Key: z.record(z.string(), z.unknown()),
});
const transactionSchema = z.looseObject({ TransactItems: z.array(z.looseObject({})) });

/**
 * Bookings a second by the functions' own client alone, once it is warm: what anybody pays who writes this much.
 * What it sends is made before the clock starts.
 */
answering(async (input) => {
  const { atOnce, warm, bookings } = inputSchema.parse(input);
  const client = dynamoClient();
  const commandOf = ({ operation, body }: z.infer<typeof sentSchema>[number]) => {
    const parsed: unknown = JSON.parse(body, (name, value: unknown) => plain(name, value));
    if (operation === "Update" || operation === "UpdateItem")
      return new UpdateCommand(updateSchema.parse(parsed));
    if (operation !== "TransactWrite" && operation !== "TransactWriteItems")
      throw new Error(`a booking that sends ${operation}`);
    // Its token is the client's own again: the recorded one is done.
    const { ClientRequestToken: _token, ...transaction } = transactionSchema.parse(parsed);
    return new TransactWriteCommand(transaction);
  };
  const book = async (commands: readonly ReturnType<typeof commandOf>[]): Promise<void> => {
    for (const command of commands)
      await (command instanceof UpdateCommand ? client.send(command) : client.send(command));
  };
  const warming = warm.map((calls) => calls.map(commandOf));
  const timed = bookings.map((calls) => calls.map(commandOf));
  await each(warming, atOnce, book);
  const began = performance.now();
  await each(timed, atOnce, book);
  return (timed.length * 1000) / (performance.now() - began);
});
