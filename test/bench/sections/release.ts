import { list, num, obj, str } from "#local/json.ts";
import { type CallRecord, sequentialRoundTrips } from "#local/proxy/meter.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { each } from "#test/support/each.ts";
import { largest, per, short, sum } from "../figures.ts";
import { pick, type Random } from "../random.ts";
import { atMost, exactly, type Section } from "../report.ts";
import { confirm, press } from "../stage/booking.ts";
import { type Person, people, place } from "../stage/people.ts";
import { dayAhead, openSlots } from "../stage/slots.ts";
import type { Stage } from "../stage/stage.ts";

/** A release: what opens, and who presses for it. */
export interface Release {
  readonly title: string;
  /** Letters and digits; names the run's people. */
  readonly group: string;
  /** Days ahead, one for each release. */
  readonly day: number;
  readonly people: number;
  readonly slots: number;
  readonly places: number;
  readonly party?: (random: Random) => number;
}

/** Presses that are on their way at any moment; each connection takes the next person when it has an answer. */
const AT_ONCE = 200;
/** Somebody who lost goes for an alternative that was named, and gives up after as many presses. */
const PRESSES = 3;

interface Attempt {
  readonly tag: string;
  readonly won: boolean;
}

/** One person's presses, until one wins, nothing is left to press for, or patience is over. */
const attempts = async (
  stage: Stage,
  person: Person,
  wanted: string,
  random: Random,
): Promise<readonly Attempt[]> => {
  const made: Attempt[] = [];
  let slotId: string | undefined = wanted;
  while (slotId !== undefined && made.length < PRESSES) {
    const tag = `${person.requestId}-${made.length}`;
    const pressed = await press(stage, person, slotId, tag);
    if ("holdToken" in pressed) {
      await confirm(stage, person, pressed.holdToken, `${person.requestId}-confirm`);
      return [...made, { tag, won: true }];
    }
    made.push({ tag, won: false });
    slotId = pick(random, pressed.alternatives);
  }
  return made;
};

const writes = (records: readonly CallRecord[]): readonly CallRecord[] =>
  records.filter(({ writeUnits }) => writeUnits > 0);
const units = (records: readonly CallRecord[]): number => sum(records.map(({ writeUnits }) => writeUnits));

/** Every place that an appointment of the day is on, as `time#place`, from the appointments themselves. */
const placesBooked = async (stage: Stage, date: string): Promise<readonly string[]> => {
  const appointments = await stage.partition(keys.appointment(place.postId, date, "").pk);
  return appointments.flatMap((item) =>
    list(obj(item["places"])["L"]).map(
      (index) => `${str(obj(item["time"])["S"])}#${num(Number(obj(index)["N"]), -1)}`,
    ),
  );
};

/** Opens the places, lets everybody press, and counts what it took. */
export const releaseSection = async (stage: Stage, release: Release, random: Random): Promise<Section> => {
  const { meter } = stage.platform.proxy;
  const date = dayAhead(release.day);
  const slotIds = await openSlots(stage, { date, slots: release.slots, places: release.places });
  const party = release.party;
  const crowd = await people(stage, {
    group: release.group,
    count: release.people,
    ...(party && { party: () => party(random) }),
  });
  meter.reset();
  meter.measuring = true;
  const began = performance.now();
  const made = await each(crowd, AT_ONCE, (person) =>
    attempts(stage, person, pick(random, slotIds) ?? "", random),
  );
  const seconds = (performance.now() - began) / 1000;
  meter.measuring = false;

  const byTag = Map.groupBy(
    meter.records({ function: "appointments-write" }),
    ({ invocation }) => invocation?.tag ?? "",
  );
  const of = (tag: string): readonly CallRecord[] => byTag.get(tag) ?? [];
  const presses = made.flat();
  const won = presses.filter((attempt) => attempt.won).map(({ tag }) => of(tag));
  const lost = presses.filter((attempt) => !attempt.won).map(({ tag }) => of(tag));
  // The last write of a won press is the request's; all others are to slots.
  const slotWrites = [...won.map((records) => writes(records).slice(0, -1)), ...lost.map(writes)].flat();
  const confirmations = [...byTag]
    .filter(([tag]) => tag.endsWith("-confirm"))
    .flatMap(([, records]) => records);
  const booked = await placesBooked(stage, date);
  const sold = new Set(booked).size;
  const writingLosers = lost.filter((records) => writes(records).length > 0).length;
  return {
    title: release.title,
    about:
      `${release.people.toLocaleString("en")} people, each with an account and a valid request, press for ` +
      `${release.slots} slots of ${release.places} places over HTTP: ${AT_ONCE} presses are on their way at any moment, ` +
      "through the gateway, the authorizer and at most 4 warm environments of each function. Everybody chooses a slot at " +
      `random, goes for a named alternative when it is full, at most ${PRESSES} times, and confirms what they hold. ` +
      `${presses.length.toLocaleString("en")} presses took ${short(seconds)} s with everything counted.`,
    measures: [
      exactly("places sold", sold, release.slots * release.places),
      exactly("places sold twice", booked.length - sold, 0),
      atMost("writes to slots per place sold, all presses", per(slotWrites.length, sold), 2.5),
      { what: "write units of slots per place sold", measured: short(per(units(slotWrites), sold)) },
      {
        what: "writes of all presses per place sold, requests too",
        measured: short(per(slotWrites.length + won.length, sold)),
      },
      {
        what: "write units of confirmations per place sold",
        measured: short(per(units(confirmations), sold)),
      },
      atMost("write units per lost press, mean", per(units(lost.flat()), lost.length), 1),
      {
        what: "lost presses that wrote nothing",
        measured: `${lost.length - writingLosers} of ${lost.length}`,
      },
      {
        what: "read units per lost press (the alternatives)",
        measured: short(per(sum(lost.flat().map(({ readUnits }) => readUnits)), lost.length)),
      },
      {
        what: "sequential round trips of a won press, most",
        measured: String(largest(won.map(sequentialRoundTrips))),
      },
    ],
  };
};
