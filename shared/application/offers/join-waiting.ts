import { requestWaitingChanged } from "#events/requests/waiting-changed.v1.ts";
import { daysBetween, localDate } from "#shared/domain/calendar/local-time.ts";
import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import type { FieldFault } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { WaitingEntry, WaitingMode } from "#shared/domain/waiting/waiting.ts";
import type { CalendarStore } from "#shared/ports/calendar-store.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { OfferStore } from "#shared/ports/offer-store.ts";
import type { RequestStore } from "#shared/ports/request-store.ts";
import { afresh } from "../appointments/own-appointment.ts";

/** Joining and leaving the waiting list. */
export interface WaitingDeps {
  readonly requests: Pick<RequestStore, "find">;
  readonly calendars: Pick<CalendarStore, "calendar">;
  readonly offers: Pick<OfferStore, "waitPieces">;
  readonly changes: ChangeStore;
}

/** What a request waits for. */
export interface WaitingView {
  mode: WaitingMode;
  posts: string[];
  from: string;
  to: string;
  joinedAt: string;
}

interface Wanted {
  readonly mode: WaitingMode;
  readonly posts?: readonly string[] | undefined;
  readonly from: string;
  readonly to: string;
}

type OwnCall<Body> = Call<{ requestId: string }, unknown, Body, CitizenCaller>;

/** The longest window: calendars open less far ahead. */
const MAX_DAYS = 120;

/** An entry as its owner sees it. */
export const waitingView = ({ mode, postIds, from, to, joinedAt }: WaitingEntry): WaitingView => ({
  mode,
  posts: [...postIds],
  from,
  to,
  joinedAt,
});

const faultsOf = async (
  deps: Pick<WaitingDeps, "calendars">,
  calendarId: string,
  postIds: readonly string[],
  { from, to }: Wanted,
  now: number,
): Promise<readonly FieldFault[]> => {
  const calendars = await Promise.all(postIds.map((postId) => deps.calendars.calendar(postId, calendarId)));
  const today = localDate(now, calendars.find((calendar) => calendar !== undefined)?.timeZone ?? "UTC");
  return [
    ...calendars.flatMap((calendar, index) =>
      calendar === undefined ? [{ pointer: `/body/posts/${index}`, code: "procedure-not-offered" }] : [],
    ),
    ...(new Set(postIds).size < postIds.length ? [{ pointer: "/body/posts", code: "repeated-post" }] : []),
    ...(to < from || to < today ? [{ pointer: "/body/to", code: "in-the-past" }] : []),
    ...(daysBetween(from, to) > MAX_DAYS ? [{ pointer: "/body/to", code: "too-late" }] : []),
  ];
};

/**
 * Joins the waiting list, or changes what the request waits for, which keeps its place (A5): at up to five posts,
 * for its whole party, on days from one date to another. Only a valid request within its 30 days waits (R6).
 * Errors: `invalid-input`, `not-found`, `request-not-valid`, `request-validity-ended`, `appointment-exists`,
 * `busy`.
 */
export const joinWaiting = (deps: WaitingDeps, call: OwnCall<Wanted>): Outcome<WaitingView> =>
  afresh(async () => {
    const { requestId } = call.params;
    const record = await deps.requests.find(requestId);
    if (record === undefined || record.accountId !== call.caller.accountId) return refuse("not-found");
    const { mode, from, to, posts: postIds = record.waiting?.postIds ?? [record.postId] } = call.body;
    const errors = await faultsOf(deps, record.calendarId, postIds, call.body, call.now);
    if (errors.length > 0) return refuse("invalid-input", { errors });
    const { waiting, postId, procedureId } = record;
    const entry: WaitingEntry = {
      ...(waiting ?? { joinedAt: new Date(call.now).toISOString(), lapses: 0, passed: [] }),
      postIds,
      from,
      to,
      mode,
      version: (waiting?.version ?? 0) + 1,
    };
    return deps.changes.commit({
      command: call.command,
      pieces: deps.offers.waitPieces(record, entry, call.now),
      facts: [
        requestWaitingChanged.fact(
          requestId,
          { requestId, procedureId, waitsFor: mode, posts: [...postIds] },
          postId,
        ),
      ],
      answer: { status: 200, body: waitingView(entry) },
      now: call.now,
    });
  });

/** Leaves the waiting list; an offer that is live stays until it is answered. Errors: `not-found`, `waiting-none`, `busy`. */
export const leaveWaiting = (deps: WaitingDeps, call: OwnCall<unknown>): Outcome<null> =>
  afresh(async () => {
    const { requestId } = call.params;
    const record = await deps.requests.find(requestId);
    if (record === undefined || record.accountId !== call.caller.accountId) return refuse("not-found");
    if (record.waiting === undefined) return refuse("waiting-none");
    const { postId, procedureId } = record;
    return deps.changes.commit({
      command: call.command,
      pieces: deps.offers.waitPieces(record, undefined, call.now),
      facts: [
        requestWaitingChanged.fact(
          requestId,
          { requestId, procedureId, waitsFor: "nothing", posts: [] },
          postId,
        ),
      ],
      answer: { status: 204, body: null },
      now: call.now,
    });
  });
