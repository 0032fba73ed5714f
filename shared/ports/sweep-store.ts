/**
 * How far each post's past days are settled: none before has an appointment that waits for its end. Only saves
 * looking at them again: a mark that is missing or old costs reads and changes nothing.
 */
export interface SweepStore {
  /** The last settled local date of each post that has one. */
  settled(): Promise<ReadonlyMap<string, string>>;
  settle(postId: string, date: string): Promise<void>;
}
