import type { DeedName } from "../plan.ts";
import { accept, cancel, confirm, extend, giveBack, hold, join, leave, move } from "./booking.ts";
import type { Deed } from "./deed.ts";
import { attach, check, close, detach } from "./desk.ts";
import { file, list, submit } from "./filing.ts";
import {
  age,
  decide,
  giveUpOrder,
  order,
  payAtDesk,
  payByAgency,
  payByCard,
  propose,
  refund,
  repeatCallback,
  resend,
} from "./money.ts";
import { commit, release, reserve, verify } from "./partner.ts";

/** Everything that the virtual people do. */
export const deeds: Readonly<Record<DeedName, Deed>> = {
  ...{ file, submit, list, hold, extend, giveBack, confirm, move, cancel, join, leave, accept },
  ...{ order, giveUpOrder, payByCard, payByAgency, payAtDesk, repeatCallback, resend, age, refund },
  ...{ propose, decide, attach, detach, check, close, verify, reserve, commit, release },
};
