import type { Deed, Model } from "./money-model.ts";
import {
  ACT,
  at,
  isAttached,
  isClaimed,
  orderAt,
  refund,
  stampAt,
  whyNot,
  whyNotResent,
} from "./money-model.ts";

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
    const right = deed.to === "withdrawn" ? own : 1 - own;
    return { ...deed, proposal, by: isAimed ? right : deed.by };
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
  const right = deed.do === "visit" ? (own ?? free) : free;
  return { ...deed, stamp, request: isAimed ? right : (requests[0] ?? 0) };
};
