import * as z from "zod";
import { appointmentItemSchema } from "#shared/adapters/dynamodb/appointment-item.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { ledgerItemSchema } from "#shared/adapters/dynamodb/ledger-store.ts";
import { captureOf, orderOf, unitOf } from "#shared/adapters/dynamodb/order-item.ts";
import { toSlot } from "#shared/adapters/dynamodb/slot-item.ts";
import { stampOf } from "#shared/adapters/dynamodb/stamp-item.ts";
import { unitsOf } from "#shared/domain/order/order.ts";

/** A stored item in plain values. */
export type Item = Readonly<Record<string, unknown>>;

const keySchema = z.object({ pk: z.string(), sk: z.string() });
const commandSchema = z.object({ events: z.array(z.object({ id: z.string() })) });

const keyOf = (item: Item) => keySchema.parse(item);
const under = (items: readonly Item[], pk: string, sk = ""): readonly Item[] =>
  items.filter((item) => keyOf(item).pk.startsWith(pk) && keyOf(item).sk.startsWith(sk));

/** The ledger sums to zero, entry by entry and so whole (T10). */
const ledgerFaults = (stamps: readonly Item[]): readonly string[] =>
  under(stamps, "LEDGER#").flatMap((item) => {
    const { entryId, lines } = ledgerItemSchema.parse(item);
    const sum = lines.reduce((total, { amountMad }) => total + amountMad, 0);
    return sum === 0 ? [] : [`ledger: ${entryId} sums to ${sum}`];
  });

/** States in which an appointment sits on its places. */
const seated: ReadonlySet<string> = new Set(["booked", "arrived", "served", "no-show"]);

/** Whoever sits on a place has an appointment there, and whoever is to come has their places (A3). */
const slotFaults = (core: readonly Item[]): readonly string[] => {
  const slots = under(core, "SLOTS#").map(toSlot);
  const appointments = under(core, "VISITS#").map((item) => appointmentItemSchema.parse(item));
  const seats = slots.flatMap(({ postId, date, time, places }) =>
    places.flatMap(({ appointmentId }) => (appointmentId ? [{ appointmentId, postId, date, time }] : [])),
  );
  const seatsOf = Map.groupBy(seats, ({ appointmentId }) => appointmentId);
  const days = new Set(slots.map(({ postId, calendarId, date }) => `${postId} ${calendarId} ${date}`));
  const known = new Set(
    appointments
      .filter(({ state }) => seated.has(state))
      .map(({ appointmentId, postId, date }) => `${appointmentId} ${postId} ${date}`),
  );
  return [
    ...seats.flatMap(({ appointmentId, postId, date, time }) =>
      known.has(`${appointmentId} ${postId} ${date}`)
        ? []
        : [`slots: ${postId} ${date} ${time} is taken by ${appointmentId}, which is not there`],
    ),
    ...appointments.flatMap(({ appointmentId, postId, calendarId, date, state, places, more = [] }) => {
      // Slots of long ago are gone, and so are their places.
      if (state !== "booked" || !days.has(`${postId} ${calendarId} ${date}`)) return [];
      const wanted = places.length + more.reduce((sum, part) => sum + part.places.length, 0);
      const has = seatsOf.get(appointmentId)?.length ?? 0;
      return has === wanted ? [] : [`slots: ${appointmentId} has ${has} places of ${wanted}`];
    }),
  ];
};

/** Each stamp is its order's, each unit has its stamp, and what was paid is the price (T3). */
const stampFaults = (stamps: readonly Item[]): readonly string[] => {
  const prefix = keys.stamp("").pk;
  const byKey = new Map(
    under(stamps, prefix, "STM").map((item) => [keyOf(item).pk.slice(prefix.length), stampOf(item)]),
  );
  const orders = new Map(under(stamps, "ORD#", "ORD").map((item) => [orderOf(item).orderId, orderOf(item)]));
  const units = under(stamps, "ORD#", "UNIT#").map(unitOf);
  const captures = under(stamps, "ORD#", "PAY#").map(captureOf);
  const issued = Map.groupBy(units, ({ orderId }) => orderId);
  return [
    ...units.flatMap(({ orderId, unit, stampKey }) =>
      byKey.get(stampKey)?.orderId === orderId
        ? []
        : [`stamps: ${orderId}/${unit} names no stamp of its own`],
    ),
    ...[...byKey.values()].flatMap(({ stampId, orderId }) =>
      orders.has(orderId) ? [] : [`stamps: ${stampId} belongs to no order`],
    ),
    ...[...orders.values()].flatMap(({ orderId, state, lines, totalMad }) => {
      const paid = captures.filter(
        (capture) => capture.orderId === orderId && capture.unwanted === undefined,
      );
      const most = state === "paid" ? unitsOf(lines).length : 0;
      const has = issued.get(orderId)?.length ?? 0;
      return [
        ...(has > most ? [`orders: ${orderId} is ${state} with ${has} stamps of ${most}`] : []),
        ...(state === "paid" && (paid.length !== 1 || paid[0]?.amountMad !== totalMad)
          ? [`orders: ${orderId} is paid, and its price was not captured once`]
          : []),
      ];
    }),
  ];
};

/** What a database that was restored whole keeps; a fault each where it does not. */
export const faultsIn = (core: readonly Item[], stamps: readonly Item[]): readonly string[] => [
  ...ledgerFaults(stamps),
  ...slotFaults(core),
  ...stampFaults(stamps),
];

/** Commands of which the trail has not every event: what was not published, or not recorded, before the end (N1, E3). */
export const unpublished = (items: readonly Item[], audit: readonly Item[]): readonly Item[] => {
  const recorded = new Set(under(audit, keys.auditEvent("").pk).map((item) => keyOf(item).pk));
  return under(items, keys.command("").pk).filter((item) =>
    commandSchema.parse(item).events.some(({ id }) => !recorded.has(keys.auditEvent(id).pk)),
  );
};
