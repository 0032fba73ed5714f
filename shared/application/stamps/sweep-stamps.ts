import type { Clock } from "#shared/ports/clock.ts";
import type { Due, DueKind, DueStore } from "#shared/ports/due-store.ts";
import type { OrderSweepDeps } from "../orders/sweep-order.ts";
import { sweepOrder } from "../orders/sweep-order.ts";
import type { ReservationSweepDeps } from "../partners/sweep-reservation.ts";
import { sweepReservation } from "../partners/sweep-reservation.ts";
import type { RefundSweepDeps } from "../refunds/sweep-refund.ts";
import { sweepRefund } from "../refunds/sweep-refund.ts";
import { settleAll } from "../settle-all.ts";
import type { AttachmentSweepDeps } from "./sweep-attachments.ts";
import { sweepAttachments } from "./sweep-attachments.ts";
import type { SealedSweepDeps } from "./sweep-sealed.ts";
import { sweepSealed } from "./sweep-sealed.ts";
import type { StampEndDeps } from "./sweep-stamp-ends.ts";
import { sweepExpiry, sweepLapse } from "./sweep-stamp-ends.ts";

/** What sweeping money needs: what each of its kinds needs. */
export type StampsSweepDeps = OrderSweepDeps &
  RefundSweepDeps &
  ReservationSweepDeps &
  AttachmentSweepDeps &
  SealedSweepDeps &
  StampEndDeps & { readonly clock: Clock; readonly due: Pick<DueStore, "page"> };

/** What is done about a row of each kind; it settles the row in its own write, or forgets it. */
const sweepers: Readonly<Record<DueKind, (deps: StampsSweepDeps, due: Due, now: number) => Promise<void>>> = {
  order: sweepOrder,
  refund: sweepRefund,
  sealed: sweepSealed,
  attachment: sweepAttachments,
  "stamp-expiry": sweepExpiry,
  "stamp-lapse": sweepLapse,
  reservation: sweepReservation,
};

/** Rows at once: each waits for one call at a time. */
const AT_ONCE = 8;
/** After so long no other row is taken: a quarter of a minute is left of the function's one for those under way. */
const BUDGET_MS = 45_000;

/**
 * Sees to what is due in money, page after page until nothing is. It decides nothing: each change judges state and
 * time in its own write, so two runs at once, one that was cut off, and a person who acts at the same moment leave one
 * outcome. A row that fails holds up no other and is met again by the next run; the run then throws.
 *
 * @returns how many rows were seen to.
 */
export const sweepStamps = async (deps: StampsSweepDeps, budgetMs = BUDGET_MS): Promise<number> => {
  const started = deps.clock.now();
  const inTime = (): boolean => deps.clock.now() - started < budgetMs;
  const failures: unknown[] = [];
  let seen = 0;
  let page = await deps.due.page(started);
  while (page.length > 0 && inTime()) {
    const swept = await settleAll(
      page,
      AT_ONCE,
      (due) => sweepers[due.kind](deps, due, deps.clock.now()),
      inTime,
    );
    seen += swept.done.length;
    failures.push(...swept.failures);
    page = await deps.due.page(started, page.at(-1));
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${seen + failures.length} rows failed`);
  return seen;
};
