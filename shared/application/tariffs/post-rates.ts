import { ratesPosted } from "#events/rates/posted.v1.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { StaffCaller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { RateRow } from "#shared/domain/tariff/rate-sheet.ts";
import { readSheet } from "#shared/domain/tariff/rate-sheet.ts";
import type { TariffDeps } from "./deps.ts";

/** How a sheet is to be taken. */
interface SheetQuery {
  /** Where the figures come from, for the board. */
  readonly source: string;
  readonly unusual?: "accepted" | undefined;
}

/** What a sheet changed. */
export interface PostedSheet {
  posted: { currency: string; madPerUnit: string; asOf: string }[];
  unchanged: number;
}

/**
 * Posts a sheet of rates, all of it or nothing (T1): every line is judged by itself and against the board, and the
 * write is judged against the board that it was read with. A sheet that is posted already changes nothing.
 *
 * Errors: `rates-invalid` with every fault by line and column, `busy` when another sheet came in between.
 */
export const postRates = async (
  deps: TariffDeps,
  { body, query, command, now }: Call<unknown, SheetQuery, readonly RateRow[], StaffCaller>,
): Outcome<PostedSheet> => {
  const { rates: posted, version } = await deps.book.board();
  const acceptUnusual = query.unusual === "accepted";
  const sheet = readSheet(body, query.source, { posted, now, acceptUnusual });
  if (sheet.faults.length > 0) return refuse("rates-invalid", { errors: sheet.faults });
  const rates = sheet.rates.map(({ currency, madPerUnit, asOf }) => ({ currency, madPerUnit, asOf }));
  const answer = { status: 200, body: { posted: rates, unchanged: sheet.unchanged } };
  if (rates.length === 0) {
    // This very command may have posted it: then its own answer is repeated.
    const prior = await deps.changes.find(command);
    return prior.ok ? { ok: true, value: prior.value ?? answer } : prior;
  }
  return deps.changes.commit({
    command,
    pieces: deps.book.postPieces(
      sheet.rates.map((rate) => ({ ...rate, postedAt: new Date(now).toISOString() })),
      version,
    ),
    facts: [ratesPosted.fact("board", { version: version + 1, source: query.source, rates })],
    answer,
    now,
  });
};
