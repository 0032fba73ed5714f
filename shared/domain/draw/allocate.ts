import type { Share } from "../slot/parts.ts";
import { runWhere } from "../slot/parts.ts";
import { dateOf, fits } from "./preference.ts";
import type { DrawSlot, Ticket, TicketResult } from "./record.ts";
import { inOrder } from "./record.ts";
import { shuffled, shuffleKey } from "./shuffle.ts";

interface OpenSlot {
  readonly time: string;
  readonly startsAt: string;
  free: number;
}

interface Day {
  readonly slots: readonly OpenSlot[];
  left: number;
}

const daysOf = (slots: readonly DrawSlot[]): ReadonlyMap<string, Day> =>
  new Map(
    [...Map.groupBy(slots, ({ slotId }) => dateOf(slotId))].map(([date, day]) => [
      date,
      {
        slots: day.map(({ slotId, startsAt, free }) => ({ time: slotId.slice(11), startsAt, free })),
        left: day.reduce((sum, { free }) => sum + free, 0),
      },
    ]),
  );

/** Where a party sits on a day: the first slot that takes it whole, else the first run of slots that does (A1). */
const seatOn = ({ slots, left }: Day, preference: string, party: number): readonly Share[] | undefined => {
  if (left < party) return undefined;
  const wished = slots.filter(({ time, free }) => free > 0 && fits(preference, time));
  const whole = wished.find(({ free }) => free >= party);
  if (whole !== undefined) return [{ time: whole.time, party }];
  for (const { time } of wished) {
    const run = runWhere(slots, time, party, ({ free }) => free);
    if (run !== undefined) return run;
  }
  return undefined;
};

const take = (day: Day, shares: readonly Share[]): void => {
  for (const { time, party } of shares) {
    const slot = day.slots.find((candidate) => candidate.time === time);
    if (slot !== undefined) slot.free -= party;
    day.left -= party;
  }
};

/** The seats of the first preference in which the whole party fits; they are taken. */
const serve = (days: ReadonlyMap<string, Day>, { party, preferences }: Ticket): TicketResult["seats"] => {
  for (const preference of preferences) {
    const date = dateOf(preference);
    const day = days.get(date);
    const shares = day && seatOn(day, preference, party);
    if (day === undefined || shares === undefined) continue;
    take(day, shares);
    return shares.map(({ time, party: people }) => ({ slotId: `${date}T${time}`, party: people }));
  }
  return [];
};

/**
 * The draw: tickets in a random order that seed and digest decide, each given the first of its preferences in which
 * its whole party fits (A1, A3). Pure: the same seed, slots and tickets give the same result anywhere
 * (docs/fair-release.md). Results are in order of rank.
 */
export const drawPlaces = (
  seed: string,
  digest: string,
  slots: readonly DrawSlot[],
  tickets: readonly Ticket[],
): readonly TicketResult[] => {
  const days = daysOf(slots);
  return shuffled(inOrder(tickets), shuffleKey(seed, digest)).map((ticket, index) => ({
    ticket: ticket.ticket,
    rank: index + 1,
    seats: serve(days, ticket),
  }));
};
