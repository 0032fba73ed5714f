import type { Attempt } from "./attempts.ts";

const heading = "Date opération;Date règlement;Commande;Transaction;Type;Montant;Devise";

/**
 * What the provider says it paid out, as its nightly file: ISO-8859-1, CRLF, semicolons and decimal commas, a line
 * for each payment that the merchant took.
 */
export function settlementFile(attempts: Iterable<Attempt>, today: string): Buffer {
  const lines = [...attempts].flatMap(({ form, result, callbacks }) => {
    const taken = callbacks.some(({ answer }) => answer.trim() === "ACTION=POSTAUTH");
    if (result === undefined || !taken) return [];
    const amount = Number((result["amount"] ?? "0").replace(",", "."))
      .toFixed(2)
      .replace(".", ",");
    return [[today, today, form["oid"] ?? "", result["TransId"] ?? "", "V", amount, "MAD"].join(";")];
  });
  return Buffer.from([heading, ...lines, ""].join("\r\n"), "latin1");
}
