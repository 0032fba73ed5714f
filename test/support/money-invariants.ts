import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { ledgerItemSchema } from "#shared/adapters/dynamodb/ledger-store.ts";
import { orderOf } from "#shared/adapters/dynamodb/order-item.ts";
import { stampOf } from "#shared/adapters/dynamodb/stamp-item.ts";
import type { LedgerEntry } from "#shared/domain/ledger/ledger.ts";
import type { Balances } from "#shared/domain/ledger/tally.ts";
import { addBalances, sumOf } from "#shared/domain/ledger/tally.ts";
import { paymentChannels, unitsOf } from "#shared/domain/order/order.ts";
import type { TestDynamo } from "./dynamodb.ts";

type Item = Readonly<Record<string, unknown>>;

const placeSchema = z.object({ pk: z.string(), sk: z.string() });
const unitSchema = z.object({
  orderId: z.string(),
  unit: z.int(),
  stampId: z.string(),
  stampKey: z.string(),
});
const captureSchema = z.object({
  orderId: z.string(),
  channel: z.enum(paymentChannels),
  amountMad: z.int(),
  unwanted: z.string().optional(),
});
const settledSchema = z.object({
  channel: z.enum(paymentChannels),
  type: z.enum(["sale", "refund"]),
  transactionId: z.string(),
});

/** Stamps whose worth the ledger still owes to their bearer; the others are used, paid back or lapsed. */
const liveStates = new Set(["issued", "reserved", "suspended", "expired"]);

/** Where the money is stored. */
type MoneyTable = Pick<TestDynamo, "client"> & { readonly tableNames: { readonly stamps: string } };

/** Every item of the table with the money. */
export const everything = async ({ client, tableNames }: MoneyTable): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let from: Item | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: tableNames.stamps,
        ConsistentRead: true,
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return items;
};

const sortKey = (item: Item): string => placeSchema.parse(item).sk;
const partitionKey = (item: Item): string => placeSchema.parse(item).pk;

const byPrefix = (items: readonly Item[], pk: string, sk: string): readonly Item[] =>
  items.filter((item) => partitionKey(item).startsWith(pk) && sortKey(item).startsWith(sk));

const balancesOf = (entries: readonly LedgerEntry[]): Balances =>
  addBalances(
    ...entries.flatMap(({ lines }) => lines.map(({ account, amountMad }) => ({ [account]: amountMad }))),
  );

const movedBy = ({ lines }: LedgerEntry): number =>
  lines.reduce((sum, { amountMad }) => sum + Math.max(amountMad, 0), 0);

const ofKind = (entries: readonly LedgerEntry[], kind: LedgerEntry["kind"]): number =>
  entries.filter((entry) => entry.kind === kind).reduce((sum, entry) => sum + movedBy(entry), 0);

/** What a unit's stamps come to: the one it names, and those that it was replaced by. */
const stampFaults = (items: readonly Item[]): readonly string[] => {
  const stamps = byPrefix(items, keys.stamp("").pk, "STM").map((item) => ({
    key: partitionKey(item).slice(keys.stamp("").pk.length),
    stamp: stampOf(item),
  }));
  const consumed = byPrefix(items, keys.stamp("").pk, "USED").map(partitionKey);
  const reversed = new Set(byPrefix(items, keys.stamp("").pk, "REVERSED").map(partitionKey));
  const units = byPrefix(items, keys.order("").pk, "UNIT#").map((item) => unitSchema.parse(item));
  const uses = new Set(consumed);
  return [
    ...units.flatMap(({ orderId, unit, stampKey }) => {
      const own = stamps.filter(({ stamp }) => stamp.orderId === orderId && stamp.unit === unit);
      const current = own.filter(
        ({ key, stamp }) => String(stamp.state) !== "replaced" && !reversed.has(keys.stamp(key).pk),
      );
      const named = current.some(({ key }) => key === stampKey);
      return current.length === 1 && named ? [] : [`${orderId}/${unit}: ${current.length} stamps of its own`];
    }),
    ...stamps.flatMap(({ key, stamp }) => {
      const used = uses.has(keys.stamp(key).pk);
      const fits = used === (stamp.state === "consumed");
      return fits ? [] : [`${stamp.stampId}: ${stamp.state}, but ${used ? "with" : "without"} a use`];
    }),
    ...(uses.size === consumed.length ? [] : ["a stamp was used twice"]),
  ];
};

const orderFaults = (items: readonly Item[], settledUp: boolean): readonly string[] => {
  const captures = byPrefix(items, keys.order("").pk, "PAY#").map((item) => captureSchema.parse(item));
  const units = byPrefix(items, keys.order("").pk, "UNIT#").map((item) => unitSchema.parse(item));
  return byPrefix(items, keys.order("").pk, "ORD")
    .map(orderOf)
    .flatMap(({ orderId, state, lines, totalMad }) => {
      const wanted = captures.filter(
        (capture) => capture.orderId === orderId && capture.unwanted === undefined,
      );
      const issued = units.filter((unit) => unit.orderId === orderId).length;
      const bought = state === "paid" ? unitsOf(lines).length : 0;
      return [
        ...(wanted.length === (state === "paid" ? 1 : 0)
          ? []
          : [`${orderId}: ${state} with ${wanted.length} captures`]),
        ...(wanted.every(({ amountMad }) => amountMad === totalMad) ? [] : [`${orderId}: paid another sum`]),
        ...(issued > bought || (settledUp && issued < bought)
          ? [`${orderId}: ${issued} stamps issued of ${bought} bought`]
          : []),
      ];
    });
};

const ledgerFaults = (items: readonly Item[], entries: readonly LedgerEntry[]): readonly string[] => {
  const balances = balancesOf(entries);
  const outstanding = byPrefix(items, keys.stamp("").pk, "STM")
    .map(stampOf)
    .filter(({ state }) => liveStates.has(state))
    .reduce((sum, { amountMad }) => sum + amountMad, 0);
  const lapsed = ofKind(entries, "lapse");
  const captures = byPrefix(items, keys.order("").pk, "PAY#").map((item) => captureSchema.parse(item));
  const expected = (name: string, is: number, should: number): readonly string[] =>
    is === should ? [] : [`${name} is ${is} and should be ${should}`];
  const settled = entries.filter(({ kind }) => kind === "settlement");
  const marks = byPrefix(items, "PAID#", "").map((item) => settledSchema.parse(item));
  return [
    ...entries.flatMap(({ entryId, lines }) =>
      lines.reduce((sum, { amountMad }) => sum + amountMad, 0) === 0 ? [] : [`${entryId} does not balance`],
    ),
    ...expected("the sum of all accounts", sumOf(balances), 0),
    ...expected("stamps:outstanding", -(balances["stamps:outstanding"] ?? 0), outstanding - lapsed),
    ...expected(
      "what was captured",
      ofKind(entries, "capture") + ofKind(entries, "return-due"),
      captures.reduce((sum, { amountMad }) => sum + amountMad, 0),
    ),
    ...paymentChannels.flatMap((channel) => {
      const own = entries.filter((entry) => entry.channel === channel);
      const bank = balancesOf(own.filter(({ kind }) => kind === "settlement")).bank ?? 0;
      const paidBack = ofKind(own, "refund-paid");
      const captured = captures
        .filter((capture) => capture.channel === channel)
        .reduce((sum, { amountMad }) => sum + amountMad, 0);
      return expected(
        `clearing:${channel}`,
        balances[`clearing:${channel}`] ?? 0,
        captured - paidBack - bank,
      );
    }),
    ...settled.flatMap(({ subjects: [, transactionId = ""], channel }) =>
      marks.some((mark) => mark.transactionId === transactionId && mark.channel === channel)
        ? []
        : [`${transactionId} was settled without its row`],
    ),
  ];
};

/**
 * Every fault of the money that is stored, by what was bought, issued, used and booked; none when all is well (T3, T6,
 * T10): the ledger sums to zero and to what is there, each captured unit has one live or ended stamp, each stamp at
 * most one use, and each settlement its row.
 *
 * @param settledUp - whether everything that was paid must have its stamps by now.
 */
export const auditMoney = async (
  dynamo: MoneyTable,
  options: { readonly settledUp: boolean } = { settledUp: true },
): Promise<readonly string[]> => {
  const items = await everything(dynamo);
  const entries = byPrefix(items, "LEDGER#", "").map((item) => {
    const { pk: _pk, sk: _sk, ...entry } = ledgerItemSchema.parse(item);
    return entry;
  });
  return [...ledgerFaults(items, entries), ...orderFaults(items, options.settledUp), ...stampFaults(items)];
};
