import { useEffect, useState } from "preact/hooks";

/** A value that several parts of the desk see, as long as the page lives. */
export interface Store<T> {
  readonly get: () => T;
  readonly set: (next: T) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export const store = <T>(first: T): Store<T> => {
  const listeners = new Set<() => void>();
  let value = first;
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export const useStore = <T>({ get, subscribe }: Store<T>): T => {
  const [value, setValue] = useState(get());
  useEffect(() => {
    setValue(get());
    return subscribe(() => setValue(get()));
  }, [get, subscribe]);
  return value;
};
