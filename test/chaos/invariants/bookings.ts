import { faultsIn } from "#local/drill/invariants.ts";
import { appointmentItemSchema } from "#shared/adapters/dynamodb/appointment-item.ts";
import { toRecord } from "#shared/adapters/dynamodb/request-item.ts";
import { toSlot } from "#shared/adapters/dynamodb/slot-item.ts";
import { partsOf } from "#shared/domain/slot/parts.ts";
import { HOLD_SECONDS, NEVER, RETURNING } from "#shared/domain/slot/places.ts";
import type { Finding } from "../report.ts";
import type { World } from "../world.ts";
import { type Stored, under } from "./stored.ts";

const twice = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

/** A hold can be extended once, and an offer's places outlast it a little. */
const LONGEST_HOLD_SECONDS = 2 * HOLD_SECONDS;

/** What must hold of places, appointments and requests (A1, A2, A3). */
export const bookingFindings = ({ core }: Stored, { slots: known }: World): readonly Finding[] => {
  const slots = under(core, "SLOTS#").map(toSlot);
  const visits = under(core, "VISITS#").map((item) => appointmentItemSchema.parse(item));
  const records = under(core, "REQ#", "STATE").map(toRecord);
  const seated = visits.filter(({ state }) => ["booked", "served"].includes(state));
  const live = visits.filter(({ state }) => state === "booked");
  const places = seated.flatMap((visit) =>
    partsOf(visit).flatMap(({ time, places: own }) =>
      own.map((index) => `${visit.date}T${time} place ${index}`),
    ),
  );
  const now = Math.floor(Date.now() / 1000);
  const taken = slots.flatMap(({ date, time, places: all }) =>
    all.map((place, index) => ({ ...place, name: `${date}T${time} place ${index}` })),
  );
  const owners = new Set(
    records.flatMap(({ hold }) => (hold !== undefined && hold.until > now ? [hold.token] : [])),
  );
  const held = taken.filter(({ until, appointmentId }) => until > now && appointmentId === undefined);
  return [
    {
      invariant: "No place is two people's (A3)",
      of: `${places.length} places of ${seated.length} appointments`,
      breaches: twice(places),
    },
    {
      invariant: "Who has an appointment has its places, and who has a place an appointment (A3)",
      of: `${slots.length} slots`,
      breaches: faultsIn(core, []),
    },
    {
      invariant: "No slot has more appointments than places (A3)",
      of: `${known.size} contended slots`,
      breaches: [...known].flatMap(([slotId, free]) => {
        const booked = places.filter((name) => name.startsWith(`${slotId} `)).length;
        return booked <= free ? [] : [`${slotId}: ${booked} of ${free}`];
      }),
    },
    {
      invariant: "Nobody has two live appointments for one procedure (A2)",
      of: `${live.length} live appointments`,
      breaches: twice(
        live.flatMap(({ personKeys, procedureId }) => personKeys.map((key) => `${key} ${procedureId}`)),
      ),
    },
    {
      invariant: "A request is booked if and only if it has one live appointment (A2)",
      of: `${records.length} requests`,
      breaches: records.flatMap(({ requestId, state, appointment }) => {
        const own = live.filter((visit) => visit.requestId === requestId);
        const wanted = state === "booked" ? [appointment?.appointmentId] : [];
        const has = own.map(({ appointmentId }) => appointmentId);
        return has.join() === wanted.join() ? [] : [`${requestId} is ${state} and has ${has.join()}`];
      }),
    },
    {
      invariant: "No hold without an owner outlives its ten minutes (A1)",
      of: `${held.length} places held or returning`,
      breaches: held.flatMap(({ name, until, hold }) => {
        const ends = until < NEVER && (until <= now + LONGEST_HOLD_SECONDS || owners.has(hold ?? ""));
        return hold === RETURNING || ends ? [] : [`${name} is held until ${until} by nobody`];
      }),
    },
  ];
};
