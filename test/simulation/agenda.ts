interface Entry {
  readonly ms: number;
  /** Of entries at one instant the lower comes first. */
  readonly rank: number;
  readonly work: () => void;
}

const isBefore = (one: Entry, other: Entry): boolean =>
  one.ms < other.ms || (one.ms === other.ms && one.rank < other.rank);

/** Windows that have not begun are kept unsorted: a heap of some hundred entries is fast, one of 200,000 is not. */
const WINDOW_MS = 50;
const FIRST = -1;

/** What happens when, in milliseconds: earliest first, and at one instant in the order in which it was put. */
export class Agenda {
  /** A binary heap: what comes in this window, and the beginnings of later ones. */
  readonly #heap: Entry[] = [];
  readonly #later = new Map<number, Entry[]>();
  #put = 0;
  #now = 0;

  get now(): number {
    return this.#now;
  }

  /** Puts `work` so many milliseconds from now. */
  after(ms: number, work: () => void): void {
    this.#put += 1;
    const entry = { ms: this.#now + ms, rank: this.#put, work };
    const window = Math.floor(entry.ms / WINDOW_MS);
    if (window <= Math.floor(this.#now / WINDOW_MS)) {
      this.#push(entry);
      return;
    }
    const entries = this.#later.get(window);
    if (entries !== undefined) {
      entries.push(entry);
      return;
    }
    this.#later.set(window, [entry]);
    this.#push({ ms: window * WINDOW_MS, rank: FIRST, work: () => this.#open(window) });
  }

  /** Lets everything happen, also what is put meanwhile. */
  run(): void {
    for (let entry = this.#pop(); entry !== undefined; entry = this.#pop()) {
      this.#now = entry.ms;
      entry.work();
    }
  }

  #open(window: number): void {
    for (const entry of this.#later.get(window) ?? []) this.#push(entry);
    this.#later.delete(window);
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let at = heap.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || isBefore(parent, entry)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = entry;
  }

  #pop(): Entry | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      const left = heap[2 * at + 1];
      const right = heap[2 * at + 2];
      if (left === undefined) break;
      const takesRight = right !== undefined && isBefore(right, left);
      const child = takesRight ? right : left;
      if (isBefore(last, child)) break;
      heap[at] = child;
      at = 2 * at + (takesRight ? 2 : 1);
    }
    heap[at] = last;
    return first;
  }
}
