import type { Language } from "#shared/domain/call.ts";
import type { Money } from "#shared/domain/money/money.ts";
import { convertFromMad } from "#shared/domain/money/money.ts";
import type { Rate, Tariff, TariffComponents } from "#shared/domain/tariff/tariff.ts";
import { totalOf } from "#shared/domain/tariff/tariff.ts";

/** Stamps one order may buy (T2). */
export const MAX_UNITS = 10;

/** For how long an order can be paid: a day, so that a failed card can be replaced without a second order. */
export const PAYABLE_MS = 24 * 60 * 60 * 1000;

/**
 * The ways to pay (T2): the provider's card page, a reference paid at a bank or agency, the terminal at the post, a
 * mobile wallet. All of them end in one step, "payment captured".
 */
export const paymentChannels = ["card", "agency", "terminal", "wallet"] as const;
export type PaymentChannel = (typeof paymentChannels)[number];

export const orderStates = ["awaiting-payment", "paid", "expired", "cancelled"] as const;
export type OrderState = (typeof orderStates)[number];

/** One change of an order's state, as data: the condition of the write is made from it. */
export interface OrderTransition {
  readonly from: readonly OrderState[];
  readonly to: OrderState;
}

/**
 * What can become of an order (T2). It is paid by a capture within its time, also when the word of it arrives after the
 * order was marked as expired; nothing leads out of `paid` and `cancelled`.
 */
export const orderTransitions = {
  pay: { from: ["awaiting-payment", "expired"], to: "paid" },
  expire: { from: ["awaiting-payment"], to: "expired" },
  cancel: { from: ["awaiting-payment"], to: "cancelled" },
} as const satisfies Readonly<Record<string, OrderTransition>>;

/** Why an order has no use for money that was taken for it. */
export const unwantedReasons = ["late", "second", "wrong-state"] as const;
export type UnwantedReason = (typeof unwantedReasons)[number];

/** So many stamps of one act, priced for good (T1). */
export interface OrderLine {
  readonly procedureId: string;
  readonly quantity: number;
  readonly components: TariffComponents;
  /** The instant from which the tariff applied was in force. */
  readonly tariffFrom: string;
}

/** The posted rate as it was applied (T1). */
export interface FrozenRate {
  readonly currency: string;
  readonly madPerUnit: string;
  readonly asOf: string;
}

/** A purchase of stamps; everything that made its price is frozen on it (T1). */
export interface Order {
  readonly orderId: string;
  readonly accountId: string;
  readonly postId: string;
  readonly state: OrderState;
  readonly lines: readonly OrderLine[];
  /** Centimes of dirham: what the buyer is charged. */
  readonly totalMad: number;
  /** The same in the post's currency, for display; null where no rate is posted. */
  readonly local: Money | null;
  readonly rate: FrozenRate | null;
  /** Where the codes go; personal data. */
  readonly delivery: {
    readonly phone: string;
    readonly email?: string | undefined;
    readonly language: Language;
  };
  readonly placedAt: string;
  readonly payableUntil: string;
  readonly paidAt?: string | undefined;
  readonly transactionId?: string | undefined;
  /** By which channel it was paid. */
  readonly channel?: PaymentChannel | undefined;
  readonly expiredAt?: string | undefined;
}

/** One stamp to be issued for an order: units are counted from 1 in the order of its lines. */
export interface OrderUnit {
  readonly unit: number;
  readonly procedureId: string;
  readonly components: TariffComponents;
  readonly feeMad: number;
}

/** The stamps that lines amount to, one by one (T3). */
export const unitsOf = (lines: readonly OrderLine[]): readonly OrderUnit[] =>
  lines
    .flatMap(({ quantity, procedureId, components }) =>
      Array.from({ length: quantity }, () => ({ procedureId, components, feeMad: totalOf(components) })),
    )
    .map((unit, index) => ({ unit: index + 1, ...unit }));

/** The lines, total and local total of a purchase at the given tariffs and rate (T1); rounded once, at the end. */
export const priceOf = (
  items: readonly { readonly tariff: Tariff; readonly quantity: number }[],
  rate: Rate | undefined,
): Pick<Order, "lines" | "totalMad" | "local" | "rate"> => {
  const lines = items.map(({ tariff, quantity }) => ({
    procedureId: tariff.procedureId,
    quantity,
    components: tariff.components,
    tariffFrom: tariff.from,
  }));
  const totalMad = lines.reduce((sum, { components, quantity }) => sum + totalOf(components) * quantity, 0);
  if (rate === undefined) return { lines, totalMad, local: null, rate: null };
  const { currency, madPerUnit, asOf } = rate;
  return { lines, totalMad, local: convertFromMad(totalMad, rate), rate: { currency, madPerUnit, asOf } };
};

/** Why an order cannot be paid at that time (epoch ms); undefined when it can. */
export const whyNotPayable = (
  order: Order,
  now: number,
): { readonly code: "order-wrong-state" | "order-expired" } | undefined => {
  if (order.state === "expired") return { code: "order-expired" };
  if (order.state !== "awaiting-payment") return { code: "order-wrong-state" };
  return Date.parse(order.payableUntil) <= now ? { code: "order-expired" } : undefined;
};

/**
 * Why money captured at that UTC instant is of no use to an order; undefined when it pays it. Once there is a reason,
 * there always will be: states never lead back, and the time of an order that is over is never prolonged.
 */
export const whyUnwanted = (order: Order, capturedAt: string): UnwantedReason | undefined => {
  if (order.state === "paid") return "second";
  if (!orderTransitions.pay.from.some((state) => state === order.state)) return "wrong-state";
  return Date.parse(order.payableUntil) <= Date.parse(capturedAt) ? "late" : undefined;
};
