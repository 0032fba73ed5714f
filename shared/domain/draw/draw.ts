import type { CalendarDraw } from "../calendar/calendar.ts";
import { localDate } from "../calendar/local-time.ts";
import type { FieldFault } from "../refusal.ts";

/**
 * `announced`: the seed's commitment is public; people register between `opensAt` and `closesAt`. `closed`: the
 * tickets are published. `drawn`: the seed and the result are published and places are being held for the winners.
 * `allocated`: they have them, and what is left is the public's. `done`: also what they let lapse.
 */
export const drawStates = ["announced", "closed", "drawn", "allocated", "done", "cancelled"] as const;
export type DrawState = (typeof drawStates)[number];

/** From which state a step leads to which; each is a condition of its write. */
export const drawTransitions = {
  cancel: { from: "announced", to: "cancelled" },
  close: { from: "announced", to: "closed" },
  draw: { from: "closed", to: "drawn" },
  allocate: { from: "drawn", to: "allocated" },
  finish: { from: "allocated", to: "done" },
} as const satisfies Readonly<Record<string, { readonly from: DrawState; readonly to: DrawState }>>;

/** What an administrator decides of a draw: local dates, both included; UTC instants; hours. */
export interface DrawPlan {
  readonly from: string;
  readonly to: string;
  /** Preferences are registered from here … */
  readonly opensAt: string;
  /** … to here, end not included. */
  readonly closesAt: string;
  readonly drawAt: string;
  /** For how many hours a place is held for its winner. */
  readonly confirmHours: number;
}

/** One draw of the dates of a calendar. */
export interface Draw extends DrawPlan {
  readonly drawId: string;
  readonly postId: string;
  readonly calendarId: string;
  readonly timeZone: string;
  readonly state: DrawState;
  /** SHA-256 of the seed, in hex: public before anybody registers. */
  readonly commitment: string;
  /** Once closed: how many registered, and the digest of what is drawn from. */
  readonly tickets?: number | undefined;
  readonly digest?: string | undefined;
  /** Once drawn: the seed itself in hex, and how many tickets have places. */
  readonly seed?: string | undefined;
  readonly winners?: number | undefined;
  /** Once allocated: when every place that was not confirmed has returned. */
  readonly returnedBy?: string | undefined;
}

/** The longest run of dates of one draw: its list of slots then fits in one item. */
const DAYS_AT_MOST = 31;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * What contradicts itself in a plan, or another draw of the same calendar; pointers into the body. The instants must
 * follow each other, and winners have all their time before the first visit.
 */
export const drawFaults = (
  plan: DrawPlan,
  {
    timeZone,
    draws = [],
  }: {
    readonly timeZone: string;
    readonly draws?: readonly CalendarDraw[] | undefined;
  },
  now: number,
): readonly FieldFault[] => {
  const opens = Date.parse(plan.opensAt);
  const closes = Date.parse(plan.closesAt);
  const drawn = Date.parse(plan.drawAt);
  const days = (Date.parse(plan.to) - Date.parse(plan.from)) / DAY_MS + 1;
  const rows: readonly (readonly [boolean, keyof DrawPlan, string])[] = [
    [opens <= now, "opensAt", "in-the-past"],
    [closes <= opens, "closesAt", "ends-before-it-begins"],
    [drawn < closes, "drawAt", "before-it-closes"],
    [plan.from <= localDate(drawn + plan.confirmHours * HOUR_MS, timeZone), "from", "too-early"],
    [days < 1, "to", "ends-before-it-begins"],
    [days > DAYS_AT_MOST, "to", "too-long"],
    [draws.some(({ from, to }) => plan.from <= to && from <= plan.to), "from", "overlaps-a-draw"],
  ];
  return rows.flatMap(([wrong, field, code]) => (wrong ? [{ pointer: `/body/${field}`, code }] : []));
};

/** What a draw waits for. */
export type DrawStep = Exclude<keyof typeof drawTransitions, "cancel">;

const before = (one: Draw, other: Draw): boolean =>
  one.drawAt < other.drawAt || (one.drawAt === other.drawAt && one.drawId < other.drawId);

/** Its places are given: a later draw need not wait. */
const isGiven = ({ state }: Draw): boolean => ["allocated", "done", "cancelled"].includes(state);

const waitsFor = (draw: Draw, other: Draw): boolean =>
  other.postId === draw.postId &&
  other.calendarId === draw.calendarId &&
  !isGiven(other) &&
  before(other, draw);

/**
 * The step that a draw is due for at `now`, if any. An earlier draw of the same calendar is drawn and allocated
 * whole before a later one: no preference of a later one is ever served before.
 */
export const dueStep = (draw: Draw, live: readonly Draw[], now: number): DrawStep | undefined => {
  const passed = (at = draw.drawAt): boolean => Date.parse(at) <= now;
  switch (draw.state) {
    case "announced":
      return passed(draw.closesAt) ? "close" : undefined;
    case "closed":
      return passed() && !live.some((other) => waitsFor(draw, other)) ? "draw" : undefined;
    case "drawn":
      return "allocate";
    case "allocated":
      return passed(draw.returnedBy) ? "finish" : undefined;
    case "done":
    case "cancelled":
      return undefined;
  }
};
