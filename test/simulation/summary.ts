import * as z from "zod";
import { median, per, percentile } from "#test/bench/figures.ts";
import { prices } from "#test/bench/prices.ts";
import { type Assumptions, assumed as usual } from "./assumptions.ts";
import { type Plan, unprepared } from "./plan.ts";
import type { Result, Size } from "./run.ts";

const MILLION = 1_000_000;

export const outcomes = ["booked", "sold out", "gave up", "abandoned", "hold lost", "not drawn"] as const;

const metSchema = z.object({
  limit: z.string(),
  /** Milliseconds after the release. */
  firstMs: z.number(),
  /** Retries of the SDK included. */
  times: z.number(),
  /** Of those, how many somebody was told. */
  refused: z.number(),
});

/** What one run came to: numbers only, so that it can be handed between threads. Times in milliseconds. */
export const summarySchema = z.object({
  plan: z.string(),
  people: z.number(),
  places: z.number(),
  outcomes: z.record(z.enum(outcomes), z.number()),
  placesBooked: z.number(),
  allTakenMs: z.number().nullable(),
  halfOfPostsMs: z.number().nullable(),
  mostConfirmedMs: z.number(),
  lastSmsMs: z.number(),
  waitMedianMs: z.number(),
  waitLongMs: z.number(),
  calls: z.number(),
  refusals: z.number(),
  callMedianMs: z.number(),
  callLongMs: z.number(),
  coldStarts: z.number(),
  presses: z.number(),
  pressesLost: z.number(),
  slotWrites: z.number(),
  writeUnits: z.number(),
  readUnits: z.number(),
  dollars: z.object({ gateway: z.number(), functions: z.number(), database: z.number(), ready: z.number() }),
  met: z.array(metSchema),
});

export type Summary = z.infer<typeof summarySchema>;

/** What was prepared, in dollars: environments kept ready and a table warmed beyond what it has. */
const readyCost = ({ provisioned, tableReads, tableWrites }: Plan, assumed: Assumptions): number =>
  3 * provisioned * assumed.gigabytes * assumed.provisionedHours * 3600 * assumed.provisionedGigabyteSecond +
  (tableWrites - unprepared.tableWrites) * assumed.warmedWriteUnit +
  (tableReads - unprepared.tableReads) * assumed.warmedReadUnit;

/** The figures of a run. */
export const summaryOf = (
  { plan, tally, places }: Result,
  { people }: Size,
  assumed: Assumptions = usual,
): Summary => {
  const { perMillion, gigabyteSecond } = prices;
  const counts = outcomes.map((outcome) => [outcome, tally.outcomes.get(outcome) ?? 0] as const);
  const posts = places.soldOutMs;
  return {
    plan: plan.name,
    people,
    places: places.all,
    outcomes: z.record(z.enum(outcomes), z.number()).parse(Object.fromEntries(counts)),
    placesBooked: places.booked,
    allTakenMs: places.allTakenMs ?? null,
    halfOfPostsMs: posts[Math.ceil(places.posts / 2) - 1] ?? null,
    mostConfirmedMs: percentile(tally.bookedMs, 0.99),
    lastSmsMs: tally.lastSmsMs,
    waitMedianMs: median(tally.waits),
    waitLongMs: percentile(tally.waits, 0.95),
    calls: tally.calls,
    refusals: [...tally.refusals.values()].reduce((all, times) => all + times, 0),
    callMedianMs: median(tally.callMs),
    callLongMs: percentile(tally.callMs, 0.99),
    coldStarts: tally.coldStarts,
    presses: tally.presses,
    pressesLost: tally.pressesLost,
    slotWrites: tally.slotWrites,
    writeUnits: tally.writeUnits,
    readUnits: tally.readUnits,
    dollars: {
      gateway: per(tally.calls * perMillion.apiCalls, MILLION),
      functions:
        per(tally.invocations * perMillion.invocations, MILLION) +
        (tally.invocationMs / 1000) * assumed.gigabytes * gigabyteSecond,
      database: per(
        tally.writeUnits * perMillion.writeUnits + tally.readUnits * perMillion.readUnits,
        MILLION,
      ),
      ready: readyCost(plan, assumed),
    },
    met: [...tally.obstacles]
      .map(([limit, { firstMs, times }]) => ({
        ...{ limit, firstMs, times },
        refused: tally.refusals.get(limit) ?? 0,
      }))
      .toSorted((a, b) => a.firstMs - b.firstMs),
  };
};
