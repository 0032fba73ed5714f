import { datesFrom, daysBetween } from "#shared/domain/calendar/local-time.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { nextDay } from "#shared/domain/ledger/close.ts";
import type { Order } from "#shared/domain/order/order.ts";
import type { Posted, UnusualRate } from "#shared/domain/order/price-faults.ts";
import { priceFaults, unusualRates } from "#shared/domain/order/price-faults.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { tariffInForce, totalOf } from "#shared/domain/tariff/tariff.ts";
import type { CatalogueStore } from "#shared/ports/catalogue-store.ts";
import type { LedgerReader } from "#shared/ports/ledger-reader.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";
import type { TariffBook } from "#shared/ports/tariff-book.ts";
import type { UsedStamp, UseReader } from "#shared/ports/use-reader.ts";
import type { Visit, VisitStore } from "#shared/ports/visit-store.ts";
import { inParallel } from "../in-parallel.ts";

/** Reading what services, stamps and money a post had. */
export interface ServicesDeps {
  readonly catalogue: Pick<CatalogueStore, "post">;
  readonly book: Pick<TariffBook, "tariffs" | "board">;
  readonly visits: Pick<VisitStore, "ofDay">;
  readonly uses: UseReader;
  readonly ledger: LedgerReader;
  readonly orders: Pick<OrderStore, "find" | "findCapture">;
}

/** One visit that was served, or a stamp that was used without one; amounts are centimes of dirham. */
export interface ServiceRow {
  /** The local day of the visit; the UTC day of a use that has none. */
  date: string;
  appointmentId: string;
  procedureId: string;
  people: number;
  /** The tariffs by which its stamps were sold; for a missing one, the tariff when the visit was closed. */
  tariffMad: number;
  consumedMad: number;
  /** Of it, what two people reversed since: it is worth a new stamp, and revenue no more (T6). */
  reversedMad: number;
  /** What was captured for the stamps used; for a reversed use nothing: it pays for the new stamp. */
  receivedMad: number;
  stampIds: string[];
  /** Why the three are not one, or should not be believed; none in a right row. */
  flags: string[];
}

/** An order of the post whose price is not what was posted. */
export interface FlaggedOrder {
  orderId: string;
  placedAt: string;
  totalMad: number;
  flags: string[];
}

/** Services delivered × tariff = stamps consumed less those reversed = money received with the rate pinned (T10). */
export interface ServicesReport {
  postId: string;
  from: string;
  to: string;
  totals: {
    delivered: number;
    tariffMad: number;
    consumedMad: number;
    reversedMad: number;
    receivedMad: number;
    flagged: number;
  };
  rows: ServiceRow[];
  orders: FlaggedOrder[];
  rates: { -readonly [Name in keyof UnusualRate]: string }[];
}

/** How many days are asked for at most. */
export const MAX_REPORT_DAYS = 31;

const AT_ONCE = 8;

/** An order's price and whether it was paid, looked up once. */
type Bought = { readonly order: Order; readonly received: boolean; readonly flags: readonly string[] };

const buying = (deps: ServicesDeps, posted: Posted) => {
  const known = new Map<string, Promise<Bought | undefined>>();
  const look = async (orderId: string): Promise<Bought | undefined> => {
    const order = await deps.orders.find(orderId);
    if (order === undefined) return undefined;
    const { channel = "card", transactionId } = order;
    const capture =
      transactionId === undefined
        ? undefined
        : await deps.orders.findCapture(orderId, channel, transactionId);
    const received = capture?.amountMad === order.totalMad && capture.unwanted === undefined;
    return { order, received, flags: priceFaults(order, posted) };
  };
  return (orderId: string): Promise<Bought | undefined> => {
    const before = known.get(orderId) ?? look(orderId);
    known.set(orderId, before);
    return before;
  };
};

/** What one used stamp adds to a row. */
const judgeUse = async (
  bought: ReturnType<typeof buying>,
  posted: Posted,
  { stamp, consumption, reversal }: UsedStamp,
): Promise<{ tariffMad: number; reversedMad: number; receivedMad: number; flags: readonly string[] }> => {
  const found = await bought(stamp.orderId);
  const line = found?.order.lines.find(({ procedureId }) => procedureId === stamp.procedureId);
  const tariff = line && tariffInForce(posted.tariffs, stamp.procedureId, Date.parse(line.tariffFrom));
  const tariffMad = tariff === undefined ? 0 : totalOf(tariff.components);
  const received = found?.received === true;
  return {
    tariffMad,
    reversedMad: reversal === undefined ? 0 : consumption.amountMad,
    receivedMad: received && line !== undefined && reversal === undefined ? totalOf(line.components) : 0,
    flags: [
      ...(found?.flags ?? ["no-order"]),
      ...(received ? [] : ["not-captured"]),
      ...(reversal === undefined ? [] : ["reversed"]),
      ...(stamp.state === "consumed" ? [] : ["stamp-not-consumed"]),
      ...(consumption.amountMad === tariffMad && stamp.amountMad === tariffMad ? [] : ["wrong-amount"]),
    ],
  };
};

const rowOf = async (
  bought: ReturnType<typeof buying>,
  posted: Posted,
  visit: Visit,
  uses: readonly UsedStamp[],
): Promise<ServiceRow> => {
  const { date, appointmentId, procedureId, personKeys, closure } = visit;
  const people = personKeys.length;
  const at = Date.parse(closure?.at ?? visit.startsAt);
  const tariff = tariffInForce(posted.tariffs, procedureId, at);
  const feeMad = tariff === undefined ? 0 : totalOf(tariff.components);
  const judged = await Promise.all(uses.map((use) => judgeUse(bought, posted, use)));
  const missing = feeMad === 0 ? 0 : Math.max(people - uses.length, 0);
  const named = new Set(closure?.stampIds ?? []);
  const flags = new Set<string>([
    ...judged.flatMap((each) => each.flags),
    ...(missing > 0 ? [uses.length === 0 ? "no-stamps" : "too-few-stamps"] : []),
    ...(uses.length > people ? ["too-many-stamps"] : []),
    ...(uses.some(({ stamp }) => stamp.procedureId !== procedureId) ? ["wrong-act"] : []),
    ...(uses.length !== named.size || uses.some(({ stamp }) => !named.has(stamp.stampId))
      ? ["stamps-not-as-closed"]
      : []),
  ]);
  return {
    date,
    appointmentId,
    procedureId,
    people,
    tariffMad: judged.reduce((sum, each) => sum + each.tariffMad, 0) + missing * feeMad,
    consumedMad: uses.reduce((sum, { consumption }) => sum + consumption.amountMad, 0),
    reversedMad: judged.reduce((sum, each) => sum + each.reversedMad, 0),
    receivedMad: judged.reduce((sum, each) => sum + each.receivedMad, 0),
    stampIds: uses.map(({ stamp }) => stamp.stampId),
    flags: [...flags],
  };
};

/** A use at a desk for which no visit was served. */
const strayRow = async (
  bought: ReturnType<typeof buying>,
  posted: Posted,
  use: UsedStamp,
  appointmentId: string,
): Promise<ServiceRow> => {
  const { tariffMad: _none, reversedMad, receivedMad, flags } = await judgeUse(bought, posted, use);
  const { amountMad, procedureId, stampId } = use.consumption;
  return {
    date: use.consumption.use.at.slice(0, 10),
    appointmentId,
    procedureId,
    people: 0,
    tariffMad: 0,
    consumedMad: amountMad,
    reversedMad,
    receivedMad,
    stampIds: [stampId],
    flags: ["no-visit", ...flags],
  };
};

const appointmentOf = ({ consumption: { use } }: UsedStamp): string =>
  use.where.kind === "desk" ? use.where.appointmentId : "";

/** Orders that were paid on these days and whose price is not what was posted: used or not. */
const flaggedOrders = async (
  deps: ServicesDeps,
  bought: ReturnType<typeof buying>,
  postId: string,
  dates: readonly string[],
): Promise<FlaggedOrder[]> => {
  const days = await inParallel(dates, AT_ONCE, async (date) => {
    const ids: string[] = [];
    for await (const { kind, postId: at, subjects } of deps.ledger.ofDay(date)) {
      const [orderId] = subjects;
      if (kind === "capture" && at === postId && orderId !== undefined) ids.push(orderId);
    }
    return ids;
  });
  const found = await inParallel(days.flat(), AT_ONCE, bought);
  return found.flatMap((each) =>
    each === undefined || each.flags.length === 0
      ? []
      : [
          {
            orderId: each.order.orderId,
            placedAt: each.order.placedAt,
            totalMad: each.order.totalMad,
            flags: [...each.flags],
          },
        ],
  );
};

/**
 * Services delivered × tariff = stamps consumed less reversed = money received with the rate pinned, for a post from one local date
 * to another, at most 31 days (T10).
 *
 * Every figure is read from where it was written, and none is believed for the others' sake: visits of the desk, the
 * records of use, orders and captures, posted tariffs and rates. A file closed without stamps and a price by another
 * rate than the posted one cannot be hidden, though each write refuses them: they are rows with a flag. So is a use that
 * two people reversed: the service stands there, its money does not. Errors: `not-found`.
 */
export const servicesReport = async (
  deps: ServicesDeps,
  {
    params: { postId },
    query: { from, to },
  }: Pick<Call<{ postId: string }, { from: string; to: string }, unknown, StaffCaller>, "params" | "query">,
): Outcome<ServicesReport> => {
  const post = await deps.catalogue.post(postId);
  if (post === undefined) return refuse("not-found");
  const [tariffs, { rates }] = await Promise.all([deps.book.tariffs(), deps.book.board()]);
  const posted = { tariffs, rates, currency: post.currency };
  const bought = buying(deps, posted);
  const dates = datesFrom(from, daysBetween(from, to) + 1);
  // A local day lies in two UTC days: uses are read from the day before to the day after.
  const utcDates = datesFrom(nextDay(from, -1), dates.length + 2);
  const [visits, uses, orders] = await Promise.all([
    inParallel(dates, AT_ONCE, (date) => deps.visits.ofDay(postId, date)),
    inParallel(utcDates, AT_ONCE, (date) => deps.uses.atPost(postId, date)),
    flaggedOrders(deps, bought, postId, dates),
  ]);
  const usesOf = Map.groupBy(uses.flat(), appointmentOf);
  const served = visits.flat().filter(({ state }) => state === "served");
  const rows = await inParallel(served, AT_ONCE, (visit) =>
    rowOf(bought, posted, visit, usesOf.get(visit.appointmentId) ?? []),
  );
  const seen = new Set(served.map(({ appointmentId }) => appointmentId));
  const strays = [...usesOf].flatMap(([appointmentId, some]) =>
    seen.has(appointmentId)
      ? []
      : some
          .filter(({ consumption }) => dates.includes(consumption.use.at.slice(0, 10)))
          .map((use) => strayRow(bought, posted, use, appointmentId)),
  );
  const all = [...rows, ...(await Promise.all(strays))];
  const sum = (of: (row: ServiceRow) => number): number => all.reduce((total, row) => total + of(row), 0);
  const unusual = unusualRates(posted, from, nextDay(to)).map((rate) => ({ ...rate }));
  const body = {
    postId,
    from,
    to,
    totals: {
      delivered: rows.length,
      tariffMad: sum(({ tariffMad }) => tariffMad),
      consumedMad: sum(({ consumedMad }) => consumedMad),
      reversedMad: sum(({ reversedMad }) => reversedMad),
      receivedMad: sum(({ receivedMad }) => receivedMad),
      flagged: all.filter(({ flags }) => flags.length > 0).length + orders.length + unusual.length,
    },
    rows: all,
    orders,
    rates: unusual,
  };
  return { ok: true, value: { status: 200, body } };
};
