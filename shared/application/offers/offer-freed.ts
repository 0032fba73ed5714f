import { isReturning } from "#shared/domain/slot/places.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import { offerUntil } from "#shared/domain/waiting/offer.ts";
import type { Seat, WaitingRow } from "#shared/domain/waiting/waiting.ts";
import { firstInLine, seatFor, slotName, waitsFor } from "#shared/domain/waiting/waiting.ts";
import type { Line } from "#shared/ports/offer-store.ts";
import type { Slot } from "#shared/ports/slot-store.ts";
import { alertWaiting } from "./alert-waiting.ts";
import type { OfferingDeps } from "./deps.ts";
import { makeOffer } from "./make-offer.ts";
import { requestOf } from "./request-of.ts";

/** A day of a calendar on which places were freed. */
export interface FreedDay extends Line {
  readonly date: string;
}

/** What came of one try: somebody has it or cannot have it; they may have another; others changed something. */
type Tried = { readonly kind: "over" } | { readonly kind: "not-this-slot" } | { readonly kind: "again" };

/** How often one entry is tried while others change the same places. */
const TRIES = 4;

const SYSTEM = "offers-make";

const tryToOffer = async (
  deps: OfferingDeps,
  { date, ...line }: FreedDay,
  { row, seat }: { readonly row: WaitingRow; readonly seat: Seat },
  cause: string,
  now: number,
): Promise<Tried> => {
  const record = await requestOf(deps, line, row, now);
  if (record === undefined) return { kind: "over" };
  const name = slotName({ postId: line.postId, date, time: seat.time });
  if (record.waiting.passed.includes(name)) return { kind: "not-this-slot" };
  const until = offerUntil("waiting-list", { ...record, startsAt: seat.startsAt }, now);
  if (until === undefined) return { kind: "not-this-slot" };
  const calendar = await deps.calendars.calendar(line.postId, line.calendarId);
  const offered = await makeOffer(
    deps,
    {
      kind: "waiting-list",
      record,
      line,
      date,
      seat,
      until,
      confirmPresence: calendar?.confirmPresence === true,
      // One cause offers one slot to one request once, however often it is told.
      command: systemCommand(SYSTEM, cause, row.requestId, name),
    },
    now,
  );
  if (offered.ok) return { kind: "over" };
  return offered.error.code === "busy" ? { kind: "again" } : { kind: "not-this-slot" };
};

/** Tells a request's row from the one that an earlier wait of the same request left behind. */
const rowName = ({ requestId, joinedAt }: WaitingRow): string => `${requestId} ${joinedAt}`;

/** What has been learnt of the rows while offering: which are over, which slots are not for whom, how often tried. */
const notes = () => {
  const over = new Set<string>();
  const passed = new Map<string, readonly string[]>();
  const tries = new Map<string, number>();
  return {
    open: (row: WaitingRow) => !over.has(rowName(row)),
    passedBy: (row: WaitingRow) => passed.get(rowName(row)) ?? [],
    take: (row: WaitingRow, slot: string, tried: Tried): void => {
      const name = rowName(row);
      const count = (tries.get(name) ?? 0) + 1;
      tries.set(name, count);
      if (tried.kind === "not-this-slot") passed.set(name, [...(passed.get(name) ?? []), slot]);
      if (tried.kind === "over" || (tried.kind === "again" && count >= TRIES)) over.add(name);
    },
  };
};

/**
 * Offers the places of a day that are on their way back to those who wait, in order of joining (A5): each to the
 * first whom they fit, as one transaction. Where nobody takes them, those who want to be told are told, and the
 * places return to the public by themselves.
 *
 * Says of the day only what it finds there: an event that comes twice, late, or for another slot of the day finds
 * nothing that is already offered. `cause` names the event. Returns nothing; a refusal is somebody else's success.
 */
export const offerFreed = async (
  deps: OfferingDeps,
  freed: FreedDay,
  cause: string,
  now: number,
  random: () => number = Math.random,
): Promise<void> => {
  const { date, ...line } = freed;
  const read = (): Promise<readonly Slot[]> =>
    deps.slots.day(line.postId, line.calendarId, date, { consistent: true });
  let day = await read();
  if (!day.some((slot) => slot.places.some((place) => isReturning(place, Math.floor(now / 1000))))) return;
  const rows = (await deps.offers.line(line)).filter((row) => waitsFor(row, date));
  const known = notes();
  for (;;) {
    const open = rows.filter((row) => row.mode === "offer" && known.open(row));
    const next = firstInLine(open, day, known.passedBy, now, random);
    if (next === undefined) break;
    const tried = await tryToOffer(deps, freed, next, cause, now);
    const { postId } = line;
    known.take(next.row, slotName({ postId, date, time: next.seat.time }), tried);
    if (tried.kind !== "not-this-slot") day = await read();
  }
  const told = rows.filter((row) => row.mode === "alert" && seatFor(day, row, [], now, random) !== undefined);
  await alertWaiting(
    deps,
    line,
    told.map((row) => ({ row, date })),
    cause,
    now,
  );
};
