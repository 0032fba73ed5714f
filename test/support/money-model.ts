import { Temporal } from "temporal-polyfill";
import type { PaymentChannel } from "#shared/domain/order/order.ts";
import type { CreditOutcome } from "./refunds.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The partner's claims live in the model by the minutes that were asked for. */
export const partners = ["passport-form", "town-hall"] as const;
export const officers = ["stf_ONE", "stf_TWO"] as const;

/** The acts that are bought here, with what they cost in centimes; visits and partners are for the first. */
export const acts = { "signature-legalisation": 2000, "passport-adult": 86_000 } as const;
export type Act = keyof typeof acts;
export const ACT: Act = "signature-legalisation";

/** A stamp as the rules see it; all times are epoch ms. */
export interface ModelStamp {
  readonly stampId: string;
  readonly code: string;
  readonly order: number;
  readonly unit: number;
  readonly act: Act;
  readonly issuedAt: number;
  state: "issued" | "consumed" | "refund-requested" | "refunded" | "expired" | "suspended" | "replaced";
  validUntil: number;
  pausedAt: number | undefined;
  pausedMs: number;
  /** Of the code: since when it is kept, when it was sent last, how often again, and how often it was a new one. */
  readonly codeAt: number;
  sentAt: number;
  resends: number;
  readonly reissues: number;
  request: number | undefined;
  claim:
    | {
        readonly id: string;
        readonly partner: number;
        readonly until: number;
        /** `gone`: it lapsed, or the stamp is somebody else's since. */
        state: "open" | "released" | "committed" | "gone";
      }
    | undefined;
  lapsed: boolean;
  usedAt: number | undefined;
  reversed: boolean;
}

/** Money that a provider took for an order, by its number of the payment. */
interface ModelCapture {
  readonly channel: PaymentChannel;
  readonly transactionId: string;
  readonly outcome: string;
}

export interface ModelOrder {
  readonly orderId: string;
  readonly units: readonly Act[];
  readonly placedAt: number;
  state: "awaiting-payment" | "paid" | "expired" | "cancelled";
  payableUntil: number;
  reference: string | undefined;
  paidAt: number;
  channel: PaymentChannel;
  readonly captures: ModelCapture[];
  /** The refund that is under way: one at a time. */
  refunding: string | undefined;
}

export interface ModelRefund {
  readonly refundId: string;
  readonly order: number;
  readonly channel: PaymentChannel;
  readonly amountMad: number;
  readonly stampId: string | undefined;
  state: "due" | "paying" | "paid" | "failed";
  tries: number;
  claimUntil: number;
}

export interface ModelProposal {
  readonly proposalId: string;
  readonly kind: "refund" | "reversal";
  readonly stampId: string;
  readonly by: number;
  readonly until: number;
  open: boolean;
}

/** What the rules say, in memory and one at a time: the simplest thing that could be right. */
export interface Model {
  now: number;
  readonly orders: ModelOrder[];
  readonly stamps: ModelStamp[];
  readonly refunds: ModelRefund[];
  readonly proposals: ModelProposal[];
  readonly requests: { readonly requestId: string; over: boolean }[];
  /** Credits that the provider made and whose answer was lost. */
  readonly lost: { readonly order: number; readonly amountMad: number }[];
}

/** Something that somebody does; indices are of the model's lists. */
export type Deed =
  | { readonly do: "place"; readonly units: readonly Act[] }
  | { readonly do: "cancel" | "reference"; readonly order: number }
  | {
      readonly do: "pay";
      readonly order: number;
      readonly channel: PaymentChannel;
      /** Whether it is told under the number of the payment before; with another sum; how long ago it was. */
      readonly repeated: boolean;
      readonly wrong: boolean;
      readonly ago: number;
    }
  /** The provider took the money, and its notice never came: only its file will tell. */
  | { readonly do: "unheard"; readonly order: number; readonly channel: PaymentChannel }
  /** What the outbox holds, carried by hand; `fresh`: one that was not carried yet. */
  | {
      readonly do: "deliver";
      readonly pick: number;
      readonly fresh: boolean;
      readonly outcome: CreditOutcome;
    }
  | { readonly do: "sweep" | "close" }
  | { readonly do: "pass"; readonly ms: number }
  | { readonly do: "reserve"; readonly stamp: number; readonly partner: number; readonly minutes: number }
  | { readonly do: "commit" | "release"; readonly stamp: number; readonly partner: number }
  | {
      readonly do: "resend" | "reissue" | "refund" | "detach" | "suspend" | "reinstate";
      readonly stamp: number;
    }
  | { readonly do: "attach" | "visit"; readonly stamp: number; readonly request: number }
  | {
      readonly do: "propose";
      readonly stamp: number;
      readonly kind: "refund" | "reversal";
      readonly by: number;
    }
  | {
      readonly do: "decide";
      readonly proposal: number;
      readonly to: "approved" | "rejected" | "withdrawn";
      readonly by: number;
    }
  | { readonly do: "byHand"; readonly refund: number }
  | {
      readonly do: "settle";
      readonly channel: PaymentChannel;
      readonly withheld: number;
      readonly lie: number;
    };

/** What the platform gave with its answer: what only it can know. */
export interface Given {
  readonly id?: string;
  readonly until?: number;
  readonly transactionId?: string;
  readonly refundId?: string;
  readonly orderId?: string;
  readonly stamps?: readonly {
    readonly stampId: string;
    readonly code: string;
    readonly unit: number;
    readonly orderId: string;
  }[];
  /** The facts that were published, in order. */
  /** The days of a settlement file's rows, by the number of the payment. */
  readonly days?: Readonly<Record<string, number>>;
  readonly facts?: readonly { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[];
  /** How the transaction was disturbed in which a refund was claimed. */
  readonly cut?: string | undefined;
}

/** How often a code cannot be foretold: any refusal. */
export const REFUSED = "refused";

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
};
export const orderAt = (model: Model, index: number): ModelOrder => at(model.orders, index);
export const stampAt = (model: Model, index: number): ModelStamp => at(model.stamps, index);
const months = (from: number, count: number): number =>
  Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO("UTC").add({ months: count })
    .epochMilliseconds;

/** The stamp that a unit has now. */
export const currentOf = (model: Model, { order, unit }: ModelStamp): ModelStamp =>
  at(
    model.stamps.filter((one) => one.order === order && one.unit === unit),
    model.stamps.filter((one) => one.order === order && one.unit === unit).length - 1,
  );

const isClaimed = ({ claim, state }: ModelStamp, now: number): boolean =>
  state === "issued" && claim?.state === "open" && claim.until > now;
const isOver = ({ pausedAt, validUntil }: ModelStamp, now: number): boolean =>
  pausedAt === undefined && validUntil <= now;
const refundableUntil = ({ issuedAt, pausedMs, pausedAt }: ModelStamp, now: number): number =>
  months(issuedAt, 18) + pausedMs + (pausedAt === undefined ? 0 : now - pausedAt);

const codeOfState = {
  consumed: "stamp-consumed",
  "refund-requested": "stamp-refunded",
  refunded: "stamp-refunded",
  expired: "stamp-expired",
  suspended: "stamp-suspended",
  replaced: "stamp-replaced",
  issued: "ok",
} as const;

/** Why a stamp cannot be used: act, binding, state, time and claim, in this order (T6, T7). */
const whyNot = (
  stamp: ModelStamp,
  now: number,
  {
    act = stamp.act,
    request,
    ended = false,
  }: { readonly act?: Act; readonly request?: number; readonly ended?: boolean },
): string => {
  if (act !== stamp.act) return "stamp-wrong-act";
  if (stamp.request !== undefined && stamp.request !== request) return "stamp-wrong-holder";
  if (stamp.state !== "issued" && !(ended && stamp.state === "expired" && !stamp.lapsed))
    return codeOfState[stamp.state];
  if (!ended && isOver(stamp, now)) return "stamp-expired";
  return isClaimed(stamp, now) ? "stamp-reserved" : "ok";
};

const pause = (stamp: ModelStamp, now: number): void => {
  stamp.pausedAt ??= now;
};
const resume = (stamp: ModelStamp, now: number): void => {
  const stood = now - (stamp.pausedAt ?? now);
  stamp.validUntil += stood;
  stamp.pausedMs += stood;
  stamp.pausedAt = undefined;
};
const consume = (stamp: ModelStamp, now: number): string => {
  stamp.state = "consumed";
  stamp.usedAt = now;
  return "ok";
};
/** A claim that lapsed is no longer the stamp's once something else happened to it. */
const forget = ({ claim }: ModelStamp): void => {
  if (claim?.state === "open") claim.state = "gone";
};
/** Whether it has a place at a request; what was used there keeps no place. */
const isAttached = ({ request, state }: ModelStamp): boolean => request !== undefined && state !== "consumed";

/** What becomes of money that was captured then (T2). */
export const captureAt = (
  order: ModelOrder,
  channel: PaymentChannel,
  transactionId: string,
  capturedAt: number,
): string => {
  const before = order.captures.find((one) => one.channel === channel && one.transactionId === transactionId);
  if (before !== undefined) return before.outcome;
  const late = order.payableUntil <= capturedAt;
  const reason =
    order.state === "paid"
      ? "second"
      : order.state === "cancelled"
        ? "wrong-state"
        : late
          ? "late"
          : "captured";
  order.captures.push({ channel, transactionId, outcome: reason });
  if (reason !== "captured") return reason;
  Object.assign(order, { state: "paid", paidAt: capturedAt, channel });
  return reason;
};

const priceOf = ({ units }: ModelOrder): number => units.reduce((sum, act) => sum + acts[act], 0);

/** Money on its way back (T9). */
const owe = (
  model: Model,
  order: number,
  refundId: string,
  stamp?: ModelStamp,
  by?: PaymentChannel,
): void => {
  const { channel } = orderAt(model, order);
  model.refunds.push({
    refundId,
    order,
    channel: by ?? channel,
    amountMad: stamp === undefined ? priceOf(orderAt(model, order)) : acts[stamp.act],
    stampId: stamp?.stampId,
    state: "due",
    tries: 0,
    claimUntil: 0,
  });
};

const pay = (model: Model, step: Extract<Deed, { do: "pay" }>, given: Given): string => {
  const order = orderAt(model, step.order);
  if (step.channel === "agency" && order.reference === undefined) return "payment-reference-unknown";
  if (step.wrong) return step.channel === "card" ? "FAILURE" : "payment-wrong-amount";
  const capturedAt = ["agency", "wallet"].includes(step.channel)
    ? Math.max(order.placedAt, model.now - step.ago)
    : model.now;
  const known = order.captures.length;
  const outcome = captureAt(order, step.channel, given.transactionId ?? "", capturedAt);
  if (step.channel === "card") {
    // Refused money stays where it is: there is no capture.
    if (outcome !== "captured") order.captures.splice(known);
    return outcome === "captured" ? "ACTION=POSTAUTH" : "FAILURE";
  }
  if (outcome !== "captured" && order.captures.length > known)
    owe(model, step.order, given.refundId ?? "", undefined, step.channel);
  return outcome;
};

const issue = (
  model: Model,
  made: NonNullable<Given["stamps"]>[number],
  kept: Partial<ModelStamp> = {},
): ModelStamp => {
  const order = model.orders.findIndex(({ orderId }) => orderId === made.orderId);
  const act = at(orderAt(model, order).units, made.unit - 1);
  const stamp: ModelStamp = {
    ...{ stampId: made.stampId, code: made.code, order, unit: made.unit, act, state: "issued" },
    ...{ issuedAt: model.now, validUntil: months(model.now, 12), pausedAt: undefined, pausedMs: 0 },
    ...{ codeAt: model.now, sentAt: model.now, resends: 0, reissues: 0, request: undefined },
    ...{ claim: undefined, lapsed: false, usedAt: undefined, reversed: false },
    ...kept,
  };
  model.stamps.push(stamp);
  return stamp;
};

/** Pays a refund by its provider: asked first after a try, one of an order at a time (T9). */
const payOut = (model: Model, refundId: string, outcome: CreditOutcome, cut: string | undefined): string => {
  const refund = model.refunds.find((one) => one.refundId === refundId);
  if (refund === undefined) return "unknown refund";
  const order = orderAt(model, refund.order);
  const busy = refund.state === "paying" && refund.claimUntil > model.now;
  const other = order.refunding !== undefined && order.refunding !== refundId;
  if (refund.state === "paid" || busy || other) return refund.state;
  if (cut === "conflict" || cut === "throttle") return refund.state;
  order.refunding = refundId;
  refund.tries += 1;
  Object.assign(refund, { state: "paying", claimUntil: model.now + 10 * MINUTE });
  if (cut === "cut off after") return refund.state;
  const found = model.lost.findIndex(
    (one) => one.order === refund.order && one.amountMad === refund.amountMad,
  );
  if (refund.tries > 1 && found >= 0) model.lost.splice(found, 1);
  else if (outcome === "lose-answer") {
    model.lost.push({ order: refund.order, amountMad: refund.amountMad });
    return refund.state;
  } else if (outcome === "lose-request") return refund.state;
  else if (outcome === "refuse") {
    order.refunding = undefined;
    refund.state = "failed";
    return refund.state;
  }
  order.refunding = undefined;
  return paid(model, refund);
};

const paid = (model: Model, refund: ModelRefund): string => {
  refund.state = "paid";
  const stamp = model.stamps.find(({ stampId }) => stampId === refund.stampId);
  if (stamp !== undefined) stamp.state = "refunded";
  return refund.state;
};

/** What came of a settlement file: captures that only the provider knew of. */
const heard = (model: Model, { facts = [], days = {} }: Given): string => {
  for (const [told, { type, data }] of facts.entries()) {
    if (!["gov.wisal.payments.captured.v1", "gov.wisal.payments.unwanted.v1"].includes(type)) continue;
    const index = model.orders.findIndex(({ orderId }) => orderId === data["orderId"]);
    const order = orderAt(model, index);
    const [transactionId, channel] = [String(data["transactionId"]), data["channel"]];
    const by = (["card", "agency", "terminal", "wallet"] as const).find((one) => one === channel) ?? "card";
    const known = order.captures.some((one) => one.channel === by && one.transactionId === transactionId);
    const outcome = captureAt(order, by, transactionId, Math.max(order.placedAt, days[transactionId] ?? 0));
    if ((outcome === "captured") !== type.includes("captured")) return `${type} of ${outcome}`;
    if (known || outcome === "captured") continue;
    const refund = facts.slice(told).find((one) => one.type.includes("refunds.asked"));
    owe(model, index, String(refund?.data["refundId"]), undefined, by);
  }
  return "matched";
};

const deliver = (
  model: Model,
  step: Extract<Deed, { do: "deliver" }>,
  given: Given,
  code: string,
): string => {
  if (code === "nothing") return code;
  if (given.refundId !== undefined) return payOut(model, given.refundId, step.outcome, given.cut);
  if (given.orderId === undefined) return heard(model, given);
  const order = model.orders.findIndex(({ orderId }) => orderId === given.orderId);
  const { state, units } = orderAt(model, order);
  if (state !== "paid") return "unpaid";
  const has = new Set(model.stamps.filter((one) => one.order === order).map(({ unit }) => unit));
  for (const made of given.stamps ?? []) if (!has.has(made.unit)) issue(model, made);
  return `issued ${units.length - has.size}`;
};

/** What the clock did, as the sweep tells it: each fact must be due, and what is due to the minute must be told. */
const sweep = (model: Model, { facts = [] }: Given): string => {
  for (const { type, data } of facts) {
    const stamp = model.stamps.find(({ stampId }) => stampId === data["stampId"]);
    const order = model.orders.find(({ orderId }) => orderId === data["orderId"]);
    const told = type.replace(/^gov\.wisal\.(.*)\.v1$/, "$1");
    if (told === "orders.expired" && order) {
      if (order.state !== "awaiting-payment" || order.payableUntil > model.now) return `${told} too early`;
      order.state = "expired";
    }
    if (told === "stamps.reservation-lapsed" && stamp?.claim) {
      if (data["reservationId"] === stamp.claim.id) {
        if (stamp.claim.until > model.now) return `${told} too early`;
        forget(stamp);
      }
    }
    if (told === "stamps.expired" && stamp) {
      if (stamp.request !== undefined || whyNot(stamp, model.now, {}) !== "stamp-expired") return told;
      if (stamp.state !== "issued") return `${told} of ${stamp.state}`;
      stamp.state = "expired";
    }
    if (told === "stamps.lapsed" && stamp) {
      if (stamp.state !== "expired" || stamp.lapsed || refundableUntil(stamp, model.now) > model.now)
        return told;
      stamp.lapsed = true;
    }
    if (told === "stamps.detached" && stamp) {
      if (stamp.request === undefined || !at(model.requests, stamp.request).over) return told;
      stamp.request = undefined;
      resume(stamp, model.now);
    }
  }
  const open = model.orders.find((one) => one.state === "awaiting-payment" && one.payableUntil <= model.now);
  return open === undefined ? "ok" : `${open.orderId} did not expire`;
};

/** T4, T3: a code is sent again three times in thirty days; then another one is given, twice. */
const whyNotResent = ({ codeAt, resends, sentAt }: ModelStamp, now: number): string => {
  if (codeAt + 30 * DAY <= now) return "code-erased";
  if (resends >= 3) return "resend-spent";
  return sentAt + MINUTE > now ? "resend-too-soon" : "ok";
};

const reissue = (model: Model, named: ModelStamp, { stamps = [] }: Given): string => {
  const old = currentOf(model, named);
  if (old.reissues >= 2) return "reissue-spent";
  if (!["code-erased", "resend-spent"].includes(whyNotResent(old, model.now))) return "code-not-lost";
  const code = whyNot(old, model.now, {});
  const made = stamps.find(({ unit }) => unit === old.unit);
  if (code !== "ok" || made === undefined) return code;
  old.state = "replaced";
  forget(old);
  const { issuedAt, validUntil, pausedMs, reissues } = old;
  issue(model, made, { issuedAt, validUntil, pausedMs, reissues: reissues + 1 });
  return code;
};

/** T9: from day 3 to month 18 after the payment; a second person may allow it earlier. */
const refund = (model: Model, named: ModelStamp, alone: boolean, refundId: string): string => {
  const stamp = currentOf(model, named);
  const { paidAt } = orderAt(model, stamp.order);
  const code = whyNot(stamp, model.now, { ended: true });
  if (code !== "ok") return code === "stamp-wrong-holder" ? "stamp-attached" : code;
  if (model.now >= months(paidAt, 18)) return "refund-too-late";
  if (alone && model.now < paidAt + 3 * DAY) return "refund-too-early";
  if (refundId === "") return "ok";
  stamp.state = "refund-requested";
  forget(stamp);
  owe(model, stamp.order, refundId, stamp);
  return "ok";
};

const propose = (model: Model, step: Extract<Deed, { do: "propose" }>, given: Given): string => {
  const named = stampAt(model, step.stamp);
  const stamp = step.kind === "refund" ? currentOf(model, named) : named;
  const code =
    step.kind === "refund"
      ? refund(model, named, false, "")
      : stamp.state === "consumed"
        ? "ok"
        : "stamp-not-consumed";
  if (code !== "ok") return code;
  const same = model.proposals.some(
    (one) => one.kind === step.kind && one.stampId === stamp.stampId && one.open && one.until > model.now,
  );
  if (same) return "proposal-exists";
  const until = model.now + 7 * DAY;
  const { stampId } = stamp;
  model.proposals.push({
    proposalId: given.id ?? "",
    kind: step.kind,
    stampId,
    by: step.by,
    until,
    open: true,
  });
  return "ok";
};

const decide = (model: Model, step: Extract<Deed, { do: "decide" }>, given: Given): string => {
  const proposal = at(model.proposals, step.proposal);
  if (!proposal.open || proposal.until <= model.now) return "proposal-closed";
  const own = proposal.by === step.by;
  if (step.to === "withdrawn" && !own) return "proposal-not-own";
  if (step.to !== "withdrawn" && own) return "second-person-needed";
  const stamp = at(
    model.stamps.filter(({ stampId }) => stampId === proposal.stampId),
    0,
  );
  if (step.to === "approved" && proposal.kind === "refund") {
    const code = refund(model, stamp, false, given.refundId ?? "");
    if (code !== "ok") return code;
  }
  if (step.to === "approved" && proposal.kind === "reversal") {
    if (currentOf(model, stamp) !== stamp) return "stamp-reversed";
    const made = given.stamps?.find(({ unit }) => unit === stamp.unit);
    if (made === undefined) return "ok";
    stamp.reversed = true;
    // Since its use the clock stood still, or since it was attached before that.
    const stood = model.now - (stamp.pausedAt ?? stamp.usedAt ?? model.now);
    const { issuedAt, reissues, validUntil, pausedMs } = stamp;
    issue(model, made, {
      ...{ issuedAt, reissues, validUntil: validUntil + stood, pausedMs: pausedMs + stood },
    });
  }
  proposal.open = false;
  return "ok";
};

const claim = (model: Model, step: Extract<Deed, { do: "commit" | "release" }>): string => {
  const stamp = stampAt(model, step.stamp);
  if (stamp.claim === undefined) return "reservation-unknown";
  if (stamp.claim.partner !== step.partner) return "reservation-unknown";
  if (step.do === "release" && stamp.claim.state === "released") return "ok";
  if (stamp.state !== "issued" || stamp.claim.state !== "open") return REFUSED;
  if (step.do === "commit" && stamp.claim.until <= model.now) return "reservation-lapsed";
  stamp.claim.state = step.do === "commit" ? "committed" : "released";
  return step.do === "commit" ? consume(stamp, model.now) : "ok";
};

/** Does a step as the rules say it; gives the code of the answer. */
export const apply = (model: Model, step: Deed, given: Given, answered: string): string => {
  switch (step.do) {
    case "place":
      model.orders.push({
        ...{ orderId: given.id ?? "", units: step.units, placedAt: model.now, state: "awaiting-payment" },
        ...{ payableUntil: model.now + DAY, reference: undefined, paidAt: 0, channel: "card" },
        ...{ captures: [], refunding: undefined },
      });
      return "ok";
    case "cancel": {
      const order = orderAt(model, step.order);
      if (order.state !== "awaiting-payment") return "order-wrong-state";
      order.state = "cancelled";
      return "ok";
    }
    case "reference": {
      const order = orderAt(model, step.order);
      if (order.state === "expired") return "order-expired";
      if (order.state !== "awaiting-payment") return "order-wrong-state";
      if (order.payableUntil <= model.now) return "order-expired";
      if (order.reference === undefined)
        Object.assign(order, { reference: given.id, payableUntil: model.now + 7 * DAY });
      return "ok";
    }
    case "pay":
      return pay(model, step, given);
    case "unheard":
    case "settle":
    case "close":
      return "ok";
    case "deliver":
      return deliver(model, step, given, answered);
    case "sweep":
      return sweep(model, given);
    case "pass":
      model.now += step.ms;
      return "ok";
    case "reserve": {
      const stamp = stampAt(model, step.stamp);
      const code = whyNot(stamp, model.now, { act: ACT });
      if (code !== "ok") return code;
      const until = model.now + step.minutes * MINUTE;
      stamp.claim = { id: given.id ?? "", partner: step.partner, until, state: "open" };
      return "ok";
    }
    case "commit":
    case "release":
      return claim(model, step);
    case "resend": {
      const stamp = currentOf(model, stampAt(model, step.stamp));
      const code = whyNotResent(stamp, model.now);
      if (code !== "ok") return code;
      stamp.resends += 1;
      stamp.sentAt = model.now;
      return "ok";
    }
    case "reissue":
      return reissue(model, stampAt(model, step.stamp), given);
    case "refund":
      return refund(model, stampAt(model, step.stamp), true, given.refundId ?? "");
    case "attach": {
      const stamp = stampAt(model, step.stamp);
      if (at(model.requests, step.request).over) return "request-wrong-state";
      if (stamp.request === step.request) return "stamp-attached";
      if (model.stamps.some((one) => isAttached(one) && one.request === step.request)) return "stamps-enough";
      const code = whyNot(stamp, model.now, { act: ACT });
      if (code !== "ok") return code;
      stamp.request = step.request;
      forget(stamp);
      pause(stamp, model.now);
      return "ok";
    }
    case "detach": {
      const stamp = stampAt(model, step.stamp);
      if (!isAttached(stamp)) return "not-found";
      if (stamp.state === "suspended") return "stamp-suspended";
      stamp.request = undefined;
      resume(stamp, model.now);
      return "ok";
    }
    case "visit": {
      const stamp = stampAt(model, step.stamp);
      const visit = at(model.requests, step.request);
      if (visit.over) return "visit-closed";
      const code = whyNot(stamp, model.now, { act: ACT, request: step.request });
      if (code !== "ok") return code;
      visit.over = true;
      return consume(stamp, model.now);
    }
    case "suspend": {
      const stamp = stampAt(model, step.stamp);
      if (stamp.state !== "issued") return codeOfState[stamp.state];
      if (isClaimed(stamp, model.now)) return "stamp-reserved";
      stamp.state = "suspended";
      forget(stamp);
      pause(stamp, model.now);
      return "ok";
    }
    case "reinstate": {
      const stamp = stampAt(model, step.stamp);
      if (stamp.state === "issued") return "stamp-valid";
      if (stamp.state !== "suspended") return codeOfState[stamp.state];
      stamp.state = "issued";
      if (stamp.request === undefined) resume(stamp, model.now);
      return "ok";
    }
    case "propose":
      return propose(model, step, given);
    case "decide":
      return decide(model, step, given);
    case "byHand": {
      const due = at(model.refunds, step.refund);
      if (due.channel === "card" || due.state === "paid") return "refund-wrong-state";
      paid(model, due);
      return "ok";
    }
  }
};

/** What is to be stored: orders, stamps and refunds by their ids. */
export const foretold = (model: Model) => ({
  orders: Object.fromEntries(
    model.orders.map(({ orderId, state, captures }) => [orderId, `${state} ${captures.length}`]),
  ),
  stamps: Object.fromEntries(
    model.stamps.map((stamp) => {
      const ended = stamp.state === "issued" && isOver(stamp, model.now);
      const state = isClaimed(stamp, model.now) ? "reserved" : ended ? "expired" : stamp.state;
      return [
        stamp.stampId,
        { state, lapsed: stamp.lapsed, validUntil: stamp.validUntil, reversed: stamp.reversed },
      ];
    }),
  ),
  refunds: Object.fromEntries(model.refunds.map(({ refundId, state }) => [refundId, state])),
});

type Wanted = Partial<Record<Deed["do"], (model: Model, index: number, deed: Deed) => boolean>>;
const isFree = (model: Model, index: number): boolean => {
  const stamp = stampAt(model, index);
  return stamp.act === ACT && whyNot(stamp, model.now, {}) === "ok";
};
/** Whom a step wants: what there is nothing to do for is passed over. */
const wanted: Wanted = {
  cancel: (model, index) => orderAt(model, index).state === "awaiting-payment",
  reference: (model, index) => orderAt(model, index).state === "awaiting-payment",
  pay: (model, index) => orderAt(model, index).state === "awaiting-payment",
  reserve: isFree,
  attach: isFree,
  visit: (model, index) => isFree(model, index) || isAttached(stampAt(model, index)),
  commit: (model, index) => isClaimed(stampAt(model, index), model.now),
  release: (model, index) => isClaimed(stampAt(model, index), model.now),
  detach: (model, index) => isAttached(stampAt(model, index)),
  suspend: (model, index) => whyNot(stampAt(model, index), model.now, {}) === "ok",
  reinstate: (model, index) => stampAt(model, index).state === "suspended",
  refund: (model, index) => refund(model, stampAt(model, index), true, "") === "ok",
  reissue: (model, index) => whyNotResent(stampAt(model, index), model.now) === "code-erased",
  propose: (model, index, deed) => {
    const { state, reversed } = stampAt(model, index);
    return (
      deed.do === "propose" &&
      (deed.kind === "refund" ? state === "issued" : state === "consumed" && !reversed)
    );
  },
  decide: (model, index) => {
    const { open, until } = at(model.proposals, index);
    return open && until > model.now;
  },
  byHand: (model, index) => {
    const { channel, state } = at(model.refunds, index);
    return channel !== "card" && state === "due";
  },
};

const turned = (length: number, from: number): readonly number[] =>
  Array.from({ length }, (_, offset) => (from + offset) % length);

/**
 * The step for the first object from its own on for which there is something to do, or for its own; undefined where
 * there is none at all.
 */
export const aimed = (model: Model, deed: Deed, isAimed: boolean): Deed | undefined => {
  const isWanted = wanted[deed.do];
  const chosen = (length: number, from: number): number => {
    const all = turned(length, from);
    const fits = isAimed && isWanted ? all.find((index) => isWanted(model, index, deed)) : undefined;
    return fits ?? all[0] ?? 0;
  };
  if ("order" in deed) {
    if (model.orders.length === 0) return undefined;
    return { ...deed, order: chosen(model.orders.length, deed.order) };
  }
  if ("proposal" in deed) {
    if (model.proposals.length === 0) return undefined;
    const proposal = chosen(model.proposals.length, deed.proposal);
    const own = at(model.proposals, proposal).by;
    return { ...deed, proposal, by: isAimed ? (deed.to === "withdrawn" ? own : 1 - own) : deed.by };
  }
  if ("refund" in deed) {
    if (model.refunds.length === 0) return undefined;
    return { ...deed, refund: chosen(model.refunds.length, deed.refund) };
  }
  if (!("stamp" in deed)) return deed;
  if (model.stamps.length === 0) return undefined;
  const stamp = chosen(model.stamps.length, deed.stamp);
  const partner = stampAt(model, stamp).claim?.partner ?? 0;
  if (deed.do === "commit" || deed.do === "release")
    return { ...deed, stamp, partner: isAimed ? partner : deed.partner };
  if (deed.do !== "attach" && deed.do !== "visit") return { ...deed, stamp };
  const { request: own } = stampAt(model, stamp);
  const requests = turned(model.requests.length, deed.request);
  const free = requests.find((index) => !at(model.requests, index).over) ?? 0;
  return {
    ...deed,
    stamp,
    request: isAimed && deed.do === "visit" ? (own ?? free) : isAimed ? free : (requests[0] ?? 0),
  };
};
