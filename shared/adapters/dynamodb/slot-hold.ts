import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { choosePlaces, freePlaces, MAX_PLACES_PER_SLOT } from "#shared/domain/slot/places.ts";
import type {
  NoPlaces,
  PlaceOrder,
  Slot,
  SlotKey,
  SlotStore,
  TakenPlaces,
} from "#shared/ports/slot-store.ts";
import { slotKeyOf, toSlot } from "./slot-item.ts";
import type { SlotMemory } from "./slot-memory.ts";

/** Choices among the places of a returned image before a press counts as lost. */
const CHOICES = 5;

/** A press that is decided, or lost to others with the slot as it then was. */
type Press =
  | { readonly kind: "settled"; readonly result: Result<TakenPlaces, NoPlaces> }
  | { readonly kind: "lost"; readonly slot: Slot };

const settled = (result: Result<TakenPlaces, NoPlaces>): Press => ({ kind: "settled", result });

/** Presses that know nothing guess among the first places; most slots have at least this many public ones. */
const GUESS_RANGE = 3;

/** The start after which a slot is open to an order, as an ISO instant. */
const openFrom = (order: PlaceOrder): string => new Date(order.openFrom ?? order.now).toISOString();

/** What the image of a failed condition says: past, already this order's, or taken by others. */
const readLoss = (slot: Slot, order: PlaceOrder): Press => {
  const { startsAt, places } = slot;
  if (startsAt <= openFrom(order)) return settled(fail("slot-past"));
  const mine = [...places.keys()].filter((index) => places[index]?.hold === order.hold);
  if (mine.length === 0) return { kind: "lost", slot };
  const lapsed = mine.some((index) => (places[index]?.until ?? 0) <= Math.floor(order.now / 1000));
  return settled(lapsed ? fail("hold-lapsed") : ok({ places: mine, startsAt }));
};

/** Any of the first places: a wrong guess returns the image to choose from. */
const guess = (party: number, random: () => number): readonly number[] => {
  const offset = Math.floor(random() * GUESS_RANGE);
  return Array.from({ length: party }, (_, index) => offset + index);
};

/** Places to try for this order, free in the slot as it was seen; undefined when too few are. */
const choose = ({ places }: Slot, order: PlaceOrder, random: () => number): readonly number[] | undefined =>
  choosePlaces(freePlaces(places, order.kinds, Math.floor(order.now / 1000)), order.party, random);

/** What to try first. An order that was given before is judged by the database, not from memory (E1). */
const firstChoice = (
  seen: Slot | undefined,
  order: PlaceOrder,
  random: () => number,
): readonly number[] | undefined =>
  seen === undefined || seen.places.some(({ hold }) => hold === order.hold)
    ? guess(order.party, random)
    : choose(seen, order, random);

/**
 * Taking places (docs/adr/0002): one plain conditional update of one item under 1 KB, with the image of a lost
 * race returned by the same call, and no read first: the places to try come from memory, or are a guess.
 * `random` spreads simultaneous presses over the places.
 */
export const slotHolder = (
  client: DynamoDBDocumentClient,
  table: string,
  random: () => number,
  memory: SlotMemory,
): SlotStore["hold"] => {
  const take = (slot: SlotKey, order: PlaceOrder, chosen: readonly number[]): UpdateCommand =>
    new UpdateCommand({
      TableName: table,
      Key: slotKeyOf(slot),
      UpdateExpression: `SET ${chosen.map((index) => `places[${index}].u = :until, places[${index}].r = :request, places[${index}].h = :hold`).join(", ")} ADD held :party`,
      ConditionExpression: [
        "startsAt > :now",
        // An order given twice must not take a second set of places (E1).
        ...Array.from({ length: MAX_PLACES_PER_SLOT }, (_, index) => `NOT places[${index}].h = :hold`),
        ...chosen.map(
          (index) =>
            `places[${index}].u <= :seconds AND places[${index}].k IN (${order.kinds.map((_, kind) => `:kind${kind}`).join(", ")})`,
        ),
      ].join(" AND "),
      ExpressionAttributeValues: {
        ":until": order.until,
        ":request": order.requestId,
        ":hold": order.hold,
        // In the same write, so that counting holds costs nothing (statistics).
        ":party": chosen.length,
        ":now": openFrom(order),
        ":seconds": Math.floor(order.now / 1000),
        ...Object.fromEntries(order.kinds.map((kind, index) => [`:kind${index}`, kind])),
      },
      ReturnValues: "ALL_NEW",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    });

  /** One conditional update, and what its image says when the condition failed. */
  const pressOnce = async (slot: SlotKey, order: PlaceOrder, chosen: readonly number[]): Promise<Press> => {
    try {
      const { Attributes } = await client.send(take(slot, order, chosen));
      const after = toSlot(Attributes);
      memory.see(after);
      return settled(ok({ places: chosen, startsAt: after.startsAt }));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      if (error.Item === undefined) return settled(fail("slot-unknown"));
      const before = toSlot(unmarshall(error.Item));
      memory.see(before);
      return readLoss(before, order);
    }
  };

  return async (slot, order) => {
    let chosen = firstChoice(memory.recall(slot), order, random);
    for (let choice = 0; chosen !== undefined && choice < CHOICES; choice += 1) {
      const press = await pressOnce(slot, order, chosen);
      if (press.kind === "settled") return press.result;
      chosen = choose(press.slot, order, random);
    }
    return fail("slot-full");
  };
};
