import { createHash } from "node:crypto";
import type { PaymentChannel } from "#shared/domain/order/order.ts";

/** What a row of a settlement file, or a capture of ours, turned out to be (T10). */
export const settlementClasses = [
  "matched",
  "repeated",
  "paid-not-issued",
  "duplicate-capture",
  "late",
  "wrong-amount",
  "orphan-refund",
] as const;
export type SettlementClass = (typeof settlementClasses)[number];

/** What somebody has to look into. */
export const differenceKinds = [
  "paid-not-issued",
  "issued-not-paid",
  "wrong-amount",
  "orphan-refund",
  "ledger-changed",
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export const differenceStates = ["open", "explained", "closed"] as const;
export type DifferenceState = (typeof differenceStates)[number];

/** Every change of a difference's state: explained by a person, then closed; what comes late closes it by itself. */
export const differenceTransitions = {
  explain: { from: ["open"], to: "explained" },
  close: { from: ["explained"], to: "closed" },
  settle: { from: ["open", "explained"], to: "closed" },
} as const satisfies Readonly<
  Record<string, { readonly from: readonly DifferenceState[]; readonly to: DifferenceState }>
>;
export type DifferenceTransitionName = keyof typeof differenceTransitions;

/** Who did something about a difference, when and why. */
export interface Remark {
  readonly by: string;
  readonly at: string;
  /** Words of a member of staff, or the code of what settled it. */
  readonly reason: string;
}

/** Money of which two accounts differ; amounts are centimes of dirham. */
export interface Difference {
  readonly differenceId: string;
  readonly kind: DifferenceKind;
  readonly state: DifferenceState;
  /** Who answers for it: the post of the order, or `network`. */
  readonly owner: string;
  readonly channel?: PaymentChannel | undefined;
  readonly orderId?: string | undefined;
  readonly transactionId?: string | undefined;
  /** The closed day concerned. */
  readonly date?: string | undefined;
  /** What the provider says; absent where it says nothing. */
  readonly theirsMad?: number | undefined;
  /** What we have; absent where we have nothing. */
  readonly oursMad?: number | undefined;
  /** The file and line that told of it. */
  readonly fileId?: string | undefined;
  readonly line?: number | undefined;
  readonly openedAt: string;
  readonly explained?: Remark | undefined;
  readonly closed?: Remark | undefined;
}

/** After so many days an open difference rings an alarm. */
export const OPEN_DAYS = 3;

/** Days that a channel has to pay what it captured: until then it owes us nothing unusual. */
export const settlementDays: Readonly<Record<PaymentChannel, number>> = {
  card: 3,
  agency: 7,
  terminal: 3,
  wallet: 3,
};

/** The id of a difference, derived from what it is about: found twice, it is the same one. */
export const differenceIdOf = (kind: DifferenceKind, ...about: readonly (string | number)[]): string =>
  `dif_${createHash("sha256")
    .update([kind, ...about].join("\n"))
    .digest("hex")
    .slice(0, 24)}`;
