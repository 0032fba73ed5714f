import { appointmentItemSchema } from "#shared/adapters/dynamodb/appointment-item.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { posts } from "#shared/catalogue/posts.ts";
import { median, per, short } from "../figures.ts";
import { atLeast, type Section } from "../report.ts";
import { callAs } from "../stage/booking.ts";
import { AT_ONCE, gather, perSecond, wholeRate } from "../stage/crowd.ts";
import { place, procedureId } from "../stage/people.ts";
import { dayAhead } from "../stage/slots.ts";
import type { Stage } from "../stage/stage.ts";
import { issueStamp, officer, stampChecks } from "../stage/stamps.ts";

const FIRST_DAY = 90;
/** Appointments are stored on the days that are booked in the section, and on others. */
const DAYS = 100;
const CHUNK = 10_000;

const appointment = (index: number): Readonly<Record<string, unknown>> => {
  const name = `stored${String(index).padStart(8, "0")}`;
  const postId = posts[index % posts.length]?.id ?? place.postId;
  const date = dayAhead(FIRST_DAY + (Math.floor(index / posts.length) % DAYS));
  const createdAt = new Date().toISOString();
  return appointmentItemSchema.parse({
    ...keys.appointment(postId, date, `apt_${name}`),
    appointmentId: `apt_${name}`,
    requestId: `req_${name}`,
    accountId: `acc_${name}`,
    postId,
    calendarId: place.calendarId,
    procedureId,
    date,
    time: "10:00",
    startsAt: `${date}T09:00:00.000Z`,
    places: [index % 8],
    names: ["Yasmine Alaoui"],
    personKeys: [name.padEnd(22, "x")],
    state: "booked",
    sequence: 0,
    moves: 0,
    createdAt,
  });
};

/** Stores them straight in the emulator, some thousands at a time. */
const store = async (stage: Stage, count: number): Promise<void> => {
  for (let from = 0; from < count; from += CHUNK) {
    const length = Math.min(CHUNK, count - from);
    await stage.put(
      "core",
      Array.from({ length }, (_, index) => appointment(from + index)),
    );
  }
};

interface Rates {
  readonly bookings: number;
  readonly checks: number;
}

/** A desk over one emulator: each call takes one round's rates. */
const deskOver = async (stage: Stage, calls: number): Promise<() => Promise<Rates>> => {
  const code = await issueStamp(stage);
  const desk = await officer(stage);
  let day = FIRST_DAY;
  return async () => {
    day += 1;
    const crowd = await gather(stage, { group: `desk${day}`, day, count: calls });
    const warm = await gather(stage, { group: `warm${day}`, day: day + DAYS, count: calls });
    return {
      bookings: await wholeRate(stage, warm, crowd),
      checks: await perSecond(crowd.people, async () => {
        const answer = await callAs(stage, desk, "POST", stampChecks, { body: { code, procedureId } });
        if (answer.status !== 200) throw new Error(`A check: ${answer.status} ${answer.text}`);
      }),
    };
  };
};

/** Rates of booking and of the desk's check with nothing stored and with many appointments, in turns. */
export const storedSection = async (
  { empty, full }: { readonly empty: Stage; readonly full: Stage },
  { rounds, calls, stored }: { readonly rounds: number; readonly calls: number; readonly stored: number },
): Promise<Section> => {
  const without = await deskOver(empty, calls);
  const withThem = await deskOver(full, calls);
  await without();
  await withThem();
  // After both are warm: DynamoDB Local keeps how it reads a table from the first read of it, and chooses badly when
  // another table is large by then (50 ms for an item by its key, against 2).
  await store(full, stored);
  const taken: { readonly without: Rates; readonly withThem: Rates }[] = [];
  for (let round = 0; round < rounds; round += 1)
    taken.push({ without: await without(), withThem: await withThem() });
  const ratio = (of: keyof Rates): number =>
    median(taken.map((turn) => per(turn.withThem[of], turn.without[of])));
  return {
    title: "With many appointments stored",
    about:
      `Bookings and the desk's checks of a stamp a second over HTTP, ${AT_ONCE} at a time, ${calls} of each in ${rounds} turns ` +
      `between two platforms: one with nothing stored, one with ${stored.toLocaleString("en")} appointments of all posts, ` +
      "some of them on the days that are booked. Medians; the ratio is taken turn by turn.",
    measures: [
      {
        what: "bookings a second, none stored",
        measured: short(median(taken.map((turn) => turn.without.bookings))),
      },
      {
        what: "checks a second, none stored",
        measured: short(median(taken.map((turn) => turn.without.checks))),
      },
      atLeast("bookings, with them to without", ratio("bookings"), 0.9),
      atLeast("checks, with them to without", ratio("checks"), 0.9),
    ],
  };
};
