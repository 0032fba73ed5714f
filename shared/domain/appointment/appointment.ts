import type { Channel } from "../channel.ts";
import type { Refusal } from "../refusal.ts";

/**
 * How an appointment stands. `moved` is what a rescheduled one leaves on its old day, so that a desk can tell
 * who comes on it anyway; the appointment itself goes on under the same id on its new day (A4).
 */
export const appointmentStates = [
  "booked",
  "arrived",
  "served",
  "no-show",
  "cancelled",
  "lapsed",
  "moved",
] as const;
export type AppointmentState = (typeof appointmentStates)[number];

/** A change of state as data: the condition of the write and the refusal are both made from it. */
export interface AppointmentTransition {
  readonly from: readonly AppointmentState[];
  readonly to: AppointmentState;
  /** Only while the start is more than this many seconds ahead. */
  readonly startsAfterSeconds?: number;
  /** Only once the start is at most this many seconds ahead; negative: so long past. */
  readonly startsWithinSeconds?: number;
  /** Only while it was moved fewer times than this. */
  readonly movesBelow?: number;
  /** `open`: asked for, not given, in its window; `overdue`: asked for, not given, past its window (A6). */
  readonly presence?: "open" | "overdue";
  /** Only once its hours were taken back (S6). */
  readonly displaced?: true;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Who comes later than this after the start is late (A7). */
export const LATE_SECONDS = 15 * MINUTE;
/** How often an appointment may be moved (A4). */
export const MAX_MOVES = 2;
/** How long before the start it may no longer be moved (A4). */
export const LAST_MOVE_SECONDS = DAY;

/** Every change of an appointment's state; each is judged in the write. */
export const appointmentTransitions = {
  cancel: { from: ["booked"], to: "cancelled", startsAfterSeconds: 0 },
  /** A4 */
  move: { from: ["booked"], to: "booked", startsAfterSeconds: LAST_MOVE_SECONDS, movesBelow: MAX_MOVES },
  /** S6: to the place offered or any other; not counted, and up to its start. */
  moveDisplaced: { from: ["booked"], to: "booked", startsAfterSeconds: 0, displaced: true },
  /** S6: what was offered for it, and what became of that. */
  noteDisplaced: { from: ["booked"], to: "booked" },
  /** A6 */
  confirmPresence: { from: ["booked"], to: "booked", presence: "open" },
  /** A6: judged late, it leaves alone an appointment whose people may be on their way. */
  lapse: { from: ["booked"], to: "lapsed", presence: "overdue", startsAfterSeconds: DAY },
  /** A6 */
  remindOfPresence: { from: ["booked"], to: "booked", presence: "open" },
  /** A8 */
  remind: { from: ["booked"], to: "booked", startsAfterSeconds: 0 },
  /** Half a day: the desk may take in who comes early, but not tomorrow's visitor by mistake. */
  arrive: { from: ["booked"], to: "arrived", startsWithinSeconds: 12 * HOUR },
  /** T8 */
  serve: { from: ["booked", "arrived"], to: "served" },
  /** A7 */
  miss: { from: ["booked"], to: "no-show", startsWithinSeconds: -LATE_SECONDS },
  /** A7: recorded by mistake. */
  unmiss: { from: ["no-show"], to: "booked" },
} as const satisfies Record<string, AppointmentTransition>;
export type AppointmentTransitionName = keyof typeof appointmentTransitions;

/** When presence is to be confirmed, as UTC instants, and when it was (A6). */
export interface Presence {
  readonly from: string;
  readonly until: string;
  readonly confirmedAt?: string | undefined;
}

/** What a transition judges. */
export interface JudgedAppointment {
  readonly state: AppointmentState;
  readonly startsAt: string;
  readonly moves: number;
  readonly presence?: Presence | undefined;
  readonly displaced?: object | undefined;
}

/** How an appointment is moved: freely once its hours were taken back (S6), else as A4 says. */
export const moveOf = ({ displaced }: Pick<JudgedAppointment, "displaced">): AppointmentTransition =>
  displaced === undefined ? appointmentTransitions.move : appointmentTransitions.moveDisplaced;

/** How often an appointment counts as moved once it is moved again (A4, S6). */
export const movesAfter = ({ displaced, moves }: Pick<JudgedAppointment, "displaced" | "moves">): number =>
  displaced === undefined ? moves + 1 : moves;

const secondsFrom = (now: number, seconds: number): string => new Date(now + seconds * 1000).toISOString();

/** The instants and numbers that a transition's condition compares with, at `now` (epoch ms). */
export const boundsOf = (
  { startsAfterSeconds, startsWithinSeconds }: AppointmentTransition,
  now: number,
) => ({
  now: new Date(now).toISOString(),
  ...(startsAfterSeconds !== undefined && { startsAfter: secondsFrom(now, startsAfterSeconds) }),
  ...(startsWithinSeconds !== undefined && { startsBy: secondsFrom(now, startsWithinSeconds) }),
});

const presenceFault = (
  wanted: "open" | "overdue",
  presence: Presence | undefined,
  now: string,
): Refusal | undefined => {
  if (presence === undefined) return { code: "presence-not-asked" };
  const details = { from: presence.from, until: presence.until };
  if (presence.confirmedAt !== undefined)
    return { code: "presence-confirmed", details: { at: presence.confirmedAt } };
  if (wanted === "overdue")
    return presence.until <= now ? undefined : { code: "presence-too-early", details };
  if (now < presence.from) return { code: "presence-too-early", details };
  return now < presence.until ? undefined : { code: "appointment-too-late", details };
};

/** Why a transition is not possible at `now` (epoch ms); undefined when it is. The write's condition says the same. */
export const whyNot = (
  transition: AppointmentTransition,
  appointment: JudgedAppointment,
  now: number,
): Refusal | undefined => {
  const { from, movesBelow, presence } = transition;
  const bounds = boundsOf(transition, now);
  const { state, startsAt, moves } = appointment;
  if (!from.includes(state)) return { code: "appointment-wrong-state", details: { state } };
  if (bounds.startsAfter !== undefined && startsAt <= bounds.startsAfter)
    return { code: "appointment-too-late", details: { startsAt } };
  if (bounds.startsBy !== undefined && startsAt > bounds.startsBy)
    return { code: "appointment-too-early", details: { startsAt } };
  if (transition.displaced === true && appointment.displaced === undefined)
    return { code: "appointment-wrong-state", details: { state } };
  if (movesBelow !== undefined && moves >= movesBelow)
    return { code: "reschedule-spent", details: { moves } };
  return presence === undefined ? undefined : presenceFault(presence, appointment.presence, bounds.now);
};

/** Days ahead beyond which presence is to be confirmed, and the end of its window, in days before the start (A6). */
export const PRESENCE_FROM_DAYS = 10;
export const PRESENCE_UNTIL_DAYS = 3;

/** The window in which presence is to be confirmed; none for an appointment that begins within ten days (A6). */
export const presenceWindow = (startsAt: string, now: number): Presence | undefined => {
  const start = Date.parse(startsAt);
  const daysBefore = (days: number): string => new Date(start - days * DAY * 1000).toISOString();
  return start - now <= PRESENCE_FROM_DAYS * DAY * 1000
    ? undefined
    : { from: daysBefore(PRESENCE_FROM_DAYS), until: daysBefore(PRESENCE_UNTIL_DAYS) };
};

/** Whether people came, or at `now` (epoch ms) have still not come, more than a quarter of an hour late (A7). */
export const isLate = (
  appointment: {
    readonly state: AppointmentState;
    readonly startsAt: string;
    readonly arrivedAt?: string | undefined;
  },
  now: number,
): boolean => {
  const limit = Date.parse(appointment.startsAt) + LATE_SECONDS * 1000;
  if (appointment.arrivedAt !== undefined) return Date.parse(appointment.arrivedAt) > limit;
  return appointment.state === "booked" && now > limit;
};

/** So many appointments missed within this time: the next is booked by the call centre (A7). Half a year, leap or not. */
export const MISSED_WITHIN_SECONDS = 183 * DAY;
/** How many, unless the post says otherwise (A7); 0 turns the rule off. */
export const NO_SHOW_LIMIT = 2;
/** The most that a post may set: so many are remembered of each person. */
export const MAX_NO_SHOW_LIMIT = 3;

/** Within this time every freed place has returned (A5). */
export const RETURN_WITHIN_SECONDS = 60 * MINUTE;

/**
 * How many appointments missed of late keep somebody from booking by this channel; 0: none do. The call centre books
 * for those whom a post's own `limit` keeps away (A7).
 */
export const noShowLimitFor = (channel: Channel, limit: number): number => (channel === "phone" ? 0 : limit);

/**
 * Slots that begin after this instant (epoch ms) are open to a channel: who stands at the desk may take one that
 * began a quarter of an hour ago, which is when its own party would be late.
 */
export const slotsOpenFrom = (channel: Channel, now: number): number =>
  channel === "desk" ? now - LATE_SECONDS * 1000 : now;

/** A freed place is offered to nobody for 5 to 60 minutes, at random: who frees it cannot pass it on (A5). */
export const returnDelaySeconds = (random: () => number): number =>
  5 * MINUTE + Math.floor(random() * (55 * MINUTE + 1));
