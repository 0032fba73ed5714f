import type { Totals } from "#local/proxy/meter.ts";
import { seedPartners } from "#local/seed/people.ts";
import { keys } from "#shared/adapters/dynamodb/keys.ts";
import { NEVER } from "#shared/domain/slot/places.ts";
import { type Counted, type CountedCall, counted } from "../counted.ts";
import { short } from "../figures.ts";
import { atMost, exactly, type Measure, type Section } from "../report.ts";
import { book, callAs, confirm, press } from "../stage/booking.ts";
import { expecting } from "../stage/operations.ts";
import { type Person, people, place, procedureId } from "../stage/people.ts";
import { dayAhead, openSlots } from "../stage/slots.ts";
import type { Stage } from "../stage/stage.ts";
import { issueStamp, partner } from "../stage/stamps.ts";

/** What one of each cost: the units that prices and limits are made of. */
export interface UnitCosts {
  readonly booking: Totals;
  readonly verification: Totals;
}

const FIRST_DAY = 50;
const MONTH = 30;

/** Calls that an environment takes at once from the allowance of the partner who checks here (ADR 0021). */
const CALLS_A_LEASE =
  (seedPartners.find(({ clientId }) => clientId === "passport-form")?.terms.callsPerMinute ?? 60) / 60;

const unitsOf = ({ writeUnits, readUnits, requests }: Counted): string =>
  `${writeUnits} write and ${readUnits} read units in ${requests} requests`;

/** A slot with nobody left to take it, of which no environment knows. */
const openFullSlot = async (stage: Stage, date: string, time: string): Promise<string> => {
  const startsAt = `${date}T${time}:00.000Z`;
  await stage.put("core", [
    {
      ...keys.slot(place.postId, place.calendarId, date, time),
      ...place,
      ...{ date, startsAt, expiresAt: Math.floor(Date.parse(startsAt) / 1000) + 86_400 },
      places: Array.from({ length: 8 }, () => ({ k: "public", u: NEVER, a: "apt_ABCDEFGH23456789" })),
    },
  ]);
  return `${date}T${time}`;
};

const monthOfCounts = (): Readonly<Record<string, unknown>> => ({
  ...keys.days(place.postId, place.calendarId),
  days: Object.fromEntries(Array.from({ length: MONTH }, (_, index) => [dayAhead(index + 1), 8])),
  version: 1,
});

/** Counts one of each operation in the proxy, the environments being warm. */
export const unitsSection = async (
  stage: Stage,
): Promise<{ readonly section: Section; readonly costs: UnitCosts }> => {
  const { meter } = stage.platform.proxy;
  const [warm, one, loser, buyer] = await people(stage, { group: "unit", count: 4 });
  if (warm === undefined || one === undefined || loser === undefined || buyer === undefined)
    throw new Error("nobody");
  const [from = "", other = ""] = await openSlots(stage, { date: dayAhead(FIRST_DAY), slots: 2, places: 8 });
  const [to = ""] = await openSlots(stage, { date: dayAhead(FIRST_DAY + 1), slots: 1, places: 8 });
  const full = await openFullSlot(stage, dayAhead(FIRST_DAY + 2), "12:00");
  const released = dayAhead(FIRST_DAY + 3);
  const [free = ""] = await openSlots(stage, { date: released, slots: 9, places: 10 });
  const fullOfTen = await openFullSlot(stage, released, "12:00");
  await stage.put("core", [monthOfCounts()]);
  const code = await issueStamp(stage);
  const machine = await partner(stage);

  const daySlots = (person: Person, tag: string) =>
    expecting(
      200,
      callAs(stage, person, "GET", `/requests/${person.requestId}/days/${released}/slots`, { tag }),
    );
  const days = (person: Person, tag: string) =>
    expecting(200, callAs(stage, person, "GET", `/requests/${person.requestId}/days`, { tag }));
  const verify = (tag: string) =>
    expecting(
      200,
      callAs(stage, machine, "POST", "/partner/stamps/verification", { tag, body: { code, procedureId } }),
    );
  const ofAppointment = (what: string, body?: unknown) =>
    expecting(
      200,
      callAs(stage, one, "POST", `/requests/${one.requestId}/appointment/${what}`, { tag: what, body }),
    );
  await book(stage, warm, other);
  await days(warm, "warm");
  await daySlots(loser, "warm");
  await verify("warm");

  meter.reset();
  meter.measuring = true;
  await book(stage, one, from, "booking");
  for (const tag of ["lost-1", "lost-2"]) await press(stage, loser, full, tag);
  await days(loser, "month");
  await verify("verification");
  await daySlots(buyer, "slots");
  for (const tag of ["released-lost-1", "released-lost-2"]) await press(stage, loser, fullOfTen, tag);
  const held = await press(stage, buyer, free, "released-hold");
  if (!("holdToken" in held)) throw new Error(`${free} is full`);
  await confirm(stage, buyer, held.holdToken, "released-confirm");
  await ofAppointment("reschedule", { slotId: to, slotsGrant: one.grant });
  await ofAppointment("cancellation");
  meter.measuring = false;

  const of = (tag: string, name = "appointments-write"): Totals => meter.report({ function: name, tag });
  const booking = of("booking");
  const month = of("month", "requests-read");
  const checked = meter.report({ function: "partners-redeem", tag: "verification" });
  // A lease that happens to end here is not this one check's: each pays its share.
  const verification: Totals = {
    ...checked,
    writeUnits: 1 / CALLS_A_LEASE,
    requests: checked.requests - (checked.byOperation["dynamodb:UpdateItem"] ?? 0),
  };
  const change = (what: string, { writeUnits, readUnits, roundTrips }: Totals): Measure => ({
    what,
    measured: `${writeUnits} write and ${readUnits} read units, ${roundTrips} round trips`,
  });
  const simulated = (call: CountedCall, totals: Totals): Measure =>
    exactly(`as the simulation has it: ${call}`, unitsOf(totals), unitsOf(counted[call]));
  return {
    costs: { booking, verification },
    section: {
      title: "What one operation costs",
      about:
        "Counted in the proxy from the sizes of requests and items, over HTTP with warm environments, for one person. " +
        "The authorizer's read of the directory, on every call, is a line of its own.",
      measures: [
        atMost("booking, hold and confirm: write units", booking.writeUnits, 12),
        atMost("booking: sequential round trips", booking.roundTrips, 3),
        atMost("lost press, nothing known of the slot: write units", of("lost-1").writeUnits, 1),
        atMost("lost press, the slot just seen full: write units", of("lost-2").writeUnits, 0),
        // One for the request, which entitles to look, and one for the month.
        atMost("a month of availability: reads besides the request's own", month.requests - 1, 1),
        atMost("stamp verification: reads", verification.requests, 1),
        atMost("stamp verification: read units", verification.readUnits, 1),
        {
          what: `stamp verification: write units, one for ${CALLS_A_LEASE} calls of a busy partner`,
          measured: short(verification.writeUnits),
        },
        change("reschedule to another day", of("reschedule")),
        change("cancel", of("cancellation")),
        simulated("authorizer", of("month", "identity-authorizer")),
        simulated("days", month),
        simulated("slots", of("slots", "requests-read")),
        simulated("lostPress", of("released-lost-1")),
        simulated("lostPressKnown", of("released-lost-2")),
        simulated("hold", of("released-hold")),
        simulated("confirm", of("released-confirm")),
      ],
    },
  };
};
