/** An allowance of `perSecond`, of which at most `size` can be saved; it begins full. Times in milliseconds. */
export class Bucket {
  readonly #perSecond: number;
  readonly #size: number;
  #left: number;
  #at = 0;

  constructor(perSecond: number, size: number) {
    this.#perSecond = perSecond;
    this.#size = size;
    this.#left = size;
  }

  /** Takes all of it or nothing; time does not run backwards between calls. */
  take(amount: number, now: number): boolean {
    this.#left = Math.min(this.#size, this.#left + ((now - this.#at) / 1000) * this.#perSecond);
    this.#at = now;
    if (this.#left < amount) return false;
    this.#left -= amount;
    return true;
  }
}
