import { readEvent } from "#events/registry.ts";
import { settlementMatched } from "#events/settlements/matched.v1.ts";
import { settlementReceived } from "#events/settlements/received.v1.ts";
import { RedeliveryWanted } from "#shared/domain/redelivery.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { ClassCounts, SettlementFile } from "#shared/ports/settlement-store.ts";
import { inParallel } from "../in-parallel.ts";
import type { MatchDeps } from "./deps.ts";
import { matchRow } from "./match-row.ts";

/** Rows matched at once: each is some five calls one after another. */
const ROWS_AT_ONCE = 8;

const matchChunk = async (deps: MatchDeps, file: SettlementFile): Promise<void> => {
  const rows = await deps.settlements.rowsOf(file.fileId, file.next);
  const found = await inParallel(rows, ROWS_AT_ONCE, (row) => matchRow(deps, file, row));
  const classes: Record<string, number> = {};
  for (const each of found) classes[each] = (classes[each] ?? 0) + 1;
  const counts: ClassCounts = classes;
  const isLast = file.next + 1 === file.chunks;
  const { fileId, channel } = file;
  const outcome = await deps.changes.commit({
    command: systemCommand("settlements-match", fileId, file.next),
    pieces: [deps.settlements.donePiece(file, counts)],
    facts: isLast ? [settlementMatched.fact(fileId, { fileId, channel, rows: file.rows })] : [],
    answer: { status: 200, body: null },
    now: deps.clock.now(),
  });
  // Another delivery of the same event did this chunk: the file says where to go on.
  if (!outcome.ok && outcome.error.code !== "busy") throw new RedeliveryWanted(outcome.error.code);
};

/**
 * Matches a received settlement file row by row, chunk by chunk (T10). A row has its effect once, whatever files it is
 * in; a chunk counts once. Cut off anywhere, the event comes again and goes on at the chunk that was not done.
 */
export const matchFile = async (deps: MatchDeps, body: unknown): Promise<void> => {
  const { data } = readEvent(settlementReceived, body);
  for (;;) {
    const file = await deps.settlements.find(data.fileId);
    if (file === undefined) throw new Error("a received file is not there");
    if (file.next >= file.chunks) return;
    await matchChunk(deps, file);
  }
};
