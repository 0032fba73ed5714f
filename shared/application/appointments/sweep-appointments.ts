import type { Due } from "#shared/domain/appointment/due.ts";
import { datesDue, dueOf } from "#shared/domain/appointment/due.ts";
import { localDate } from "#shared/domain/calendar/local-time.ts";
import type { Outcome } from "#shared/domain/call.ts";
import type { RefusalCode } from "#shared/domain/refusal.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { Appointment, AppointmentStore } from "#shared/ports/appointment-store.ts";
import type { CalendarStore } from "#shared/ports/calendar-store.ts";
import type { CatalogueStore, Post } from "#shared/ports/catalogue-store.ts";
import type { Clock } from "#shared/ports/clock.ts";
import type { SweepStore } from "#shared/ports/sweep-store.ts";
import type { NoShowDeps } from "../desk/record-no-show.ts";
import { recordNoShow } from "../desk/record-no-show.ts";
import { settleAll } from "../settle-all.ts";
import type { LapsingDeps } from "./lapse-appointment.ts";
import { lapseAppointment } from "./lapse-appointment.ts";
import { remind } from "./remind.ts";

/** What the sweep needs. */
export interface SweepingDeps {
  readonly clock: Clock;
  readonly catalogue: Pick<CatalogueStore, "posts">;
  /** Which posts ask for presence to be confirmed (A6). */
  readonly calendars: Pick<CalendarStore, "ofPost">;
  readonly sweeps: SweepStore;
  readonly appointments: Pick<AppointmentStore, "ofDay"> &
    LapsingDeps["appointments"] &
    NoShowDeps["appointments"];
  readonly requests: LapsingDeps["requests"];
  readonly slots: LapsingDeps["slots"];
  readonly offers: LapsingDeps["offers"];
  readonly changes: LapsingDeps["changes"];
}

/** How many appointments a run changed, by what became of them. */
export type Swept = Readonly<Record<Due["what"], number>>;

const SYSTEM = "appointments-sweep";
const RUN_EVERY_MS = 15 * 60_000;
/** Posts at once: each waits for one call at a time. */
const PARALLEL_POSTS = 6;
/** After so long no other post is taken: a minute is left of the function's five for those under way. */
const BUDGET_MS = 4 * 60_000;
/**
 * Reminders of one post in one run. SMS leave at some 10 parts a second, and a stamp's code among them within a
 * minute (T4): 60 posts send at most 1,500 at once. The 44 runs of a day's decent hours tell 1,100 people.
 */
export const REMINDERS_PER_RUN = 25;

/** Somebody was there first, or it is not yet time: what is still to be done is found by the next run. */
const overtaken: readonly RefusalCode[] = [
  "appointment-none",
  "appointment-wrong-state",
  "appointment-too-early",
  "appointment-too-late",
  "presence-confirmed",
  "busy",
];

/** A refusal that no race explains; its name is what the log shows. */
class SweepRefused extends Error {
  constructor(what: Due["what"], code: RefusalCode) {
    super("what is stored contradicts itself");
    this.name = `${what}-refused-${code}`;
  }
}

/** Each change once: its command derives from the appointment, its present time and what happens to it (E1). */
const carryOut = (deps: SweepingDeps, appointment: Appointment, due: Due, now: number): Outcome<unknown> => {
  const { appointmentId, postId, date, sequence } = appointment;
  const what = due.what === "remind" ? due.reminder : due.what;
  const command = systemCommand(SYSTEM, appointmentId, sequence, what);
  switch (due.what) {
    case "miss":
      return recordNoShow(deps, { params: { postId, date, appointmentId }, command, now });
    case "lapse":
      return lapseAppointment(deps, appointment, command, now);
    case "remind":
      return remind(deps, appointment, due.reminder, command, now);
  }
};

interface Day {
  readonly date: string;
  readonly appointments: readonly Appointment[];
}

/** Marks the days that have ended and hold nobody who is still expected, from the first on without a gap. */
const settleDays = async (
  deps: SweepingDeps,
  { id, timeZone }: Post,
  days: readonly Day[],
  now: number,
): Promise<void> => {
  const today = localDate(now, timeZone);
  const open = days.findIndex(
    ({ date, appointments }) => date >= today || appointments.some(({ state }) => state === "booked"),
  );
  const last = days[open - 1];
  if (last !== undefined) await deps.sweeps.settle(id, last.date);
};

/** One post: its days nearest first. What fails is thrown when all the others are done. */
const sweepPost = async (
  deps: SweepingDeps,
  post: Post,
  settledUpTo: string | undefined,
): Promise<readonly Due["what"][]> => {
  const now = deps.clock.now();
  const asksPresence = (await deps.calendars.ofPost(post.id)).some((each) => each.confirmPresence);
  const dates = datesDue({ timeZone: post.timeZone, asksPresence, settledUpTo }, now);
  const changed: Due["what"][] = [];
  let reminders = 0;
  const sweepOne = async (appointment: Appointment): Promise<void> => {
    const due = dueOf(appointment, post.timeZone, now);
    if (due === undefined) return;
    if (due.what === "remind") {
      if (reminders >= REMINDERS_PER_RUN) return;
      reminders += 1;
    }
    const outcome = await carryOut(deps, appointment, due, now);
    if (outcome.ok) {
      if (outcome.value.replayed !== true) changed.push(due.what);
    } else if (!overtaken.includes(outcome.error.code)) {
      throw new SweepRefused(due.what, outcome.error.code);
    }
  };
  const read = await settleAll(dates, 1, async (date): Promise<Day & { failures: readonly unknown[] }> => {
    const appointments = await deps.appointments.ofDay(post.id, date);
    const { failures } = await settleAll(appointments, 1, sweepOne);
    return { date, appointments, failures };
  });
  const failures = [...read.failures, ...read.done.flatMap((day) => day.failures)];
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} failures at ${post.id}`);
  await settleDays(deps, post, read.done, now);
  return changed;
};

/**
 * Does what time alone does to appointments (A6, A7, A8): lets those lapse whose presence was not confirmed,
 * records who did not come once the post's day has ended, reminds people.
 *
 * Each appointment is one transaction of its own and one command, so two runs at once, a run that was cut off,
 * and a person who acts at the same moment leave one outcome. There is no list of what is due: a post's days are
 * read as they are, so nothing that another run forgot is lost. One that fails holds up no other; the run then
 * throws. Runs begin at another post each time, so that those who were not reached come first.
 */
export const sweepAppointments = async (deps: SweepingDeps, budgetMs = BUDGET_MS): Promise<Swept> => {
  const started = deps.clock.now();
  const [posts, settled] = await Promise.all([deps.catalogue.posts(), deps.sweeps.settled()]);
  const first = Math.floor(started / RUN_EVERY_MS) % Math.max(1, posts.length);
  const { done, failures } = await settleAll(
    [...posts.slice(first), ...posts.slice(0, first)],
    PARALLEL_POSTS,
    (post) => sweepPost(deps, post, settled.get(post.id)),
    () => deps.clock.now() - started < budgetMs,
  );
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${posts.length} posts failed`);
  const all = done.flat();
  const count = (what: Due["what"]): number => all.filter((each) => each === what).length;
  return { lapse: count("lapse"), miss: count("miss"), remind: count("remind") };
};
