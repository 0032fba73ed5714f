import type { TariffComponents } from "#shared/domain/tariff/tariff.ts";

/** What can become of a stamp (T6). */
export const stampStates = [
  "issued",
  "reserved",
  "consumed",
  "refund-requested",
  "refunded",
  "expired",
  "suspended",
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

/** When and where a stamp was used; no person is named. */
export interface StampUse {
  readonly at: string;
  readonly where:
    | { readonly kind: "desk"; readonly postId: string; readonly appointmentId: string }
    | { readonly kind: "partner"; readonly partnerId: string; readonly reservationId: string };
}

/** An electronic stamp; its code is not part of it (T3). Amounts are centimes of dirham. */
export interface Stamp {
  readonly stampId: string;
  readonly state: StampState;
  /** The act it pays for (T5). */
  readonly procedureId: string;
  readonly amountMad: number;
  readonly components: TariffComponents;
  readonly issuedAt: string;
  /** UTC instant at which it ends (T5). */
  readonly validUntil: string;
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
  /** Whether the stamp must still be within its validity. */
  readonly valid: boolean;
}

/**
 * Every change of state there is (T6). Nothing leads out of `consumed`, `refunded` or `expired`.
 * `reserved` among `from` with `none-live` means: only once the claim has lapsed, whether or not anybody
 * has tidied it. A commit needs no validity: the reservation was made within it and keeps it.
 */
export const stampTransitions = {
  reserve: { from: ["issued", "reserved"], to: "reserved", reservation: "none-live", valid: true },
  commit: { from: ["reserved"], to: "consumed", reservation: "own-live", valid: false },
  release: { from: ["reserved"], to: "issued", reservation: "own", valid: false },
  consume: { from: ["issued", "reserved"], to: "consumed", reservation: "none-live", valid: true },
  requestRefund: {
    from: ["issued", "reserved"],
    to: "refund-requested",
    reservation: "none-live",
    valid: false,
  },
  refund: { from: ["refund-requested"], to: "refunded", reservation: "none-live", valid: false },
  expire: { from: ["issued", "reserved"], to: "expired", reservation: "none-live", valid: false },
  suspend: { from: ["issued", "reserved"], to: "suspended", reservation: "none-live", valid: false },
  reinstate: { from: ["suspended"], to: "issued", reservation: "none-live", valid: false },
} as const satisfies Record<string, StampTransition>;
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

/** Whether a claim stands at that time (epoch ms). */
const isLive = (reservation: StampReservation | undefined, now: number): boolean =>
  reservation !== undefined && Date.parse(reservation.until) > now;

/** The state as it counts at that time (epoch ms): a lapsed claim or validity is judged, not waited for. */
export const stateAt = (stamp: Stamp, now: number): StampState => {
  const state = stamp.state === "reserved" && !isLive(stamp.reservation, now) ? "issued" : stamp.state;
  return state === "issued" && Date.parse(stamp.validUntil) <= now ? "expired" : state;
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
    | "reservation-lapsed";
  readonly details?: Readonly<Record<string, unknown>>;
}

/** When and at what kind of place a stamp was used; at a desk also the post. Never by whom. */
const useDetails = (use: StampUse | undefined): Readonly<Record<string, unknown>> =>
  use === undefined
    ? {}
    : {
        at: use.at,
        where: use.where.kind,
        ...(use.where.kind === "desk" && { postId: use.where.postId }),
      };

const refusalOfState = (stamp: Stamp): StampRefusal | undefined => {
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
    case "issued":
    case "reserved":
      return undefined;
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
    reservation?.reservationId === wanted.reservation?.reservationId &&
    reservation?.partnerId === wanted.reservation?.partnerId;
  if (own && (!live || isLive(reservation, now))) return undefined;
  return { code: "reservation-lapsed" };
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
  if (stamp.boundTo !== undefined && stamp.boundTo !== wanted.requestId)
    return { code: "stamp-wrong-holder" };
  if (!transition.from.includes(stamp.state)) {
    return refusalOfState(stamp) ?? { code: "stamp-unknown" };
  }
  if (transition.valid && Date.parse(stamp.validUntil) <= now) {
    return { code: "stamp-expired", details: { validUntil: stamp.validUntil } };
  }
  if (stamp.state === "reserved" && isLive(stamp.reservation, now)) {
    return { code: "stamp-reserved", details: { until: stamp.reservation?.until } };
  }
  return undefined;
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

/** Months for which a stamp is valid; a later change of the tariff does not void it (T5). */
const VALIDITY_MONTHS = 12;

/** The instant at which a stamp issued at `issuedAt` (epoch ms) ends: the same day a year later, UTC (T5). */
export const validUntil = (issuedAt: number): string => {
  const end = new Date(issuedAt);
  const day = end.getUTCDate();
  end.setUTCMonth(end.getUTCMonth() + VALIDITY_MONTHS);
  // 29 February has no anniversary: the last day of the month stands for it.
  if (end.getUTCDate() !== day) end.setUTCDate(0);
  return end.toISOString();
};
