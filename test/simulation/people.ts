import type { Random } from "#test/bench/random.ts";
import type { Assumptions } from "./assumptions.ts";

/** Somebody who wants one place at one post. */
export interface Person {
  readonly id: number;
  readonly post: number;
  readonly arrivesMs: number;
  /** When they stop trying. */
  readonly leavesMs: number;
  /** Waits for want of capacity, one after another; the next is longer. */
  tries: number;
}

export const between = (random: Random, from: number, to: number): number => from + random() * (to - from);

/** The first of the running totals that is above a share of the last. */
const indexOf = (totals: readonly number[], share: number): number => {
  const wanted = share * (totals.at(-1) ?? 0);
  let from = 0;
  let to = totals.length - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((totals[middle] ?? 0) > wanted) to = middle;
    else from = middle + 1;
  }
  return from;
};

/** Everybody with their post, in order of arrival; `spreadMs` has them come evenly within it instead. */
export const crowd = (
  {
    people,
    posts,
    spreadMs,
  }: { readonly people: number; readonly posts: number; readonly spreadMs?: number },
  random: Random,
  assumed: Assumptions,
): readonly Person[] => {
  let total = 0;
  const totals = Array.from({ length: posts }, (_, rank) => {
    total += (rank + 1) ** -assumed.postSkew;
    return total;
  });
  const arrivals = Array.from({ length: people }, () =>
    spreadMs === undefined ? -Math.log(1 - random()) * assumed.arrivalMs : random() * spreadMs,
  ).toSorted((a, b) => a - b);
  return arrivals.map((arrivesMs, id) => ({
    id,
    post: indexOf(totals, random()),
    arrivesMs,
    leavesMs: arrivesMs + between(random, assumed.patienceFromMs, assumed.patienceToMs),
    tries: 0,
  }));
};
