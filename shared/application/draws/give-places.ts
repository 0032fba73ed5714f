import { drawLost } from "#events/draws/lost.v1.ts";
import { drawWon } from "#events/draws/won.v1.ts";
import type { Fact } from "#events/envelope.ts";
import { returnDelaySeconds } from "#shared/domain/appointment/appointment.ts";
import type { Command } from "#shared/domain/call.ts";
import type { Draw } from "#shared/domain/draw/draw.ts";
import { dateOf } from "#shared/domain/draw/preference.ts";
import type { TicketResult } from "#shared/domain/draw/record.ts";
import type { Seating, SlotPart } from "#shared/domain/slot/parts.ts";
import { partsOf, seatingOf } from "#shared/domain/slot/parts.ts";
import type { DrawEntry } from "#shared/ports/draw-entries.ts";
import type { SlotKey } from "#shared/ports/slot-store.ts";
import type { DrawingDeps } from "./deps.ts";
import { drawCommand } from "./step.ts";

/** Somebody who drew places. */
export interface Winner {
  readonly entry: DrawEntry;
  readonly seats: TicketResult["seats"];
}

/** Until when (epoch seconds) places are held, and until when a winner's own hold of ten minutes is waited for. */
export interface Terms {
  readonly until: number;
  readonly patienceUntil: number;
  readonly now: number;
}

const slotOf = ({ postId, calendarId }: Draw, slotId: string): SlotKey => ({
  postId,
  calendarId,
  date: dateOf(slotId),
  time: slotId.slice(11),
});

const giveBack = async (
  deps: DrawingDeps,
  draw: Draw,
  date: string,
  parts: readonly SlotPart[],
  hold: string,
  now: number,
): Promise<void> => {
  for (const { time, places } of parts)
    await deps.slots.release(slotOf(draw, `${date}T${time}`), places, hold, now);
};

/**
 * Takes the places drawn, slot after slot; undefined when a closure took them back meanwhile. The places are kept
 * longer than their winner may confirm, by a random delay: nobody knows when a lapsed one returns (A5).
 */
const take = async (
  deps: DrawingDeps,
  draw: Draw,
  { entry, seats }: Winner,
  hold: string,
  terms: Terms,
): Promise<Seating | undefined> => {
  const until = terms.until + returnDelaySeconds(Math.random);
  const parts: SlotPart[] = [];
  for (const { slotId, party } of seats) {
    const order = {
      party,
      kinds: ["draw" as const],
      requestId: entry.requestId,
      hold,
      until,
      now: terms.now,
    };
    const taken = await deps.slots.hold(slotOf(draw, slotId), order);
    if (!taken.ok) {
      await giveBack(deps, draw, dateOf(slotId), parts, hold, terms.now);
      return undefined;
    }
    parts.push({ time: slotId.slice(11), places: taken.value.places });
  }
  const [first, ...more] = parts;
  return first && seatingOf(first, more);
};

const note = async (
  deps: Pick<DrawingDeps, "changes">,
  command: Command,
  facts: readonly Fact[],
  now: number,
): Promise<void> => {
  const outcome = await deps.changes.commit({
    command,
    pieces: [],
    facts,
    answer: { status: 200, body: null },
    now,
  });
  if (!outcome.ok) throw new Error(`the result of a draw was not noted: ${outcome.error.code}`);
};

const lostBy = ({ drawId, postId }: Draw, { requestId, accountId, procedureId }: DrawEntry): Fact =>
  drawLost.fact(drawId, { drawId, requestId, accountId, procedureId }, postId);

/** Tells some who drew nothing, once. */
export const tellLosers = (
  deps: DrawingDeps,
  draw: Draw,
  group: string,
  losers: readonly DrawEntry[],
  now: number,
): Promise<void> =>
  note(
    deps,
    drawCommand(draw.drawId, "lost", group),
    losers.map((entry) => lostBy(draw, entry)),
    now,
  );

/**
 * Gives a winner the places drawn, as a hold of the ordinary kind that lasts longer, and tells them. False when
 * they are holding other places just now: to be tried again.
 *
 * The same winner twice is the same hold, and once it is noted nothing more happens, whatever the winner did with it.
 * Somebody who meanwhile has an appointment, or whose request is no longer valid, is given nothing.
 */
export const givePlaces = async (
  deps: DrawingDeps,
  draw: Draw,
  winner: Winner,
  terms: Terms,
): Promise<boolean> => {
  const { entry, seats } = winner;
  const { requestId, accountId, procedureId, ticket, party } = entry;
  const { drawId } = draw;
  const { now, until } = terms;
  const command = drawCommand(drawId, "won", ticket);
  const noted = await deps.changes.find(command);
  if (noted.ok && noted.value !== undefined) return true;
  const hold = command.id.slice("cmd_".length);
  const seating = await take(deps, draw, winner, hold, terms);
  const date = dateOf(seats[0]?.slotId ?? "");
  if (seating === undefined) {
    await note(deps, command, [lostBy(draw, entry)], now);
    return true;
  }
  const attached = await deps.requests.attachHold(
    requestId,
    accountId,
    // It cannot be made longer: it is as long as it will be.
    {
      token: hold,
      fingerprint: command.fingerprint,
      date,
      ...seating,
      until,
      extended: true,
      draw: { drawId },
    },
    now,
  );
  if (!attached.ok) {
    if (attached.error.code === "hold-exists" && now <= terms.patienceUntil * 1000) return false;
    await giveBack(deps, draw, date, partsOf(seating), hold, now);
    await note(deps, command, [], now);
    return true;
  }
  const held = new Date(until * 1000).toISOString();
  const won = {
    drawId,
    requestId,
    accountId,
    procedureId,
    date,
    time: seating.time,
    places: party,
    until: held,
  };
  await note(deps, command, [drawWon.fact(drawId, won, draw.postId)], now);
  return true;
};
