/** One line of a card provider's file, with what most lines share. */
export interface FileLine {
  readonly orderId: string;
  readonly transactionId: string;
  readonly amount?: string;
  readonly type?: "V" | "R";
  readonly on?: string;
}

const heading = "Date opération;Date règlement;Commande;Transaction;Type;Montant;Devise;Commission";

/** A card provider's settlement file as text. */
export const settlementText = (lines: readonly FileLine[], options: { readonly end?: string } = {}): string =>
  [
    heading,
    ...lines.map(({ orderId, transactionId, amount = "20,00", type = "V", on = "21/11/2026" }) =>
      [on, "2026-11-24", orderId, transactionId, type, amount, "MAD", "0,30"].join(";"),
    ),
    "",
  ].join(options.end ?? "\r\n");

/** The file as its bytes, each a character: what a route for bytes is handed. */
export const asBytes = (text: string, encoding: "utf8" | "latin1" = "latin1"): string =>
  Buffer.from(text, encoding).toString("latin1");
