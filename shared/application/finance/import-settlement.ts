import { createHash } from "node:crypto";
import { settlementReceived } from "#events/settlements/received.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import type { PaymentChannel } from "#shared/domain/order/order.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { SettlementLine } from "#shared/domain/settlement/row.ts";
import { readSettlement } from "#shared/domain/settlement/row.ts";
import { inParallel } from "../in-parallel.ts";
import type { FinanceWriteDeps } from "./deps.ts";

/** A settlement file as it came: its lines, and the digest of its very bytes. */
export interface SentFile {
  readonly sha256: string;
  readonly lines: readonly SettlementLine[];
}

/** What was received; the rows are matched right after. */
export interface ReceivedFile {
  fileId: string;
  channel: PaymentChannel;
  rows: number;
  /** Whether the very same file was received before: then nothing happened. */
  repeated: boolean;
}

/** A chunk is one item of some 30 KB, and what is done again at most after a crash. */
export const CHUNK_ROWS = 200;

/**
 * Takes a channel's settlement file, all of it or nothing (T10). The same content is the same file, whoever sends it
 * and however often. Its rows are kept first, so that the file, once it is there, is whole; `settlements.received` has
 * them matched. Error: `settlement-invalid` with every fault by line and column.
 */
export const importSettlement = async (
  deps: FinanceWriteDeps,
  { body, query, caller, command, now }: Call<unknown, { channel: PaymentChannel }, SentFile, StaffCaller>,
): Outcome<ReceivedFile> => {
  const { channel } = query;
  const { rows, faults } = readSettlement(channel, body.lines);
  if (faults.length > 0) return refuse("settlement-invalid", { errors: faults });
  const digest = createHash("sha256").update(`${channel}\n${body.sha256}`).digest("hex");
  const fileId = `set_${digest.slice(0, 24)}`;
  const answer = (repeated: boolean) => ({
    status: 202,
    body: { fileId, channel, rows: rows.length, repeated },
  });
  const chunks = Array.from({ length: Math.ceil(rows.length / CHUNK_ROWS) }, (_, index) =>
    rows.slice(index * CHUNK_ROWS, (index + 1) * CHUNK_ROWS),
  );
  const known = await deps.settlements.find(fileId);
  if (known === undefined) {
    await inParallel([...chunks.entries()], 8, ([index, chunk]) =>
      deps.settlements.keepRows(fileId, index, chunk),
    );
    const received = await deps.changes.commit({
      command,
      pieces: deps.settlements.receivePieces({
        fileId,
        channel,
        rows: rows.length,
        chunks: chunks.length,
        next: 0,
        classes: {},
        receivedAt: new Date(now).toISOString(),
        receivedBy: caller.staffId,
      }),
      facts: [settlementReceived.fact(fileId, { fileId, channel, rows: rows.length })],
      answer: answer(false),
      now,
    });
    if (received.ok || received.error.code !== "busy") return received;
  }
  // This very command may have brought it: then its own answer is repeated.
  const prior = await deps.changes.find(command);
  return prior.ok ? { ok: true, value: prior.value ?? answer(true) } : prior;
};
