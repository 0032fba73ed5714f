/** Reads secrets that are held apart from the data. */
export interface SecretReader {
  /**
   * The current value of a secret; a rotated one is seen within five minutes.
   *
   * @throws when it does not exist or holds no text: a deployment fault, never a caller's.
   */
  read(secretId: string): Promise<string>;
}
