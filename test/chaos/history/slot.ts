import { HOLD_SECONDS } from "#shared/domain/slot/places.ts";
import type { Called } from "../client.ts";
import type { Op, Spec } from "./linearize.ts";

/** A call that concerned one slot, as it was recorded. `accept` confirms what was offered; a move enters and leaves. */
export interface SlotCall {
  readonly kind: "hold" | "giveBack" | "confirm" | "accept" | "enter" | "leave";
  readonly slotId: string;
  readonly requestId: string;
  readonly party: number;
  readonly called: Called;
}

/** What a slot is known to be. Which of its places somebody has makes no difference. */
export interface SlotState {
  readonly held: readonly { readonly by: string; readonly party: number; readonly lapsesMs: number }[];
  readonly booked: readonly { readonly by: string; readonly party: number }[];
  /** When each freed place can be back at the earliest (A5). */
  readonly freed: readonly number[];
}

/** A warm function believes what it saw of a slot for three seconds (shared/adapters/dynamodb/slot-memory.ts). */
const BELIEVED_MS = 3_000;
/** A place that was freed returns after five minutes at the earliest (A5). */
const RETURN_MS = 5 * 60_000;
/** Ends are told in whole seconds. */
const HOLD_MS = HOLD_SECONDS * 1_000 - 1_000;

const sum = (parties: readonly { readonly party: number }[]): number =>
  parties.reduce((total, { party }) => total + party, 0);

/** A slot's own rules: how many places it has, and whether offers may take some that nobody here sees. */
export interface SlotRules {
  readonly places: number;
  readonly offered: boolean;
}

const surelyFree = ({ places }: SlotRules, { held, booked, freed }: SlotState): number =>
  places - sum(held) - sum(booked) - freed.length;

/** The state once so many places were taken by `endMs`: free ones first, then lapsed holds, then returned ones. */
const taking = (rules: SlotRules, state: SlotState, party: number, endMs: number): SlotState | undefined => {
  let missing = party - surelyFree(rules, state);
  const held = state.held.filter(({ lapsesMs, party: own }) => {
    if (missing <= 0 || lapsesMs > endMs) return true;
    missing -= own;
    return false;
  });
  const freed = state.freed.filter((backMs) => {
    if (missing <= 0 || backMs > endMs) return true;
    missing -= 1;
    return false;
  });
  return missing > 0 ? undefined : { ...state, held, freed };
};

const without = <T extends { readonly by: string }>(all: readonly T[], by: string): readonly T[] =>
  all.filter((one) => one.by !== by);

type Step = Op<SlotState>["step"];

const held =
  (rules: SlotRules, { requestId, party, called }: SlotCall, by = requestId): Step =>
  (state) => {
    const own = state.held.find((one) => one.by === by);
    if (own !== undefined && own.lapsesMs > called.endMs) return [];
    const taken = taking(rules, { ...state, held: without(state.held, by) }, party, called.endMs);
    const lapsesMs = called.startMs + HOLD_MS;
    return taken ? [{ ...taken, held: [...taken.held, { by, party, lapsesMs }] }] : [];
  };

const full =
  (rules: SlotRules, { party }: SlotCall, unseen: number): Step =>
  (state) =>
    rules.offered || surelyFree(rules, state) - unseen < party ? [state] : [];

const confirmed =
  ({ requestId: by, party }: SlotCall): Step =>
  (state) =>
    state.held.some((one) => one.by === by)
      ? [{ ...state, held: without(state.held, by), booked: [...state.booked, { by, party }] }]
      : [];

/** What is offered comes of what was freed, and of what is free beside it. */
const accepted =
  (rules: SlotRules, { requestId: by, party }: SlotCall): Step =>
  (state) => {
    const freed = state.freed.slice(party);
    const missing = party - (state.freed.length - freed.length);
    return missing > surelyFree(rules, state)
      ? []
      : [{ ...state, freed, booked: [...state.booked, { by, party }] }];
  };

const entered =
  (rules: SlotRules, { requestId: by, party, called }: SlotCall): Step =>
  (state) => {
    const taken = taking(rules, state, party, called.endMs);
    return taken ? [{ ...taken, booked: [...taken.booked, { by, party }] }] : [];
  };

const left =
  ({ requestId: by, party, called }: SlotCall): Step =>
  (state) =>
    state.booked.some((one) => one.by === by)
      ? [
          {
            ...state,
            booked: without(state.booked, by),
            freed: [...state.freed, ...Array.from({ length: party }, () => called.startMs + RETURN_MS)],
          },
        ]
      : [];

const givenBack =
  ({ requestId }: SlotCall): Step =>
  (state) => [{ ...state, held: without(state.held, requestId) }];

const lapsed =
  ({ requestId, called }: SlotCall): Step =>
  (state) =>
    state.held.some(({ by, lapsesMs }) => by === requestId && lapsesMs > called.endMs) ? [] : [state];

/** Whether the call did what it was made for. */
const didIt = ({ answer }: Called): boolean => answer !== undefined && answer.status < 300;
const codeOf = ({ answer }: Called): unknown => answer?.body["code"];

const stepOf = (rules: SlotRules, one: SlotCall, by?: string): Step => {
  switch (one.kind) {
    case "hold":
      return held(rules, one, by);
    case "confirm":
      return confirmed(one);
    case "accept":
      return accepted(rules, one);
    case "enter":
      return entered(rules, one);
    case "leave":
      return left(one);
    case "giveBack":
      return givenBack(one);
  }
};

/** How long a press that was refused may have had places all the same: until it gave them back, or died. */
const hadPlaces = ({ kind, called }: SlotCall): readonly [number, number] | undefined => {
  if (kind !== "hold" || didIt(called)) return undefined;
  if (codeOf(called) === "slot-full" && !called.doubtful) return undefined;
  return [called.startMs, called.doubtful ? Number.POSITIVE_INFINITY : called.endMs];
};

/** Places that a refused press may not have found because others had them for a moment. */
const unseenBy = (one: SlotCall, calls: readonly SlotCall[]): number =>
  calls.reduce((total, other) => {
    const had = other === one ? undefined : hadPlaces(other);
    const met = had && had[0] <= one.called.endMs && had[1] >= one.called.startMs - BELIEVED_MS;
    return met ? total + other.party : total;
  }, 0);

const nameOf = ({ kind, requestId, party, called }: SlotCall): string =>
  `${kind} of ${party} by ${requestId.slice(-4)} → ${called.answer?.status ?? "?"} ${String(codeOf(called) ?? "")}`.trim();

/** What a recorded call says of the slot; undefined where it says nothing. */
const opOf = (
  rules: SlotRules,
  one: SlotCall,
  index: number,
  calls: readonly SlotCall[],
): Op<SlotState> | undefined => {
  const { kind, called } = one;
  const { startMs, endMs, answer, doubtful } = called;
  const common = { name: nameOf(one), startMs };
  if (answer === undefined) {
    // What nobody answered has a name of its own: nobody can confirm it.
    const step = stepOf(rules, one, kind === "hold" ? `${one.requestId}?${index}` : undefined);
    return { ...common, endMs: Number.POSITIVE_INFINITY, optional: true, step };
  }
  if (didIt(called)) return { ...common, endMs, step: stepOf(rules, one) };
  const code = codeOf(called);
  if (code === "slot-full" && (kind === "hold" || kind === "enter"))
    return {
      ...common,
      startMs: startMs - BELIEVED_MS,
      endMs,
      step: full(rules, one, unseenBy(one, calls)),
    };
  if (code === "hold-lapsed" && kind === "confirm") return { ...common, endMs, step: lapsed(one) };
  // Given back at a try that was not answered: there is nothing left to give back at the next.
  if (kind === "giveBack" && doubtful) return { ...common, endMs, optional: true, step: givenBack(one) };
  return undefined;
};

/** How a slot behaves. */
export const slotSpec: Spec<SlotState> = {
  initial: { held: [], booked: [], freed: [] },
  keyOf: ({ held: holds, booked, freed }) =>
    JSON.stringify([
      holds.map(({ by }) => by).toSorted(),
      booked.map(({ by }) => by).toSorted(),
      freed.toSorted((one, other) => one - other),
    ]),
};

/** The history of one slot: its calls, and who had an appointment there once all was over. */
export const slotHistory = (
  rules: SlotRules,
  calls: readonly SlotCall[],
  booked: readonly string[],
): readonly Op<SlotState>[] => [
  ...calls.flatMap((one, index) => opOf(rules, one, index, calls) ?? []),
  {
    name: `stored: ${booked.map((by) => by.slice(-4)).join(", ")}`,
    startMs: Math.max(0, ...calls.map(({ called }) => called.endMs)) + 1,
    endMs: Number.MAX_VALUE,
    step: (state) => {
      const believed = state.booked.map(({ by }) => by).toSorted();
      return believed.join() === booked.toSorted().join() ? [state] : [];
    },
  },
];
