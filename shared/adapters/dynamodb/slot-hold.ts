import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import {
  choosePlaces,
  freePlaces,
  fullUntil,
  MAX_PLACES_PER_SLOT,
  type Place,
  type PlaceKind,
} from "#shared/domain/slot/places.ts";
import type {
  NoPlaces,
  PlaceOrder,
  Slot,
  SlotKey,
  SlotStore,
  TakenPlaces,
} from "#shared/ports/slot-store.ts";
import { slotKeyOf, toSlot } from "./slot-item.ts";

/** A full slot is believed full for at most this long without asking again: most losers of a stampede then write nothing. */
const REMEMBER_FULL_SECONDS = 3;
const REMEMBER_AT_MOST = 500;

/** Choices among the places of a returned image before a press counts as lost. */
const CHOICES = 5;

/** A press that is decided, or lost to others with the places as they then were. */
type Press =
  | { readonly kind: "settled"; readonly result: Result<TakenPlaces, NoPlaces> }
  | { readonly kind: "lost"; readonly places: readonly Place[] };

const settled = (result: Result<TakenPlaces, NoPlaces>): Press => ({ kind: "settled", result });

/** Presses guess among the first places; most slots have at least this many public ones. */
const GUESS_RANGE = 3;

const memoryKey = (slot: SlotKey, kinds: readonly PlaceKind[]): string =>
  [slot.postId, slot.calendarId, slot.date, slot.time, ...kinds].join(" ");

/** The start after which a slot is open to an order, as an ISO instant. */
const openFrom = (order: PlaceOrder): string => new Date(order.openFrom ?? order.now).toISOString();

/** What the image of a failed condition says: past, already this order's, or taken by others. */
const readLoss = ({ startsAt, places }: Slot, order: PlaceOrder): Press => {
  if (startsAt <= openFrom(order)) return settled(fail("slot-past"));
  const mine = [...places.keys()].filter((index) => places[index]?.hold === order.hold);
  if (mine.length === 0) return { kind: "lost", places };
  const lapsed = mine.some((index) => (places[index]?.until ?? 0) <= Math.floor(order.now / 1000));
  return settled(lapsed ? fail("hold-lapsed") : ok({ places: mine, startsAt }));
};

/** What a warm function believes of slots that were full a moment ago. */
const fullMemory = () => {
  const remembered = new Map<string, { readonly until: number; readonly free: number }>();

  const remember = (
    slot: SlotKey,
    places: readonly Place[],
    kinds: readonly PlaceKind[],
    nowSeconds: number,
  ): void => {
    if (remembered.size >= REMEMBER_AT_MOST) remembered.clear();
    const until = Math.min(
      nowSeconds + REMEMBER_FULL_SECONDS,
      fullUntil(
        places.filter((place) => place.until > nowSeconds),
        kinds,
      ),
    );
    remembered.set(memoryKey(slot, kinds), { until, free: freePlaces(places, kinds, nowSeconds).length });
  };

  const knownFull = (slot: SlotKey, order: PlaceOrder, nowSeconds: number): boolean => {
    const entry = remembered.get(memoryKey(slot, order.kinds));
    return entry !== undefined && entry.until > nowSeconds && entry.free < order.party;
  };

  return { remember, knownFull };
};

/**
 * Taking places (docs/adr/0002): one plain conditional update of one item under 1 KB, with the image of a lost
 * race returned by the same call. `random` spreads simultaneous presses over the places.
 */
export const slotHolder = (
  client: DynamoDBDocumentClient,
  table: string,
  random: () => number,
): SlotStore["hold"] => {
  const memory = fullMemory();

  const take = (slot: SlotKey, order: PlaceOrder, chosen: readonly number[]): UpdateCommand =>
    new UpdateCommand({
      TableName: table,
      Key: slotKeyOf(slot),
      UpdateExpression: `SET ${chosen.map((index) => `places[${index}].u = :until, places[${index}].r = :request, places[${index}].h = :hold`).join(", ")}`,
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
      return settled(ok({ places: chosen, startsAt: toSlot(Attributes).startsAt }));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item === undefined
        ? settled(fail("slot-unknown"))
        : readLoss(toSlot(unmarshall(error.Item)), order);
    }
  };

  return async (slot, order) => {
    const nowSeconds = Math.floor(order.now / 1000);
    if (memory.knownFull(slot, order, nowSeconds)) return fail("slot-full");
    // No read first: the first choice is a guess among the first few places; a wrong one returns the image.
    const offset = Math.floor(random() * GUESS_RANGE);
    let chosen: readonly number[] = Array.from({ length: order.party }, (_, index) => offset + index);
    for (let choice = 0; choice < CHOICES; choice += 1) {
      const press = await pressOnce(slot, order, chosen);
      if (press.kind === "settled") return press.result;
      const again = choosePlaces(freePlaces(press.places, order.kinds, nowSeconds), order.party, random);
      if (again === undefined) {
        memory.remember(slot, press.places, order.kinds, nowSeconds);
        return fail("slot-full");
      }
      chosen = again;
    }
    return fail("slot-full");
  };
};
