import type { Called } from "../client.ts";
import type { Op, Spec } from "./linearize.ts";

/** How a caller names a stamp. */
export type StampName =
  | { readonly code: string }
  | { readonly stampId: string }
  | { readonly orderId: string; readonly unit: number };

/** A call that concerned one stamp, as it was recorded. */
export interface StampCall {
  readonly kind: "verify" | "reserve" | "commit" | "release" | "consume" | "attach" | "detach" | "refund";
  readonly of: StampName;
  readonly requestId?: string;
  readonly reservationId?: string;
  /** Whether a refusal names this stamp among several. */
  readonly named?: boolean;
  readonly called: Called;
}

/** What a stamp is known to be (T6). */
export interface StampState {
  readonly state: "issued" | "reserved" | "consumed" | "gone";
  /** The claim on which it is reserved, or was consumed. */
  readonly claim?: string | undefined;
  /** The request it is attached to. */
  readonly boundTo?: string | undefined;
}

type Step = Op<StampState>["step"];

const isFree = ({ state, boundTo }: StampState): boolean => state === "issued" && boundTo === undefined;
const only =
  (
    holds: (state: StampState) => boolean,
    after: (state: StampState) => StampState = (state) => state,
  ): Step =>
  (state) =>
    holds(state) ? [after(state)] : [];

/** What the call does where it does what it was made for. */
const effectOf = ({ kind, requestId, reservationId }: StampCall): Step => {
  const claimed = ({ state, claim }: StampState) => state === "reserved" && claim === reservationId;
  switch (kind) {
    case "verify":
      return only(isFree);
    case "reserve":
      return only(isFree, () => ({ state: "reserved", claim: reservationId }));
    case "commit":
      return only(claimed, (state) => ({ ...state, state: "consumed" }));
    case "release":
      // Released before, it is released still.
      return (state) => {
        if (claimed(state)) return [{ state: "issued" }];
        return state.claim === reservationId ? [] : [state];
      };
    case "consume":
      return only(
        ({ state, boundTo }) => state === "issued" && (boundTo === undefined || boundTo === requestId),
        ({ boundTo }) => ({ state: "consumed", boundTo }),
      );
    case "attach":
      return only(isFree, () => ({ state: "issued", boundTo: requestId }));
    case "detach":
      return only(
        ({ state, boundTo }) => state === "issued" && boundTo === requestId,
        () => ({ state: "issued" }),
      );
    case "refund":
      return only(isFree, () => ({ state: "gone" }));
  }
};

/** What a refusal says of the stamp; undefined where it says nothing of it. */
const reasonOf = (
  { kind, requestId, reservationId }: StampCall,
  code: unknown,
): ((state: StampState) => boolean) | undefined => {
  switch (code) {
    case "stamp-reserved":
      return ({ state }) => state === "reserved";
    case "stamp-consumed":
      return ({ state }) => state === "consumed";
    case "stamp-refunded":
      return ({ state }) => state === "gone";
    case "stamp-attached":
      return ({ boundTo }) => boundTo !== undefined;
    case "stamp-wrong-holder":
      return ({ boundTo }) => boundTo !== undefined && boundTo !== requestId;
    case "reservation-committed":
      return ({ state, claim }) => state === "consumed" && claim === reservationId;
    case "reservation-lapsed":
      return kind === "commit"
        ? ({ state, claim }) => state !== "reserved" || claim !== reservationId
        : ({ claim }) => claim !== reservationId;
    default:
      return undefined;
  }
};

const nameOf = ({ kind, requestId, reservationId, called }: StampCall): string => {
  const { answer } = called;
  const by = (reservationId ?? requestId ?? "").slice(-4);
  return `${kind} ${by} → ${answer?.status ?? "?"} ${String(answer?.body["code"] ?? "")}`.trim();
};

/** What a recorded call says of the stamp; undefined where it says nothing. */
const opOf = (one: StampCall): Op<StampState> | undefined => {
  const { called, named = true } = one;
  const { startMs, endMs, answer } = called;
  const common = { name: nameOf(one), startMs };
  if (answer === undefined)
    return { ...common, endMs: Number.POSITIVE_INFINITY, optional: true, step: effectOf(one) };
  if (answer.status < 300) return { ...common, endMs, step: effectOf(one) };
  const holds = named ? reasonOf(one, answer.body["code"]) : undefined;
  return holds && { ...common, endMs, step: only(holds) };
};

/** How a stamp behaves once it is issued. */
export const stampSpec: Spec<StampState> = {
  initial: { state: "issued" },
  keyOf: ({ state, claim = "", boundTo = "" }) => `${state} ${claim} ${boundTo}`,
};

/** The history of one stamp: its calls, and what was stored of it once all was over. */
export const stampHistory = (
  calls: readonly StampCall[],
  stored: StampState["state"],
): readonly Op<StampState>[] => [
  ...calls.flatMap((one) => opOf(one) ?? []),
  {
    name: `stored: ${stored}`,
    startMs: Math.max(0, ...calls.map(({ called }) => called.endMs)) + 1,
    endMs: Number.MAX_VALUE,
    step: only(({ state }) => state === stored),
  },
];
