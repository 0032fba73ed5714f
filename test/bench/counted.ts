/** What one call of a release costs the database, whoever answers it. */
export interface Counted {
  readonly writeUnits: number;
  readonly readUnits: number;
  /** Calls to the database, a transaction being one. */
  readonly requests: number;
}

/**
 * The calls of a release as `npm run bench` counts them (`sections/units.ts`, on a day of ten slots of ten places). The
 * simulation is made of these figures; the benchmark holds each against what it counts, and misses a bar where they part.
 */
export const counted = {
  /** Before each of the others: the directory. */
  authorizer: { writeUnits: 0, readUnits: 1, requests: 1 },
  /** A month of availability: the request, then the month. */
  days: { writeUnits: 0, readUnits: 1.5, requests: 2 },
  /** The slots of a day with the grant to hold one: the request; the calendar; the day and who else is booked. */
  slots: { writeUnits: 0, readUnits: 3.5, requests: 4 },
  /** A press for a slot that is full, of which nothing is known: the slot, and the day for alternatives. */
  lostPress: { writeUnits: 1, readUnits: 0.5, requests: 2 },
  /** The same when the slot was just seen full. */
  lostPressKnown: { writeUnits: 0, readUnits: 0.5, requests: 1 },
  /** The slot, then the request. */
  hold: { writeUnits: 2, readUnits: 0, requests: 2 },
  /** Command record, request, slot, appointment and one person's guard in a transaction. */
  confirm: { writeUnits: 10, readUnits: 0, requests: 1 },
} as const satisfies Readonly<Record<string, Counted>>;

export type CountedCall = keyof typeof counted;
