import type { TariffComponents } from "#shared/domain/tariff/tariff.ts";
import { isOver } from "./clock.ts";

/** What can become of a stamp (T6); `replaced`: its code was lost, and another stamp has its place (T3). */
export const stampStates = [
  "issued",
  "reserved",
  "consumed",
  "refund-requested",
  "refunded",
  "expired",
  "suspended",
  "replaced",
] as const;
export type StampState = (typeof stampStates)[number];

/** A partner's temporary claim (T7); `until` is a UTC instant, and a claim whose `until` has come is none. */
export interface StampReservation {
  readonly reservationId: string;
  readonly partnerId: string;
  readonly until: string;
  /** The partner's own file number. */
  readonly reference: string;
}

/** The desk of a post at which a visit's stamps are used: `desk` is what its agents call it, "4" or "B2" (T8). */
interface DeskUse {
  readonly kind: "desk";
  readonly postId: string;
  readonly desk: string;
  readonly appointmentId: string;
}

/** When and where a stamp was used; no person is named. */
export interface StampUse {
  readonly at: string;
  readonly where:
    | DeskUse
    | { readonly kind: "partner"; readonly partnerId: string; readonly reservationId: string };
}

/** What those at a desk and partners are told of where a stamp was used: never by whom, never by which partner. */
export const placeOfUse = ({
  where,
}: Pick<StampUse, "where">): { where: "desk"; postId: string; desk: string } | { where: "partner" } =>
  where.kind === "desk" ? { where: "desk", postId: where.postId, desk: where.desk } : { where: "partner" };

/** Why a stamp is taken out of use for a while: a closed list, so that it can be counted. */
export const suspensionReasons = ["code-stolen", "payment-disputed", "fraud-reported", "enquiry"] as const;
export type SuspensionReason = (typeof suspensionReasons)[number];

/** An electronic stamp; its code is not part of it (T3). Amounts are centimes of dirham. */
export interface Stamp {
  readonly stampId: string;
  readonly state: StampState;
  /** The act it pays for (T5). */
  readonly procedureId: string;
  readonly amountMad: number;
  readonly components: TariffComponents;
  readonly issuedAt: string;
  /** UTC instant at which it ends, unless its clock stands still (T5). */
  readonly validUntil: string;
  /** Since when its clock stands still: while it is attached, and while it is suspended (T5). */
  readonly pausedAt?: string | undefined;
  /** For how many milliseconds it stood still before; they are in `validUntil`. */
  readonly pausedMs?: number | undefined;
  /** When the money for it became the State's: nothing leads out of that (T9). */
  readonly lapsedAt?: string | undefined;
  /** Why it was suspended last. */
  readonly suspension?: SuspensionReason | undefined;
  /** The stamp in whose place it was issued (T3, T6). */
  readonly replaces?: string | undefined;
  readonly orderId: string;
  readonly unit: number;
  /** The request it is attached to, if any (T5). */
  readonly boundTo?: string | undefined;
  /** Keyed digests of the identity numbers of that request's people, for partners to be checked against (T7). */
  readonly holders?: readonly string[] | undefined;
  readonly reservation?: StampReservation | undefined;
  readonly use?: StampUse | undefined;
}

/** What a change asks of a stamp's reservation. */
type ReservationRule = "none-live" | "own" | "own-live";

/** One change of state, as data: the condition of the write and the refusal are both made from it (T6). */
export interface StampTransition {
  readonly from: readonly StampState[];
  readonly to: StampState;
  readonly reservation: ReservationRule;
  /** What is asked of its validity: that it is not over yet, that it is, or nothing. */
  readonly validity: "kept" | "over" | "any";
  /** To which request it may be attached: none, the wanted one, either, or whichever it is. */
  readonly bound: "none" | "own" | "own-or-none" | "any";
}

/** Changes of a stamp that nobody claims, and that is not attached to something else. */
const free: Pick<StampTransition, "reservation" | "bound"> = {
  reservation: "none-live",
  bound: "own-or-none",
};
/** Changes of a stamp that is attached to nothing. */
const loose: Pick<StampTransition, "reservation" | "bound"> = { reservation: "none-live", bound: "none" };

/**
 * Every change of state there is (T6). Nothing leads out of `consumed`, `refunded` or `replaced`, nor out of a stamp
 * that has lapsed. `reserved` among `from` with `none-live` means: only once the claim has lapsed, whether or not
 * anybody has tidied it. A commit needs no validity: the reservation was made within it and keeps it.
 */
export const stampTransitions = {
  reserve: { ...free, from: ["issued", "reserved"], to: "reserved", validity: "kept" },
  commit: { from: ["reserved"], to: "consumed", reservation: "own-live", validity: "any", bound: "any" },
  release: { from: ["reserved"], to: "issued", reservation: "own", validity: "any", bound: "any" },
  consume: { ...free, from: ["issued", "reserved"], to: "consumed", validity: "kept" },
  /** T5: its clock stands still from here. */
  attach: { ...loose, from: ["issued", "reserved"], to: "issued", validity: "kept" },
  /** T5: its clock goes on. */
  detach: { from: ["issued"], to: "issued", reservation: "none-live", validity: "any", bound: "own" },
  requestRefund: {
    ...loose,
    from: ["issued", "reserved", "expired"],
    to: "refund-requested",
    validity: "any",
  },
  refund: { ...loose, from: ["refund-requested"], to: "refunded", validity: "any" },
  expire: { ...loose, from: ["issued", "reserved"], to: "expired", validity: "over" },
  /** The time for refunds is over too: the state stays, the money is the State's (T9). */
  lapse: { ...loose, from: ["expired"], to: "expired", validity: "over" },
  suspend: {
    from: ["issued", "reserved"],
    to: "suspended",
    reservation: "none-live",
    validity: "any",
    bound: "any",
  },
  reinstate: { from: ["suspended"], to: "issued", reservation: "none-live", validity: "any", bound: "any" },
  /** Its code was lost: another stamp takes its place (T3). */
  replace: { ...loose, from: ["issued", "reserved"], to: "replaced", validity: "kept" },
} satisfies Record<string, StampTransition>;
export type StampTransitionName = keyof typeof stampTransitions;

/** What the one who wants to change a stamp claims about it. */
export interface WantedStamp {
  /** The act it is to pay for. */
  readonly procedureId?: string;
  /** The request it is to be used for; a stamp bound to another one is refused. */
  readonly requestId?: string;
  /** The claim on which a commit or release stands. */
  readonly reservation?: { readonly reservationId: string; readonly partnerId: string };
}

/** The claim that stands on a stamp at that time (epoch ms), if any. */
const claimOn = ({ state, reservation }: Stamp, now: number): StampReservation | undefined =>
  state === "reserved" && reservation !== undefined && Date.parse(reservation.until) > now
    ? reservation
    : undefined;

/** The state as it counts at that time (epoch ms): a lapsed claim or validity is judged, not waited for. */
export const stateAt = (stamp: Stamp, now: number): StampState => {
  const state = stamp.state === "reserved" && claimOn(stamp, now) === undefined ? "issued" : stamp.state;
  return state === "issued" && isOver(stamp, now) ? "expired" : state;
};

/** The reason why a stamp cannot be used as wanted, with what the asker may know (T7). */
export interface StampRefusal {
  readonly code:
    | "stamp-unknown"
    | "stamp-wrong-act"
    | "stamp-wrong-holder"
    | "stamp-expired"
    | "stamp-reserved"
    | "stamp-consumed"
    | "stamp-refunded"
    | "stamp-suspended"
    | "stamp-replaced"
    | "stamp-valid"
    | "stamp-attached"
    | "reservation-lapsed";
  readonly details?: Readonly<Record<string, unknown>>;
}

const useDetails = (use: StampUse | undefined): Readonly<Record<string, unknown>> =>
  use === undefined ? {} : { at: use.at, ...placeOfUse(use) };

const refusalOfState = (stamp: Stamp): StampRefusal => {
  switch (stamp.state) {
    case "consumed":
      return { code: "stamp-consumed", details: useDetails(stamp.use) };
    case "refund-requested":
    case "refunded":
      return { code: "stamp-refunded" };
    case "expired":
      return { code: "stamp-expired", details: { validUntil: stamp.validUntil } };
    case "suspended":
      return { code: "stamp-suspended" };
    case "replaced":
      return { code: "stamp-replaced" };
    case "issued":
    case "reserved":
      return { code: "stamp-valid" };
  }
};

const explainClaimed = (
  stamp: Stamp,
  live: boolean,
  now: number,
  wanted: WantedStamp,
): StampRefusal | undefined => {
  const { reservation } = stamp;
  const own =
    stamp.state === "reserved" &&
    reservation !== undefined &&
    reservation.reservationId === wanted.reservation?.reservationId &&
    reservation.partnerId === wanted.reservation.partnerId;
  return own && (!live || claimOn(stamp, now)) ? undefined : { code: "reservation-lapsed" };
};

/** Why what it is attached to stands in the way. */
const refusalOfBinding = (
  { bound }: StampTransition,
  { boundTo }: Stamp,
  { requestId }: WantedStamp,
): StampRefusal | undefined => {
  const own = boundTo !== undefined && boundTo === requestId;
  const fits: Readonly<Record<StampTransition["bound"], boolean>> = {
    none: boundTo === undefined,
    own,
    "own-or-none": boundTo === undefined || own,
    any: true,
  };
  if (fits[bound]) return undefined;
  return { code: own ? "stamp-attached" : "stamp-wrong-holder" };
};

const refusalOfValidity = (
  { validity }: StampTransition,
  stamp: Stamp,
  now: number,
): StampRefusal | undefined => {
  const over = isOver(stamp, now);
  if (validity === "kept" && over)
    return { code: "stamp-expired", details: { validUntil: stamp.validUntil } };
  return validity === "over" && !over ? { code: "stamp-valid" } : undefined;
};

const explainFree = (
  stamp: Stamp,
  transition: StampTransition,
  now: number,
  wanted: WantedStamp,
): StampRefusal | undefined => {
  // A wrong pair learns nothing but that it is one: it is judged before the state (T7).
  if (wanted.procedureId !== undefined && wanted.procedureId !== stamp.procedureId)
    return { code: "stamp-wrong-act" };
  const binding = refusalOfBinding(transition, stamp, wanted);
  if (binding) return binding;
  if (!transition.from.includes(stamp.state)) return refusalOfState(stamp);
  if (stamp.lapsedAt !== undefined) return refusalOfState(stamp);
  const validity = refusalOfValidity(transition, stamp, now);
  if (validity) return validity;
  const claim = claimOn(stamp, now);
  return claim && { code: "stamp-reserved", details: { until: claim.until } };
};

/**
 * Why a change of a stamp is refused, from the stamp as it is stored; undefined when it is allowed (T6, T7).
 * The write judges the same rule in the database; this only names the reason.
 */
export const explain = (
  name: StampTransitionName,
  stamp: Stamp | undefined,
  now: number,
  wanted: WantedStamp = {},
): StampRefusal | undefined => {
  if (stamp === undefined) return { code: "stamp-unknown" };
  const transition: StampTransition = stampTransitions[name];
  return transition.reservation === "none-live"
    ? explainFree(stamp, transition, now, wanted)
    : explainClaimed(stamp, transition.reservation === "own-live", now, wanted);
};
