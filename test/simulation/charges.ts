import { assumed } from "./assumptions.ts";
import type { Charge } from "./database.ts";

const person = (id: number, item: number, units: number): Charge => ({
  kind: "person",
  of: id * 8 + item,
  units,
});
const account = (id: number, units: number): Charge => person(id, 0, units);
const request = (id: number, units: number): Charge => person(id, 1, units);
const guard = (id: number, units: number): Charge => person(id, 2, units);
const command = (id: number, units: number): Charge => person(id, 3, units);
const day = (of: number, units: number): Charge => ({ kind: "slots", of, units });

/**
 * Which keys the units of each call are charged to. Their sums are those that the benchmark counts (`counted.ts`); a test
 * holds them together.
 */
export const charges = {
  authorizer: (id: number): readonly Charge[] => [account(id, 1)],
  days: (id: number, post: number): readonly Charge[] => [
    request(id, 1),
    { kind: "days", of: post, units: 0.5 },
  ],
  slots: (id: number, post: number, of: number): readonly Charge[] => [
    request(id, 1),
    { kind: "calendars", of: post, units: 1 },
    guard(id, 1),
    day(of, 0.5),
  ],
  alternatives: (of: number): readonly Charge[] => [day(of, 0.5)],
  press: (of: number): readonly Charge[] => [day(of, 1)],
  attach: (id: number): readonly Charge[] => [request(id, 1)],
  confirm: (id: number, of: number): readonly Charge[] => [
    command(id, 2),
    request(id, 2),
    guard(id, 2),
    day(of, 2),
    { kind: "appointments", of, units: 2 },
  ],
  /** Of a registration: its gate's share, and the rest. */
  register: (id: number, gate: number): readonly Charge[] => [
    { kind: "gate", of: gate, units: 2 },
    ...[1, 2, 3].map((item) => request(id + item, 2)),
    guard(id, assumed.drawWriteUnits - 8),
  ],
};
