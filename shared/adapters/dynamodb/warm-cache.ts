import type { Clock } from "#shared/ports/clock.ts";

/**
 * Keeps what `load` gave for `forMs` of the clock in a warm function; callers at the same time share one load.
 * A load that failed is not kept: the next caller tries again.
 */
export const warmCache = <T>(clock: Clock, forMs: number, load: () => Promise<T>): (() => Promise<T>) => {
  let entry: { readonly at: number; readonly value: Promise<T> } | undefined;
  return () => {
    if (entry === undefined || clock.now() - entry.at >= forMs) {
      const value = load();
      entry = { at: clock.now(), value };
      // A failed read is not kept: the next caller tries again.
      value.catch(() => {
        entry = undefined;
      });
    }
    return entry.value;
  };
};
