import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Random } from "../random.ts";

/** A press for places: in which slot, for how many people. */
export interface Press {
  readonly slot: number;
  readonly party: number;
  /** Names the hold; unlike any other's. */
  readonly hold: string;
}

/** One warm environment of a function, which may remember what it saw: whether a press wins. */
export type Environment = (press: Press) => Promise<boolean>;

/** What is released; `run` keeps its items apart from those of other runs. */
export interface Released {
  readonly run: string;
  readonly slots: number;
  readonly places: number;
}

/** A way to store slots and to take places in them. */
export interface Design {
  readonly name: string;
  readonly items: (released: Released) => readonly Readonly<Record<string, unknown>>[];
  readonly environment: (
    store: { readonly client: DynamoDBDocumentClient; readonly table: string },
    released: Released,
    random: Random,
  ) => Environment;
}

/** For how long an environment of any design believes what it saw. */
export const BELIEVED_MS = 3_000;

export const HOLD_MS = 600_000;
