import { createHash } from "node:crypto";
import type { SentFile } from "#shared/application/finance/import-settlement.ts";
import type { PaymentChannel } from "#shared/domain/order/order.ts";

/** Why a row of a provider's file need not simply match: what was done here to have it so. */
export type RowCause = "heard" | "unheard" | "wrong" | "lied" | "refund" | "answer-lost" | "orphan";

/** What a provider did, as its own books have it. */
export interface Movement {
  readonly channel: PaymentChannel;
  readonly type: "sale" | "refund";
  /** The order, or the reference that was paid at an agency. */
  readonly reference: string;
  readonly transactionId: string;
  readonly amountMad: number;
  /** Epoch ms. */
  readonly at: number;
  cause: RowCause;
  sent: boolean;
}

const names = {
  card: ["date operation", "date reglement", "commande", "transaction"],
  wallet: ["date operation", "date reglement", "commande", "transaction"],
  agency: ["date paiement", "date versement", "reference", "operation"],
  terminal: ["date operation", "date remise", "commande", "recu"],
} as const;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** A settlement file of these rows, as its reader hands it over. */
export const fileOf = (channel: PaymentChannel, rows: readonly Movement[]): SentFile => {
  const [occurred, settled, reference, transaction] = names[channel];
  const lines = rows.map((row, index) => ({
    line: index + 2,
    cells: {
      [occurred]: dayOf(row.at),
      [settled]: dayOf(row.at),
      [reference]: row.reference,
      [transaction]: row.transactionId,
      type: row.type === "sale" ? "V" : "R",
      montant: ((row.amountMad + (row.cause === "lied" ? 100 : 0)) / 100).toFixed(2),
      devise: "MAD",
    },
  }));
  return { sha256: createHash("sha256").update(JSON.stringify(lines)).digest("hex"), lines };
};

/** The start of the UTC day on which each payment was taken: all that a file says of its time. */
export const daysOf = (rows: readonly Movement[]): Readonly<Record<string, number>> =>
  Object.fromEntries(rows.map(({ transactionId, at }) => [transactionId, Date.parse(dayOf(at))]));
