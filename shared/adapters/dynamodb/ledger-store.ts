import * as z from "zod";
import type { LedgerStore } from "#shared/ports/ledger-store.ts";
import { keys } from "./keys.ts";
import { putNew } from "./piece.ts";

/** A ledger entry as stored: one partition per UTC day. */
export const ledgerItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  entryId: z.string(),
  kind: z.enum(["capture", "issue", "consumption"]),
  at: z.iso.datetime(),
  subjects: z.array(z.string()),
  lines: z.array(
    z.strictObject({
      account: z.enum([
        "provider:cmi",
        "stamps:to-issue",
        "stamps:outstanding",
        "revenue:receipt",
        "revenue:chancery",
        "revenue:service",
      ]),
      amountMad: z.int(),
    }),
  ),
});

/** The ledger in the stamps table: entries are put once and never changed (T10). */
export const dynamoLedgerStore = (table: string): LedgerStore => ({
  entry: (entry) =>
    putNew(
      table,
      ledgerItemSchema.parse({ ...keys.ledger(entry.at.slice(0, 10), entry.entryId), ...entry }),
      () => {
        // The command record of the same transaction fails first: an entry alone cannot be there already.
        throw new Error("ledger entry exists without its command");
      },
    ),
});
