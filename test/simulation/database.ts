import { Bucket } from "./bucket.ts";
import { limits } from "./limits.ts";
import type { Obstacle, Tally } from "./tally.ts";

/** What a partition key is of; with a number it is the key. */
export const keyKinds = ["slots", "days", "calendars", "appointments", "person", "gate"] as const;
export type KeyKind = (typeof keyKinds)[number];

/** Part of what one call to the database costs, by the key it is charged to. */
export interface Charge {
  readonly kind: KeyKind;
  readonly of: number;
  readonly units: number;
}

/** Spreads keys over partitions as a hash would (the finaliser of MurmurHash3). */
const hashOf = (kind: KeyKind, of: number, seed: number): number => {
  let mixed =
    (Math.imul(of + 1, 0x9e3779b1) ^ Math.imul(keyKinds.indexOf(kind) + 1, 0x85ebca6b) ^ seed) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 0;
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

/** Partitions with their limits, and items that a transaction keeps from others while it lasts. */
export class Database {
  readonly #reads: readonly Bucket[];
  readonly #writes: readonly Bucket[];
  readonly #lockedUntil = new Map<number, number>();
  readonly #seed: number;
  readonly #tally: Tally;

  constructor(
    { writes, reads, seed }: { readonly writes: number; readonly reads: number; readonly seed: number },
    tally: Tally,
  ) {
    const { partitionReads, partitionWrites } = limits;
    const partitions = Math.max(
      Math.ceil(writes / partitionWrites.value),
      Math.ceil(reads / partitionReads.value),
    );
    const buckets = (perSecond: number): readonly Bucket[] =>
      Array.from({ length: partitions }, () => new Bucket(perSecond, perSecond));
    this.#reads = buckets(partitionReads.value);
    this.#writes = buckets(partitionWrites.value);
    this.#seed = seed;
    this.#tally = tally;
  }

  /** Reads all of them or tells which partition refuses. */
  read(charges: readonly Charge[], now: number): Obstacle | undefined {
    for (const charge of charges)
      if (!this.#take(this.#reads, charge, now))
        return this.#met(`reads of a partition, with ${charge.kind}`, now);
    for (const { units } of charges) this.#tally.readUnits += units;
    return undefined;
  }

  /** Writes, failed conditions included, or tells which partition refuses. */
  write(charges: readonly Charge[], now: number): Obstacle | undefined {
    for (const charge of charges)
      if (!this.#take(this.#writes, charge, now))
        return this.#met(`writes of a partition, with ${charge.kind}`, now);
    for (const { units } of charges) this.#tally.writeUnits += units;
    return undefined;
  }

  /** The conflict with a transaction that is on the item at this moment. */
  conflict(item: number, now: number): Obstacle | undefined {
    const open = (this.#lockedUntil.get(item) ?? 0) <= now;
    return open ? undefined : this.#met("conflicts on an item", now);
  }

  /** Keeps the item from others for as long as a transaction lasts. */
  lock(item: number, until: number): void {
    this.#lockedUntil.set(item, until);
  }

  #take(from: readonly Bucket[], { kind, of, units }: Charge, now: number): boolean {
    return from[hashOf(kind, of, this.#seed) % from.length]?.take(units, now) ?? false;
  }

  #met(obstacle: Obstacle, now: number): Obstacle {
    this.#tally.met(obstacle, now);
    return obstacle;
  }
}
