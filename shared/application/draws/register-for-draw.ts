import { randomBytes } from "node:crypto";
import { drawRegistered } from "#events/draws/registered.v1.ts";
import type { Calendar } from "#shared/domain/calendar/calendar.ts";
import { slotTimesOn } from "#shared/domain/calendar/calendar.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { channelOf } from "#shared/domain/channel.ts";
import type { Draw } from "#shared/domain/draw/draw.ts";
import { dateOf, fits } from "#shared/domain/draw/preference.ts";
import type { FieldFault } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { RegisteringDeps } from "./deps.ts";

/** What a citizen asks for. */
export interface Wish {
  readonly drawId: string;
  /** Best first. */
  readonly preferences: readonly string[];
}

const TICKET_BYTES = 16;

/** A day after its time a draw is over, even one that was late: the request may enter another. */
const OVER_AFTER_SECONDS = 86_400;

/** Preferences outside the draw's dates, or when the calendar is closed. */
const unknownIn = (
  { from, to }: Draw,
  calendar: Calendar | undefined,
  preferences: readonly string[],
): readonly FieldFault[] =>
  preferences.flatMap((preference, index) => {
    const date = dateOf(preference);
    const known =
      calendar !== undefined &&
      from <= date &&
      date <= to &&
      slotTimesOn(calendar, date).some(({ time }) => fits(preference, time));
    return known ? [] : [{ pointer: `/body/preferences/${index}`, code: "not-in-the-draw" }];
  });

/**
 * Registers a valid request for a draw, or replaces its preferences; its people are the party. One transaction judges
 * that the window is open at this instant, that the request is valid until past the draw and in no other, and that
 * nobody in it takes part twice (A2). Asked again it keeps its ticket.
 *
 * Errors: `not-found` (also another calendar's draw), `draw-preference-unknown`, `request-not-valid`,
 * `appointment-exists`, `request-validity-ended`, `draw-registered`, `draw-not-open`, `draw-closed`.
 */
export const registerForDraw = async (
  deps: RegisteringDeps,
  call: Call<{ requestId: string }, unknown, Wish, CitizenCaller>,
  newTicket: () => string = () => randomBytes(TICKET_BYTES).toString("hex"),
): Outcome<{ drawId: string; preferences: number }> => {
  const { requestId } = call.params;
  const { drawId, preferences } = call.body;
  const record = await deps.requests.find(requestId);
  if (record === undefined || record.accountId !== call.caller.accountId) return refuse("not-found");
  const { accountId, postId, calendarId, procedureId, personKeys } = record;
  const draw = await deps.draws.find(postId, drawId);
  if (draw?.calendarId !== calendarId) return refuse("not-found");
  const errors = unknownIn(draw, await deps.calendars.calendar(postId, calendarId), preferences);
  if (errors.length > 0) return refuse("draw-preference-unknown", { errors });
  const until = Math.floor(Date.parse(draw.drawAt) / 1000) + OVER_AFTER_SECONDS;
  const people = personKeys.length;
  const registeredAt = new Date(call.now).toISOString();
  const ticket = newTicket();
  return deps.changes.commit({
    command: call.command,
    pieces: [
      deps.requests.enterDrawPiece(record, { drawId, until }, draw.drawAt, call.now),
      ...deps.entries.registerPieces(
        draw,
        { requestId, accountId, procedureId, ticket, party: people, preferences, registeredAt },
        personKeys,
        call.now,
      ),
    ],
    facts: [
      drawRegistered.fact(
        drawId,
        {
          drawId,
          requestId,
          people,
          preferences: preferences.length,
          channel: channelOf(call.caller, postId),
        },
        postId,
      ),
    ],
    answer: { status: 200, body: { drawId, preferences: preferences.length } },
    now: call.now,
  });
};
