import { runFrom } from "#shared/domain/slot/parts.ts";
import type { Slot } from "#shared/ports/slot-store.ts";
import type { SlotsGrant } from "./tokens.ts";

/** How many other slots of the day a lost press is offered. */
const ALTERNATIVES = 3;

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The nearest slots of the same day with room for the party, in at most `slots` consecutive ones. */
export const alternativesOn = (
  day: readonly Slot[],
  time: string,
  { party, kinds }: Pick<SlotsGrant, "party" | "kinds">,
  slots: number,
  now: number,
): readonly string[] =>
  day
    .filter((slot) => {
      const run = slot.time === time ? undefined : runFrom(day, slot.time, party, kinds, now);
      return run !== undefined && run.length <= slots;
    })
    .toSorted((a, b) => Math.abs(minutes(a.time) - minutes(time)) - Math.abs(minutes(b.time) - minutes(time)))
    .slice(0, ALTERNATIVES)
    .map((slot) => `${slot.date}T${slot.time}`);
