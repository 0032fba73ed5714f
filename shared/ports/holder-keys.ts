/**
 * The digests by which a stamp knows the people of the request that it is attached to, without knowing them (T5, T7):
 * keyed, and different for each stamp, so that nobody reads from them who has how many.
 */
export interface HolderKeys {
  /** One digest for each identity number (CIN or passport, normalised), to be stored with the stamp. */
  of(stampId: string, numbers: readonly string[]): Promise<readonly string[]>;
  /** Whether one of the stored digests is that number's. */
  matches(stampId: string, holders: readonly string[], number: string): Promise<boolean>;
}
