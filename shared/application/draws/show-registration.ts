import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import type { Draw } from "#shared/domain/draw/draw.ts";
import type { TicketResult } from "#shared/domain/draw/record.ts";
import { pageWith } from "#shared/domain/draw/record.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { partsOf, seats } from "#shared/domain/slot/parts.ts";
import type { RequestRecord } from "#shared/ports/request-store.ts";
import type { HoldView } from "../appointments/hold-places.ts";
import type { HoldToken } from "../appointments/tokens.ts";
import type { RegistrationDeps } from "./deps.ts";
import type { DrawView } from "./views.ts";
import { viewOf } from "./views.ts";

/** A registration and what became of it. */
export interface RegistrationView {
  draw: DrawView;
  /** The request's line in the published log: nobody but its owner knows whose it is. */
  ticket: string;
  preferences: readonly string[];
  registeredAt: string;
  outcome: "waiting" | "won" | "lost";
  rank?: number;
  /** The places kept, with the token that confirms them as any other hold. */
  hold?: HoldView;
}

const resultOf = async (
  deps: RegistrationDeps,
  { drawId, seed }: Draw,
  ticket: string,
): Promise<TicketResult | undefined> => {
  if (seed === undefined) return undefined;
  const record = await deps.draws.record(drawId);
  const page = pageWith(record?.pages ?? [], ticket);
  return (await deps.draws.results(drawId, page)).find((result) => result.ticket === ticket);
};

const outcomeOf = (result: TicketResult | undefined): RegistrationView["outcome"] => {
  if (result === undefined) return "waiting";
  return result.seats.length > 0 ? "won" : "lost";
};

/** The token is good exactly as long as the places are held for their winner; they return later (A5). */
const heldBy = async (
  deps: RegistrationDeps,
  record: RequestRecord,
  drawId: string,
  now: number,
): Promise<HoldView | undefined> => {
  const { requestId, accountId, postId, calendarId, procedureId, hold, names, personKeys } = record;
  if (record.state !== "valid" || hold?.draw?.drawId !== drawId || hold.until * 1000 <= now) return undefined;
  const [calendar, day] = await Promise.all([
    deps.calendars.calendar(postId, calendarId),
    deps.slots.day(postId, calendarId, hold.date),
  ]);
  const startsAt = day.find(({ time }) => time === hold.time)?.startsAt;
  if (startsAt === undefined) throw new Error("places held in no slot");
  const { date, time, token, until } = hold;
  const more = partsOf(hold).slice(1);
  const grant: HoldToken = {
    requestId,
    accountId,
    postId,
    calendarId,
    procedureId,
    hold: token,
    date,
    time,
    startsAt,
    places: [...hold.places],
    ...(more.length > 0 && { more: more.map((part) => ({ ...part, places: [...part.places] })) }),
    ...(calendar?.confirmPresence && { confirmPresence: true }),
    names: [...names],
    personKeys: [...personKeys],
  };
  return {
    holdToken: await deps.tokens.sign("hold", grant, until),
    until: new Date(until * 1000).toISOString(),
    places: seats(hold),
    date,
    time,
    startsAt,
    ...(more.length > 0 && { more: more.map((part) => ({ time: part.time, places: part.places.length })) }),
  };
};

/** The draw of a request: its ticket, its preferences, its result, and the places to confirm. Errors: `not-found`, `draw-not-registered`. */
export const showRegistration = async (
  deps: RegistrationDeps,
  call: Call<{ requestId: string }, unknown, unknown, CitizenCaller>,
): Outcome<RegistrationView> => {
  const record = await deps.requests.find(call.params.requestId);
  if (record === undefined || record.accountId !== call.caller.accountId) return refuse("not-found");
  if (record.draw === undefined) return refuse("draw-not-registered");
  const { drawId } = record.draw;
  const [draw, entry] = await Promise.all([
    deps.draws.find(record.postId, drawId),
    deps.entries.find(drawId, record.requestId),
  ]);
  if (draw === undefined || entry === undefined) return refuse("draw-not-registered");
  const { ticket, preferences, registeredAt } = entry;
  const [result, hold] = await Promise.all([
    resultOf(deps, draw, ticket),
    heldBy(deps, record, drawId, call.now),
  ]);
  const body: RegistrationView = {
    draw: viewOf(draw),
    ticket,
    preferences,
    registeredAt,
    outcome: outcomeOf(result),
    ...(result && { rank: result.rank }),
    ...(hold && { hold }),
  };
  return { ok: true, value: { status: 200, body } };
};
