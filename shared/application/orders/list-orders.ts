import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { idPattern } from "#shared/domain/ids.ts";
import type { OrderPlace } from "#shared/ports/order-store.ts";
import { cursorAt, readCursor } from "../cursor.ts";
import { inParallel } from "../in-parallel.ts";
import type { OrderReadDeps } from "./deps.ts";
import type { ListedOrder } from "./show-order.ts";
import { listedOrder } from "./show-order.ts";

/** So many orders are read at once, each with its stamps. */
const AT_ONCE = 8;

/** Reads where a page of orders ends; undefined when it is no cursor of ours. */
export const readOrderCursor = (cursor: string): OrderPlace | undefined => {
  const place = readCursor(cursor, idPattern("order"));
  return place && { orderId: place.id, placedAt: place.at };
};

/** The account's orders with their stamps' states, newest first (T1, T4); nobody else's (E2). */
export const listOrders = async (
  deps: OrderReadDeps,
  {
    caller,
    query,
    now,
  }: Call<unknown, { after?: OrderPlace | undefined; limit: number }, unknown, CitizenCaller>,
): Outcome<{ orders: ListedOrder[]; next?: string }> => {
  // One more than asked for tells whether there is a next page.
  const places = await deps.orders.listOf(caller.accountId, query.limit + 1, query.after);
  const page = places.slice(0, query.limit);
  const wholes = await inParallel(page, AT_ONCE, ({ orderId }) => deps.orders.findWhole(orderId));
  const orders = await Promise.all(
    wholes.flatMap((whole) => (whole === undefined ? [] : [listedOrder(deps, whole, now)])),
  );
  const last = page.at(-1);
  return {
    ok: true,
    value: {
      status: 200,
      body: {
        orders,
        ...(last &&
          places.length > page.length && { next: cursorAt({ at: last.placedAt, id: last.orderId }) }),
      },
    },
  };
};
