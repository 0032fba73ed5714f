import { decimalPattern } from "#shared/domain/money/money.ts";
import type { FieldFault } from "#shared/domain/refusal.ts";
import type { Rate } from "./tariff.ts";
import { rateInForce } from "./tariff.ts";

/** One line of a rate sheet as it was written; `line` counts from 1 with the heading. */
export interface RateRow {
  readonly line: number;
  readonly currency: string;
  readonly mad: string;
  readonly previousMad: string;
  readonly changePercent: string;
  readonly asOf: string;
}

/** Columns of a rate sheet, in order. */
export const rateColumns = ["currency", "mad", "previousMad", "changePercent", "asOf"] as const;

/** A rate further than this from the one in force is more often a slip of the decimal point than the market. */
export const UNUSUAL_PERCENT = 10;

/** A sheet is posted in one transaction of at most 100 writes. */
export const MAX_RATES = 90;

/** Half of the last decimal that is written: what rounding may have taken or given. */
const halfStep = (decimal: string): number => 0.5 * 10 ** -(decimal.split(".")[1]?.length ?? 0);

/**
 * Whether a printed change is what the two printed rates can give. Each of the three was rounded by itself, so
 * 0.0070 after 0.0070 may well be a change of −0.32 %; a swapped or shifted figure is not.
 */
export const changeFits = (mad: string, previous: string, percent: string): boolean => {
  const [rate, before] = [Number(mad), Number(previous)];
  const lowest = ((rate - halfStep(mad)) / (before + halfStep(previous)) - 1) * 100;
  const highest = ((rate + halfStep(mad)) / Math.max(before - halfStep(previous), 1e-9) - 1) * 100;
  // Beyond its own rounding, the publisher computes the change of the middle rate: one more step is allowed.
  const slack = 2 * halfStep(percent);
  return Number(percent) >= lowest - slack && Number(percent) <= highest + slack;
};

const isDecimal = (text: string): boolean => decimalPattern.test(text) && Number(text) > 0;

const shapeFaults = (row: RateRow): readonly string[][] => [
  ...(/^[A-Z]{3}$/.test(row.currency) && row.currency !== "MAD" ? [] : [["currency", "invalid-currency"]]),
  ...(isDecimal(row.mad) ? [] : [["mad", "not-a-rate"]]),
  ...(isDecimal(row.previousMad) ? [] : [["previousMad", "not-a-rate"]]),
  ...(/^-?\d{1,3}(\.\d{1,4})?$/.test(row.changePercent) ? [] : [["changePercent", "not-a-percentage"]]),
  ...(instantOf(row.asOf) === undefined ? [["asOf", "not-an-instant"]] : []),
];

/** An ISO 8601 instant with its offset, in UTC; undefined when it is none. */
const instantOf = (text: string): string | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
};

const toRate = (row: RateRow, source: string): Rate => ({
  currency: row.currency,
  madPerUnit: row.mad,
  previousMadPerUnit: row.previousMad,
  asOf: instantOf(row.asOf) ?? "",
  source,
});

const isSame = (one: Rate, other: Rate): boolean =>
  one.madPerUnit === other.madPerUnit && one.previousMadPerUnit === other.previousMadPerUnit;

interface Board {
  readonly posted: readonly Rate[];
  readonly now: number;
  readonly acceptUnusual: boolean;
}

/** What is wrong with a well-formed line beside what is posted already. */
const meaningFaults = (
  row: RateRow,
  rate: Rate,
  { posted, now, acceptUnusual }: Board,
): readonly string[][] => {
  const inForce = rateInForce(posted, rate.currency, Number.POSITIVE_INFINITY);
  const at = Date.parse(rate.asOf);
  const posts = inForce === undefined ? undefined : Date.parse(inForce.asOf);
  if (at > now) return [["asOf", "in-the-future"]];
  if (posts !== undefined && at < posts) return [["asOf", "older-than-posted"]];
  if (inForce !== undefined && at === posts)
    return isSame(inForce, rate) ? [] : [["mad", "posted-otherwise"]];
  if (!changeFits(row.mad, row.previousMad, row.changePercent)) return [["changePercent", "change-mismatch"]];
  const before = Number(inForce?.madPerUnit ?? row.previousMad);
  const moved = Math.abs(Number(row.mad) / before - 1) * 100;
  return moved > UNUSUAL_PERCENT && !acceptUnusual ? [["mad", "unusual-change"]] : [];
};

/** What a sheet comes to: rates that are new, or every fault by line. */
export interface ReadSheet {
  readonly rates: readonly Rate[];
  /** Lines that say what is posted already. */
  readonly unchanged: number;
  readonly faults: readonly FieldFault[];
}

/**
 * Reads a sheet of rates against what is posted (T1): each line by its own figures, its change, its date and the
 * rate before it. A rate is never edited and never put before a posted one, because orders were priced with it;
 * a line that is posted already changes nothing, so a sheet may be sent twice.
 */
export const readSheet = (rows: readonly RateRow[], source: string, board: Board): ReadSheet => {
  const faults: FieldFault[] = [];
  const rates: Rate[] = [];
  const seen = new Set<string>();
  let unchanged = 0;
  for (const row of rows) {
    const shape = shapeFaults(row);
    const rate = toRate(row, source);
    const found = shape.length > 0 ? shape : meaningFaults(row, rate, board);
    const repeated = seen.has(row.currency) ? [["currency", "repeated"]] : [];
    seen.add(row.currency);
    const all = [...found, ...repeated];
    faults.push(...all.map(([column = "", code = ""]) => ({ pointer: `/body/${row.line}/${column}`, code })));
    if (all.length > 0) continue;
    const posted = board.posted.some(
      (each) =>
        each.currency === rate.currency &&
        Date.parse(each.asOf) === Date.parse(rate.asOf) &&
        isSame(each, rate),
    );
    if (posted) unchanged += 1;
    else rates.push(rate);
  }
  if (rows.length === 0) faults.push({ pointer: "/body", code: "no-rates" });
  if (rows.length > MAX_RATES) faults.push({ pointer: "/body", code: "too-many-rates" });
  return { rates: faults.length > 0 ? [] : rates, unchanged, faults };
};

/** The change of a rate in per cent with two decimals, from its own two figures; for the board. */
export const changePercent = ({ madPerUnit, previousMadPerUnit }: Rate): string => {
  const change = (Number(madPerUnit) / Number(previousMadPerUnit) - 1) * 100;
  const text = change.toFixed(2);
  return text === "-0.00" ? "0.00" : text;
};
