import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { pick } from "../random.ts";
import { BELIEVED_MS, type Design, HOLD_MS } from "./design.ts";

const keyOf = (run: string, slot: number, at: number) => ({
  pk: `PLACES#${run}#${slot}`,
  sk: String(at).padStart(2, "0"),
});

/**
 * One item for each place: claimed by a conditional update on a random guess among those not lately seen taken.
 * A party claims one after another and gives back what it has when it finds too few.
 */
export const itemPerPlace: Design = {
  name: "one item per place",
  items: ({ run, slots, places }) =>
    Array.from({ length: slots * places }, (_, index) => ({
      ...keyOf(run, index % slots, Math.floor(index / slots)),
      u: 0,
    })),
  environment: ({ client, table }, { run, places }, random) => {
    const taken = new Map<string, number>();
    const nameOf = (slot: number, at: number): string => `${slot} ${at}`;
    const claim = async (slot: number, at: number, hold: string): Promise<boolean> => {
      const now = Date.now();
      // Whoever wins it, it is taken.
      taken.set(nameOf(slot, at), now + BELIEVED_MS);
      try {
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: keyOf(run, slot, at),
            UpdateExpression: "SET u = :until, h = :hold",
            ConditionExpression: "u <= :now",
            ExpressionAttributeValues: { ":until": now + HOLD_MS, ":hold": hold, ":now": now },
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    };
    const giveBack = async (slot: number, at: number): Promise<void> => {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: keyOf(run, slot, at),
          UpdateExpression: "SET u = :free REMOVE h",
          ExpressionAttributeValues: { ":free": 0 },
        }),
      );
      taken.delete(nameOf(slot, at));
    };
    return async ({ slot, party, hold }) => {
      const untried = Array.from({ length: places }, (_, at) => at).filter(
        (at) => (taken.get(nameOf(slot, at)) ?? 0) <= Date.now(),
      );
      const mine: number[] = [];
      while (mine.length < party && mine.length + untried.length >= party) {
        const at = pick(random, untried) ?? 0;
        untried.splice(untried.indexOf(at), 1);
        if (await claim(slot, at, hold)) mine.push(at);
      }
      if (mine.length === party) return true;
      for (const at of mine) await giveBack(slot, at);
      return false;
    };
  },
};
