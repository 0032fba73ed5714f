import { money } from "#shared/domain/money/money.ts";
import type { PaymentChannel } from "#shared/domain/order/order.ts";
import type { FieldFault } from "#shared/domain/refusal.ts";

/** One line of a settlement file as it was written: cells by the name of their column without accents or capitals. */
export interface SettlementLine {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** One line of a settlement file: what a provider paid us, or took back. */
export interface SettlementRow {
  readonly line: number;
  readonly type: "sale" | "refund";
  /** The order as the provider knows it. */
  readonly reference: string;
  readonly transactionId: string;
  /** Centimes of dirham, positive for both types. */
  readonly amountMad: number;
  /** The provider's dates of the operation and of its payment to us. */
  readonly occurredOn: string;
  readonly settledOn: string;
}

/** The most rows of one file. */
export const MAX_ROWS = 5000;

/** Faults that are told; a file of another kind has one in every cell. */
const MAX_FAULTS = 100;

type Column = "occurredOn" | "settledOn" | "reference" | "transactionId";

const byOrder = {
  occurredOn: "date operation",
  settledOn: "date reglement",
  reference: "commande",
  transactionId: "transaction",
} as const;

/** What each channel calls its columns (docs/settlement-files.md); others beside them are not read. */
const columnsOf: Readonly<Record<PaymentChannel, Readonly<Record<Column, string>>>> = {
  card: byOrder,
  wallet: byOrder,
  agency: {
    occurredOn: "date paiement",
    settledOn: "date versement",
    reference: "reference",
    transactionId: "operation",
  },
  terminal: {
    occurredOn: "date operation",
    settledOn: "date remise",
    reference: "commande",
    transactionId: "recu",
  },
};

const common = ["type", "montant", "devise"] as const;

const types: Readonly<Record<string, SettlementRow["type"]>> = {
  v: "sale",
  vente: "sale",
  paiement: "sale",
  r: "refund",
  remboursement: "refund",
};

/** A date that exists, as `2026-11-21` or `21/11/2026`. */
const dateOf = (text: string): string | undefined => {
  const iso = text.replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, "$3-$2-$1");
  const at = Date.parse(`${iso}T00:00:00.000Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso)
    ? iso
    : undefined;
};

/** Centimes of `1 234,56`, `1234.56` or `20`; undefined when it is no amount above zero. */
const centimesOf = (text: string): number | undefined => {
  const [, whole = "", cents = ""] =
    /^(\d{1,3}(?:[ \u00a0\u202f]?\d{3}){0,2})(?:[.,](\d{1,2}))?$/.exec(text) ?? [];
  const amount = Number(`${whole.replaceAll(/\D/g, "")}${cents.padEnd(2, "0")}`);
  return whole === "" || amount === 0 ? undefined : money(amount, "MAD").amount;
};

const idOf = (text: string): string | undefined => (/^[\w.:/-]{1,64}$/.test(text) ? text : undefined);

const readRow = (
  channel: PaymentChannel,
  { line, cells }: SettlementLine,
): SettlementRow | readonly FieldFault[] => {
  const columns = columnsOf[channel];
  const cell = (name: string): string => cells[name] ?? "";
  const type = types[cell("type").toLowerCase()];
  const read = {
    reference: idOf(cell(columns.reference)),
    transactionId: idOf(cell(columns.transactionId)),
    amountMad: centimesOf(cell("montant")),
    occurredOn: dateOf(cell(columns.occurredOn)),
    settledOn: dateOf(cell(columns.settledOn)),
  };
  const { reference, transactionId, amountMad, occurredOn, settledOn } = read;
  const currency = ["MAD", "504"].includes(cell("devise").toUpperCase());
  if (type && reference && transactionId && amountMad && occurredOn && settledOn && currency)
    return { line, type, reference, transactionId, amountMad, occurredOn, settledOn };
  const faults: readonly (readonly [boolean, string, string])[] = [
    [type === undefined, "type", "unknown-type"],
    [reference === undefined, columns.reference, "not-a-reference"],
    [transactionId === undefined, columns.transactionId, "not-a-reference"],
    [amountMad === undefined, "montant", "not-an-amount"],
    [occurredOn === undefined, columns.occurredOn, "not-a-date"],
    [settledOn === undefined, columns.settledOn, "not-a-date"],
    [!currency, "devise", "other-currency"],
  ];
  return faults.flatMap(([wrong, name, code]) =>
    wrong ? [{ pointer: `/body/${line}/${name.replaceAll(" ", "-")}`, code }] : [],
  );
};

/**
 * Reads the lines of a channel's settlement file, all of them or none (T10): every fault is told by line and column.
 */
export const readSettlement = (
  channel: PaymentChannel,
  lines: readonly SettlementLine[],
): { readonly rows: readonly SettlementRow[]; readonly faults: readonly FieldFault[] } => {
  const [first] = lines;
  if (first === undefined) return { rows: [], faults: [{ pointer: "/body", code: "no-rows" }] };
  if (lines.length > MAX_ROWS) return { rows: [], faults: [{ pointer: "/body", code: "too-many-rows" }] };
  const missing = [...Object.values(columnsOf[channel]), ...common].filter((name) => !(name in first.cells));
  if (missing.length > 0) {
    const faults = missing.map((name) => ({
      pointer: `/body/1/${name.replaceAll(" ", "-")}`,
      code: "column-missing",
    }));
    return { rows: [], faults };
  }
  const rows: SettlementRow[] = [];
  const faults: FieldFault[] = [];
  for (const line of lines) {
    const read = readRow(channel, line);
    if ("line" in read) rows.push(read);
    else faults.push(...read);
  }
  return { rows: faults.length > 0 ? [] : rows, faults: faults.slice(0, MAX_FAULTS) };
};
