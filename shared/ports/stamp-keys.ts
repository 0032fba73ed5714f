import type { StampCode } from "#shared/domain/stamp/code.ts";

/** Turns a code into the keys under which its stamp may be stored; the secret behind it is held apart (T3). */
export interface StampKeys {
  /** The key of a new stamp: under the current secret. */
  current(code: StampCode): Promise<string>;
  /** Where to look a stamp up: under the current secret, then under earlier ones. */
  candidates(code: StampCode): Promise<readonly string[]>;
}
