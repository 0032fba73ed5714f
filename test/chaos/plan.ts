import type { FaultEffect } from "#local/proxy/faults.ts";
import { pick, type Random, seeded } from "#test/bench/random.ts";

/** What somebody does, and how often of a hundred or so. */
export const deedWeights = {
  file: 5,
  submit: 8,
  list: 5,
  hold: 12,
  extend: 1,
  giveBack: 3,
  confirm: 11,
  move: 4,
  cancel: 5,
  join: 4,
  leave: 1,
  accept: 5,
  order: 6,
  giveUpOrder: 1,
  payByCard: 9,
  payByAgency: 3,
  payAtDesk: 2,
  repeatCallback: 3,
  resend: 2,
  attach: 4,
  detach: 2,
  age: 2,
  refund: 2,
  propose: 2,
  decide: 3,
  check: 3,
  close: 6,
  verify: 3,
  reserve: 5,
  commit: 4,
  release: 2,
} as const;
export type DeedName = keyof typeof deedWeights;

/** One thing that somebody does; `dice` seeds every choice that it needs. */
export interface PlannedDeed {
  readonly name: DeedName;
  readonly who: number;
  readonly dice: number;
}

/** What befalls the platform before the operation of that index. */
export interface Blow {
  readonly at: number;
  readonly kind: FaultEffect["kind"] | "repeat-events" | "messages-down" | "messages-up";
  /** The function concerned; none for those that concern all. */
  readonly function: string;
  /** How often it strikes. */
  readonly times: number;
  readonly dice: number;
}

/** Everything that the seed decides; in which order the cores then do it, it does not. */
export interface Plan {
  readonly seed: number;
  readonly deeds: readonly PlannedDeed[];
  readonly blows: readonly Blow[];
}

const callKinds = [
  ...["throttle", "throttle", "transaction-conflict", "transaction-conflict", "delay", "delay"],
  ...["reset", "reset", "cut-after", "cut-after", "cut-after", "error-500", "kill-after", "kill-after"],
] as const satisfies readonly FaultEffect["kind"][];

/** Functions that the deeds keep busy, those of the contended writes more often. */
const struck = [
  ...["appointments-write", "appointments-write", "appointments-write", "requests-write", "requests-read"],
  ...["orders-write", "payments-callback", "payments-callback", "stamps-write", "desk-write", "desk-write"],
  ...["partners-redeem", "partners-redeem", "proposals-decide", "identity-authorizer", "outbox-publish"],
  ...["outbox-publish", "stamps-issue", "stamps-issue", "stamps-deliver", "messages-send", "audit-record"],
  ...["offers-make", "availability-refresh", "refunds-pay", "messages-receipt"],
] as const;

/** A blow on every so many operations. */
const EACH = 3;
/** Earlier events are told again on every so many. */
const REPEATED_EACH = 45;
/** Of how many operations SMS and e-mail are down, and how often. */
const OUTAGE = { operations: 30, each: 500 } as const;

const diceOf = (random: Random): number => Math.floor(random() * 2 ** 31);

const drawBlow = (random: Random, at: number, functions: readonly string[]): Blow => ({
  at,
  kind: pick(random, callKinds) ?? "reset",
  function: pick(random, functions) ?? "",
  times: random() < 0.8 ? 1 : 2,
  dice: diceOf(random),
});

const outages = (random: Random, operations: number): readonly Blow[] => {
  const count = Math.max(1, Math.round(operations / OUTAGE.each));
  const length = Math.min(OUTAGE.operations, Math.ceil(operations / 10));
  return Array.from({ length: count }, (_, index) => {
    const share = operations / count;
    const at = Math.floor(share * index + random() * (share - length));
    const common = { function: "", times: 0, dice: 0 };
    return [
      { ...common, at, kind: "messages-down" },
      { ...common, at: at + length, kind: "messages-up" },
    ] as const;
  }).flat();
};

/** A part of everything: a short run then does often what a long one does now and then. */
export interface Narrowing {
  /** Only these things are done, and what has to be done before them; everything where not said. */
  readonly deeds?: readonly DeedName[] | undefined;
  /** Only calls of these functions are struck. */
  readonly struck?: readonly string[] | undefined;
}

/** Whether somebody does things of that name. */
export const isDeed = (name: string): name is DeedName => Object.hasOwn(deedWeights, name);

/** Who does what and what befalls them: the same plan for the same seed, number of operations, people and narrowing. */
export const drawPlan = (
  seed: number,
  operations: number,
  people: number,
  { deeds: wanted, struck: functions = struck }: Narrowing = {},
): Plan => {
  const random = seeded(seed);
  const bag = Object.entries(deedWeights)
    .filter(([name]) => wanted === undefined || wanted.some((one) => one === name))
    .flatMap(([name, weight]) => Array.from({ length: weight }, () => name));
  const deeds = Array.from({ length: operations }, (): PlannedDeed => {
    const name = pick(random, bag) ?? "";
    return {
      name: isDeed(name) ? name : "list",
      who: Math.floor(random() * people),
      dice: diceOf(random),
    };
  });
  const weather = seeded(seed ^ 0x5eed);
  const every = (step: number) =>
    Array.from({ length: Math.floor(operations / step) }, (_, index) => index * step);
  const blows = [
    ...every(EACH).map((at) => drawBlow(weather, at, functions)),
    ...every(REPEATED_EACH)
      .slice(1)
      .map((at): Blow => ({ at, kind: "repeat-events", function: "", times: 1, dice: diceOf(weather) })),
    ...outages(weather, operations),
  ];
  return { seed, deeds, blows: blows.toSorted((one, other) => one.at - other.at) };
};
