import * as z from "zod";
import { ledgerAccounts, ledgerKinds } from "#shared/domain/ledger/ledger.ts";
import { paymentChannels } from "#shared/domain/order/order.ts";
import type { LedgerStore } from "#shared/ports/ledger-store.ts";
import { keys } from "./keys.ts";
import { putNew } from "./piece.ts";

/** A ledger entry as stored: one partition per UTC day. */
export const ledgerItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  entryId: z.string(),
  kind: z.enum(ledgerKinds),
  at: z.iso.datetime(),
  postId: z.string().optional(),
  partnerId: z.string().optional(),
  channel: z.enum(paymentChannels).optional(),
  subjects: z.array(z.string()),
  lines: z.array(
    z.strictObject({
      account: z.enum(ledgerAccounts),
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
