export const PLACES_A_SLOT = 10;
export const SLOTS_A_DAY = 10;

/** Bit n is place n; all are set. */
const ALL = 2 ** PLACES_A_SLOT - 1;

/** How many bits are set. */
const count = (mask: number): number => {
  let left = mask;
  let found = 0;
  while (left !== 0) {
    left &= left - 1;
    found += 1;
  }
  return found;
};

/** Any free place of a slot in which these are taken; undefined where none is. */
export const anyFree = (taken: number, random: () => number): number | undefined => {
  const free = ALL & ~taken;
  let skip = Math.floor(random() * count(free));
  for (let place = 0; place < PLACES_A_SLOT; place += 1) {
    if ((free & (1 << place)) === 0) continue;
    if (skip === 0) return place;
    skip -= 1;
  }
  return undefined;
};

/** Days and slots are numbered through all posts. */
export const dayOf = (slot: number): number => Math.floor(slot / SLOTS_A_DAY);

/** The places of all posts: which are taken, which of them booked, and when each post had none left. */
export class Places {
  readonly daysEach: number;
  readonly posts: number;
  readonly #taken: Int32Array;
  readonly #booked: Int32Array;
  readonly #left: number[];
  readonly #soldOut = new Map<number, number>();
  #free: number;
  #allTakenMs: number | undefined;

  constructor(posts: number, daysEach: number) {
    this.posts = posts;
    this.daysEach = daysEach;
    const slots = posts * daysEach * SLOTS_A_DAY;
    this.#taken = new Int32Array(slots);
    this.#booked = new Int32Array(slots);
    this.#left = Array.from({ length: posts }, () => daysEach * SLOTS_A_DAY * PLACES_A_SLOT);
    this.#free = slots * PLACES_A_SLOT;
  }

  get all(): number {
    return this.#taken.length * PLACES_A_SLOT;
  }

  get booked(): number {
    return this.#booked.reduce((sum, mask) => sum + count(mask), 0);
  }

  /** When no place of any post was left for the first time. */
  get allTakenMs(): number | undefined {
    return this.#allTakenMs;
  }

  /** When each post had no place left for the first time, earliest first. */
  get soldOutMs(): readonly number[] {
    return [...this.#soldOut.values()].toSorted((a, b) => a - b);
  }

  taken(slot: number): number {
    return this.#taken[slot] ?? ALL;
  }

  /** Takes the place on condition that nobody has it. */
  take(slot: number, place: number, now: number): boolean {
    const taken = this.taken(slot);
    if ((taken & (1 << place)) !== 0) return false;
    this.#taken[slot] = taken | (1 << place);
    this.#change(slot, -1, now);
    return true;
  }

  /** A hold lapsed. */
  giveBack(slot: number, place: number): void {
    this.#taken[slot] = this.taken(slot) & ~(1 << place);
    this.#change(slot, 1, 0);
  }

  /** @throws where the place is nobody's or booked already: then the model itself is wrong. */
  book(slot: number, place: number): void {
    const booked = this.#booked[slot] ?? 0;
    if ((booked & (1 << place)) !== 0) throw new Error("a place was booked twice");
    if ((this.taken(slot) & (1 << place)) === 0) throw new Error("a place was booked that nobody held");
    this.#booked[slot] = booked | (1 << place);
  }

  slotsOf(day: number): readonly number[] {
    return Array.from({ length: SLOTS_A_DAY }, (_, index) => day * SLOTS_A_DAY + index);
  }

  /** The slots of a day in which a place is free. */
  openOn(day: number): readonly number[] {
    return this.slotsOf(day).filter((slot) => this.taken(slot) !== ALL);
  }

  freeOn(day: number): number {
    return this.slotsOf(day).reduce((sum, slot) => sum + count(ALL & ~this.taken(slot)), 0);
  }

  #change(slot: number, by: number, now: number): void {
    const post = Math.floor(dayOf(slot) / this.daysEach);
    const left = (this.#left[post] ?? 0) + by;
    this.#left[post] = left;
    this.#free += by;
    if (left === 0 && !this.#soldOut.has(post)) this.#soldOut.set(post, now);
    if (this.#free === 0) this.#allTakenMs ??= now;
  }
}
