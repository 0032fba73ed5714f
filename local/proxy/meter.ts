import type { JsonObject } from "#local/json.ts";
import type { Invocation } from "./callers.ts";

/** One AWS call, as counted. */
export interface CallRecord {
  readonly function: string;
  readonly invocation: Invocation | undefined;
  readonly service: string;
  readonly operation: string;
  readonly input: JsonObject;
  readonly startMs: number;
  readonly endMs: number;
  readonly status: number;
  readonly writeUnits: number;
  readonly readUnits: number;
}

export interface Totals {
  readonly requests: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  /** Calls of one invocation that overlap in time count once. */
  readonly roundTrips: number;
}

export interface Report extends Totals {
  readonly byFunction: Readonly<Record<string, Totals>>;
  readonly byOperation: Readonly<Record<string, number>>;
}

export interface ReportFilter {
  readonly function?: string | undefined;
  readonly tag?: string | undefined;
}

/**
 * Counts calls per function. Units are computed only while `measuring`, because they cost the emulator two
 * more reads for each write.
 */
export class Meter {
  #records: CallRecord[] = [];
  #requests = 0;
  measuring = false;

  /** All calls since the last reset, also those made while not measuring. */
  get requests(): number {
    return this.#requests;
  }

  add(record: CallRecord): void {
    this.#requests += 1;
    if (this.measuring) this.#records.push(record);
  }

  reset(): void {
    this.#records = [];
    this.#requests = 0;
  }

  records(filter: ReportFilter = {}): readonly CallRecord[] {
    return this.#records.filter(
      (record) =>
        (filter.function === undefined || record.function === filter.function) &&
        (filter.tag === undefined || record.invocation?.tag === filter.tag),
    );
  }

  report(filter: ReportFilter = {}): Report {
    const records = this.records(filter);
    const byFunction: Record<string, Totals> = {};
    for (const name of new Set(records.map((record) => record.function))) {
      byFunction[name] = totals(records.filter((record) => record.function === name));
    }
    const byOperation: Record<string, number> = {};
    for (const { service, operation } of records) {
      const name = `${service}:${operation}`;
      byOperation[name] = (byOperation[name] ?? 0) + 1;
    }
    return { ...totals(records), byFunction, byOperation };
  }
}

function totals(records: readonly CallRecord[]): Totals {
  const byInvocation = new Map<string, CallRecord[]>();
  for (const record of records) {
    const id = record.invocation?.requestId ?? "";
    byInvocation.set(id, [...(byInvocation.get(id) ?? []), record]);
  }
  return {
    requests: records.length,
    writeUnits: sum(records, (record) => record.writeUnits),
    readUnits: sum(records, (record) => record.readUnits),
    roundTrips: sum([...byInvocation.values()], sequentialRoundTrips),
  };
}

function sum<T>(entries: readonly T[], value: (entry: T) => number): number {
  return entries.reduce((total, entry) => total + value(entry), 0);
}

/** The number of groups of calls that overlap in time: what an invocation waits for, one after the other. */
export function sequentialRoundTrips(records: readonly Pick<CallRecord, "startMs" | "endMs">[]): number {
  let count = 0;
  let busyUntil = Number.NEGATIVE_INFINITY;
  for (const { startMs, endMs } of records.toSorted((a, b) => a.startMs - b.startMs)) {
    if (startMs >= busyUntil) count += 1;
    busyUntil = Math.max(busyUntil, endMs);
  }
  return count;
}
