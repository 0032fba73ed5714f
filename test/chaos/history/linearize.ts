/** A call on one object, from when it was made to when it was answered, in milliseconds of one clock. */
export interface Op<State> {
  /** For whoever reads why a history is wrong. */
  readonly name: string;
  readonly startMs: number;
  /** Infinity where nobody knows whether and when it had its effect. */
  readonly endMs: number;
  /** The states in which the object may be after it, with the answer that was given; none where that cannot be. */
  readonly step: (state: State) => readonly State[];
  /** True where it may never have happened at all. */
  readonly optional?: boolean;
}

/** An object's histories are accepted from one state on; `keyOf` tells states apart. */
export interface Spec<State> {
  readonly initial: State;
  readonly keyOf: (state: State) => string;
}

/** Whether there is an order, and the calls up to which there is one where there is none. */
export interface Judgement {
  readonly linearizable: boolean;
  /** Names of the calls of the longest order that was found. */
  readonly longest: readonly string[];
  /** Those that could not come next there, though one of them had to. */
  readonly stuck: readonly string[];
  /** How many different points the search met. */
  readonly visited: number;
}

/** Beyond this many points a history is given up: it is too crowded to be judged. */
const MOST_VISITED = 2_000_000;

/** Calls that may come next: those that began before any that is left was answered. */
const candidates = <State>(ops: readonly Op<State>[], left: ReadonlySet<number>): readonly number[] => {
  let firstEnd = Number.POSITIVE_INFINITY;
  for (const index of left) {
    const op = ops[index];
    if (op !== undefined && op.endMs < firstEnd) firstEnd = op.endMs;
  }
  return [...left].filter((index) => (ops[index]?.startMs ?? 0) <= firstEnd);
};

/**
 * Whether the calls on one object can be put into an order in which each took effect at one moment between its start
 * and its end, and got the answer that it got: Wing and Gong's search, remembering which calls were done in which
 * state. Calls of unknown fate may come anywhere after their start, or not at all.
 */
export const judge = <State>({ initial, keyOf }: Spec<State>, calls: readonly Op<State>[]): Judgement => {
  const ops = calls.toSorted((one, other) => one.startMs - other.startMs);
  const seen = new Set<string>();
  let longest: readonly number[] = [];
  let stuck: readonly number[] = [];

  const search = (
    state: State,
    left: ReadonlySet<number>,
    done: bigint,
    order: readonly number[],
  ): boolean => {
    if ([...left].every((index) => ops[index]?.optional === true)) {
      longest = order;
      return true;
    }
    const point = `${done.toString(36)} ${keyOf(state)}`;
    if (seen.has(point)) return false;
    if (seen.size >= MOST_VISITED)
      throw new Error(`a history of ${ops.length} calls is too crowded to be judged`);
    seen.add(point);
    const next = candidates(ops, left);
    for (const index of next) {
      const rest = new Set(left);
      rest.delete(index);
      for (const after of ops[index]?.step(state) ?? [])
        if (search(after, rest, done | (1n << BigInt(index)), [...order, index])) return true;
    }
    if (order.length >= longest.length) {
      longest = order;
      stuck = next;
    }
    return false;
  };

  const linearizable = search(initial, new Set(ops.keys()), 0n, []);
  const names = (indexes: readonly number[]) => indexes.map((index) => ops[index]?.name ?? "");
  return {
    linearizable,
    longest: names(longest),
    stuck: linearizable ? [] : names(stuck),
    visited: seen.size,
  };
};
