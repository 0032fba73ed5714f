import type { Scan } from "./scan.ts";
import { sound } from "./sound.ts";
import { store } from "./store.ts";

/** What a scan came to, shown large above every screen until the next one or until it is put away. */
export interface Result {
  readonly tone: "good" | "bad";
  readonly title: string;
  readonly text: string;
}

export const result = store<Result | undefined>(undefined);

/** In colour, in words and by ear. */
export const tell = (next: Result): void => {
  sound(next.tone);
  result.set(next);
};

type Taker = (scan: Scan) => boolean;
const takers: Taker[] = [];

/** Lets a screen take scans before the desk's usual way; returns what stops it. */
export const takeScans = (taker: Taker): (() => void) => {
  takers.unshift(taker);
  return () => {
    takers.splice(takers.indexOf(taker), 1);
  };
};

/** Whether the screen that is open took the scan. */
export const isTaken = (scan: Scan): boolean => takers.some((taker) => taker(scan));

/** A stamp scanned elsewhere, for the screen of stamps to check; never in an address. */
export const scannedStamp = store<string | undefined>(undefined);
