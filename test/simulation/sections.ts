import { per, short, sum } from "#test/bench/figures.ts";
import { exactly, type Section } from "#test/bench/report.ts";
import { assumed, reasons } from "./assumptions.ts";
import { limits } from "./limits.ts";
import type { Size } from "./run.ts";
import { outcomes, type Summary } from "./summary.ts";

const whole = (value: number): string => Math.round(value).toLocaleString("en");

/** Milliseconds as people say them. */
const time = (ms: number | null): string => {
  if (ms === null) return "never";
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${short(ms / 1000)} s`;
  return ms < 7_200_000 ? `${short(ms / 60_000)} min` : `${short(ms / 3_600_000)} h`;
};

/** A table with one row for each run. */
const byPlan = (
  title: string,
  about: string,
  columns: Readonly<Record<string, (run: Summary) => string>>,
  runs: readonly Summary[],
): Section => ({
  title,
  about,
  table: {
    head: ["", ...Object.keys(columns)],
    rows: runs.map((run) => [run.plan, ...Object.values(columns).map((column) => column(run))]),
  },
});

const together = ({ dollars }: Summary): number => sum(Object.values(dollars));

/** What holds in every run, whatever its figures: else the model is wrong. */
const heldSection = (runs: readonly Summary[]): Section => ({
  title: "What holds in every run",
  about: "If one of these is missed, the model is wrong, and no other figure of it counts.",
  measures: runs.flatMap((run) => [
    exactly(
      `${run.plan}: people whose release ended in one way`,
      sum(Object.values(run.outcomes)),
      run.people,
    ),
    exactly(`${run.plan}: places booked, and people who booked`, run.placesBooked, run.outcomes.booked ?? 0),
    exactly(
      `${run.plan}: places booked beyond those there are`,
      Math.max(0, run.placesBooked - run.places),
      0,
    ),
  ]),
});

const limitsMet = (runs: readonly Summary[]): Section => ({
  title: "Which limit is met, and when",
  about:
    "In the order in which each run meets them. Times count every refusal, those included that a retry of the SDK got over; the last " +
    "column is what people were answered, who then tried again. A partition is named by the key whose read or write was refused: others in it wait with it.",
  table: {
    head: ["", "limit", "first after", "times", "told to people"],
    rows: runs.flatMap((run) =>
      run.met.map(({ limit, firstMs, times, refused }, at) => [
        at === 0 ? run.plan : "",
        ...[limit, time(firstMs), whole(times), whole(refused)],
      ]),
    ),
  },
});

/** What a release of this size comes to, by plan. */
export const sectionsOf = (runs: readonly Summary[], { posts, people }: Size): readonly Section[] => [
  byPlan(
    "How it ends for people",
    `${posts} posts release at the same second, ${whole(people)} people come. Everybody ends in exactly one way: booked; told that nothing is left; ` +
      "out of patience; held a place and let it lapse; lost a hold because no confirmation came through; not drawn. The wait is that of who booked, from coming to the confirmation.",
    {
      ...Object.fromEntries(
        outcomes.map((outcome) => [outcome, (run: Summary) => whole(run.outcomes[outcome] ?? 0)]),
      ),
      "wait, median": ({ waitMedianMs }) => time(waitMedianMs),
      "95 %": ({ waitLongMs }) => time(waitLongMs),
    },
    runs,
  ),
  byPlan(
    "Time to sell out",
    "After the announced second. Taken is held or booked; what lapses is free again after ten minutes. A confirmation's SMS waits for its turn.",
    {
      places: ({ places }) => whole(places),
      "half of the posts have none left": ({ halfOfPostsMs }) => time(halfOfPostsMs),
      "no post has": ({ allTakenMs }) => time(allTakenMs),
      "99 % of the bookings confirmed": ({ mostConfirmedMs }) => time(mostConfirmedMs),
      "last SMS": ({ lastSmsMs }) => time(lastSmsMs),
    },
    runs,
  ),
  limitsMet(runs),
  byPlan(
    "Calls and units",
    "Refusals are answers for want of capacity, before which nothing was spent but their own way; a lost press is an answer that a slot is full. " +
      "Units are those of the benchmark, by call.",
    {
      calls: ({ calls }) => whole(calls),
      refusals: ({ refusals }) => whole(refusals),
      "a person": (run) => short(per(run.refusals, run.people)),
      "ms, median": ({ callMedianMs }) => whole(callMedianMs),
      "99 %": ({ callLongMs }) => whole(callLongMs),
      "cold starts": ({ coldStarts }) => whole(coldStarts),
      presses: ({ presses }) => whole(presses),
      lost: ({ pressesLost }) => whole(pressesLost),
      "slot writes a place": (run) => short(per(run.slotWrites, run.placesBooked)),
      "write units": ({ writeUnits }) => whole(writeUnits),
      "read units": ({ readUnits }) => whole(readUnits),
    },
    runs,
  ),
  byPlan(
    "Cost in dollars",
    "Without SMS and what follows a booking. Calls that the gateway refuses are free. What is kept ready is what pre-warming costs.",
    {
      gateway: ({ dollars }) => short(dollars.gateway),
      functions: ({ dollars }) => short(dollars.functions),
      database: ({ dollars }) => short(dollars.database),
      "kept ready": ({ dollars }) => short(dollars.ready),
      together: (run) => short(together(run)),
      "a thousand bookings": (run) => short(per(1000 * together(run), run.placesBooked)),
    },
    runs,
  ),
  heldSection(runs),
];

/** What the model was given: the limits and the assumptions. */
export const givenSections: readonly Section[] = [
  {
    title: "Limits",
    about: "Published, or configured by us. Each is one row of `test/simulation/limits.ts`.",
    table: {
      head: ["limit", "value", "source"],
      rows: Object.values(limits).map(({ what, value, source }) => [what, whole(value), source]),
    },
  },
  {
    title: "Assumptions",
    about:
      "What nobody publishes. Times in milliseconds. Units of each call are not assumed: the benchmark counts them (`test/bench/counted.ts`).",
    table: {
      head: ["name", "value", "why"],
      rows: Object.entries(reasons).map(([name, why]) => [
        name,
        String(Object.entries(assumed).find(([key]) => key === name)?.[1] ?? ""),
        why,
      ]),
    },
  },
];
