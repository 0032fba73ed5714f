import type { AppointmentState } from "../appointment/appointment.ts";
import type { Place } from "../slot/places.ts";
import { RETURNING, WITHDRAWN } from "../slot/places.ts";

/** The places of a local day of a calendar, told from its slots. */
export interface PlaceFigures {
  /** Places of every kind that could be taken, and withdrawn ones on which somebody keeps an appointment (S6). */
  readonly offered: number;
  /** Of these, places under an appointment, whatever became of it: a cancelled one is none. */
  readonly booked: number;
  /** Booked of offered in %, to one decimal; null where nothing was offered. */
  readonly fillPercent: number | null;
  /** How often a place of this day was taken by a hold (A1). */
  readonly held: number;
  /** Of these, how often the hold ended by its time, neither confirmed nor given back. */
  readonly lapsed: number;
}

/** The people of the day's appointments by what became of them. */
export interface PeopleFigures {
  /** Booked, and neither came nor was recorded as missing. */
  readonly expected: number;
  /** Came, and the visit is not closed. */
  readonly arrived: number;
  readonly served: number;
  readonly noShow: number;
  readonly cancelled: number;
  /** Did not confirm their presence in time (A6). */
  readonly lapsed: number;
  /** Went to another day (A4); counted there as what they then are. */
  readonly moved: number;
}

/** What officers decided on the day (R4, R5). */
export interface ReviewFigures {
  readonly decided: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Working days of the post from submission or correction to decision; null where nothing was decided. */
  readonly medianWorkingDays: number | null;
  /** Nine of ten decisions took no longer; null where nothing was decided. */
  readonly p90WorkingDays: number | null;
  /** Seconds from taking a request to deciding it; null where none was taken first. */
  readonly medianSeconds: number | null;
  /** Decided after the date that was told. */
  readonly breaches: number;
}

interface CountedSlot {
  readonly places: readonly Place[];
  readonly held?: number | undefined;
  readonly ended?: number | undefined;
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

const count = <T>(items: readonly T[], isOne: (item: T) => boolean): number => items.filter(isOne).length;

const isOffered = ({ kind, appointmentId }: Place): boolean =>
  kind !== WITHDRAWN || appointmentId !== undefined;

const isBooked = ({ appointmentId }: Place): boolean => appointmentId !== undefined;

const isHeld =
  (nowSeconds: number) =>
  ({ hold, until, appointmentId }: Place): boolean =>
    hold !== undefined && hold !== RETURNING && appointmentId === undefined && until > nowSeconds;

/** Figures of a day's slots at `now` (epoch ms); none of them changes when an event comes twice or late. */
export const placeFigures = (slots: readonly CountedSlot[], now: number): PlaceFigures => {
  const places = slots.flatMap((slot) => slot.places);
  const offered = count(places, isOffered);
  const booked = count(places, isBooked);
  const held = sum(slots, (slot) => slot.held ?? 0);
  const ended = sum(slots, (slot) => slot.ended ?? 0);
  return {
    offered,
    booked,
    fillPercent: offered === 0 ? null : Math.round((booked / offered) * 1000) / 10,
    held,
    lapsed: Math.max(0, held - ended - count(places, isHeld(Math.floor(now / 1000)))),
  };
};

/** People by what became of their appointment. */
export const peopleFigures = (
  appointments: readonly { readonly state: AppointmentState; readonly names: readonly string[] }[],
): PeopleFigures => {
  const people = (wanted: AppointmentState): number =>
    sum(appointments, ({ state, names }) => (state === wanted ? names.length : 0));
  return {
    expected: people("booked"),
    arrived: people("arrived"),
    served: people("served"),
    noShow: people("no-show"),
    cancelled: people("cancelled"),
    lapsed: people("lapsed"),
    moved: people("moved"),
  };
};

/** The smallest value that at least `share` of the values do not exceed; null of none. */
export const percentile = (values: readonly number[], share: number): number | null =>
  values.toSorted((one, other) => one - other)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? null;

/** Figures of a day's decisions. */
export const reviewFigures = (
  decisions: readonly {
    readonly accepted: boolean;
    readonly workingDays: number;
    readonly late: boolean;
    readonly seconds?: number | undefined;
  }[],
): ReviewFigures => {
  const times = decisions.map(({ workingDays }) => workingDays);
  return {
    decided: decisions.length,
    accepted: count(decisions, ({ accepted }) => accepted),
    rejected: count(decisions, ({ accepted }) => !accepted),
    medianWorkingDays: percentile(times, 0.5),
    p90WorkingDays: percentile(times, 0.9),
    medianSeconds: percentile(
      decisions.flatMap(({ seconds }) => (seconds === undefined ? [] : [seconds])),
      0.5,
    ),
    breaches: count(decisions, ({ late }) => late),
  };
};
