import { daysBetween } from "../calendar/local-time.ts";
import { minutesOf } from "../calendar/open-spans.ts";
import type { SlotPart } from "../slot/parts.ts";
import { partsOf, runFrom, seatingOf } from "../slot/parts.ts";
import type { PlaceKind } from "../slot/places.ts";
import { choosePlaces, freePlaces } from "../slot/places.ts";
import type { OpenSlot, Seat } from "./waiting.ts";

/** An appointment whose hours were taken back. */
interface Former {
  readonly date: string;
  readonly time: string;
  readonly places: readonly number[];
  readonly more?: readonly SlotPart[] | undefined;
  readonly names: readonly string[];
}

/** Days with places for the party, the nearest to its own first, and the earlier of two as near (S6). */
export const nearestDays = (
  counts: Readonly<Record<string, number>>,
  { date, names }: Pick<Former, "date" | "names">,
  today: string,
): readonly string[] =>
  Object.entries(counts)
    .filter(([day, places]) => day >= today && places >= names.length)
    .map(([day]) => day)
    .toSorted(
      (one, other) =>
        Math.abs(daysBetween(date, one)) - Math.abs(daysBetween(date, other)) || one.localeCompare(other),
    );

/**
 * Where on a day the whole party can sit, the nearest to its own time of day first, in no more slots than it had
 * (S6). `day` is in order of time and holds only slots that are open.
 */
export const nearestSeats = (
  day: readonly OpenSlot[],
  former: Former,
  kinds: readonly PlaceKind[],
  now: number,
  random: () => number,
): readonly Seat[] => {
  const distance = ({ time }: OpenSlot): number => Math.abs(minutesOf(time) - minutesOf(former.time));
  return day
    .toSorted((one, other) => distance(one) - distance(other) || one.time.localeCompare(other.time))
    .flatMap((slot): Seat[] => {
      const run = runFrom(day, slot.time, former.names.length, kinds, now) ?? [];
      if (run.length > partsOf(former).length) return [];
      const parts = run.flatMap((share): SlotPart[] => {
        const places = day.find(({ time }) => time === share.time)?.places ?? [];
        const chosen = choosePlaces(freePlaces(places, kinds, Math.floor(now / 1000)), share.party, random);
        return chosen === undefined ? [] : [{ time: share.time, places: chosen }];
      });
      const [first, ...more] = parts;
      return first === undefined ? [] : [{ ...seatingOf(first, more), startsAt: slot.startsAt }];
    });
};
