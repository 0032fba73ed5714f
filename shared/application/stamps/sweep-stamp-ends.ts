import { stampExpired } from "#events/stamps/expired.v1.ts";
import { stampLapsed } from "#events/stamps/lapsed.v1.ts";
import { lapseLines, ledgerEntry } from "#shared/domain/ledger/ledger.ts";
import { endAt, refundableUntil } from "#shared/domain/stamp/clock.ts";
import type { Stamp } from "#shared/domain/stamp/stamp.ts";
import { explain } from "#shared/domain/stamp/stamp.ts";
import { systemCommand } from "#shared/domain/system-command.ts";
import type { Change, ChangeStore } from "#shared/ports/change-store.ts";
import type { Due, DueStore } from "#shared/ports/due-store.ts";
import type { LedgerStore } from "#shared/ports/ledger-store.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";
import type { StampStore } from "#shared/ports/stamp-store.ts";

/** What ending stamps by time needs. */
export interface StampEndDeps {
  readonly changes: Pick<ChangeStore, "commit">;
  readonly stamps: Pick<StampStore, "find" | "change">;
  readonly orders: Pick<OrderStore, "find">;
  readonly ledger: LedgerStore;
  readonly due: Pick<DueStore, "put" | "settle" | "forget" | "move">;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** When the sweep is to look whether a stamp has expired: at its end as it is known now (T5). */
export const expiryDue = (stampKey: string, validUntil: string): Due => ({
  kind: "stamp-expiry",
  at: validUntil,
  id: stampKey,
});

/** Whether time has nothing more to do with it: used, paid back, or another one is in its place. */
const isDone = ({ state, lapsedAt }: Stamp): boolean =>
  state === "consumed" || state === "refunded" || state === "replaced" || lapsedAt !== undefined;

/** Looks again at its end if that is to come, else in a day: it is claimed, attached, suspended, or being refunded. */
const later = (deps: StampEndDeps, due: Due, at: number, now: number): Promise<void> =>
  deps.due.move(due, { ...due, at: new Date(at > now ? at : now + DAY_MS).toISOString() });

const commit = async (deps: StampEndDeps, due: Due, change: Omit<Change<null>, "command" | "answer">) => {
  const outcome = await deps.changes.commit({
    ...change,
    command: systemCommand("stamps-sweep", due.kind, due.id, due.at),
    answer: { status: 200, body: null },
  });
  // Somebody was quicker, or the database is busy: the next run looks again.
  if (!outcome.ok) throw new Error(outcome.error.code);
};

/**
 * Ends a stamp whose validity is over (T5): state and `stamps.expired`, with the time until which it is refunded. It
 * lets nobody use a stamp longer or shorter, which every write judges by the clock. A stamp whose clock stands still,
 * or was moved by that, is looked at later.
 *
 * @throws when something else happens to it, or the database is busy: the next run meets the row again.
 */
export const sweepExpiry = async (deps: StampEndDeps, due: Due, now: number): Promise<void> => {
  const stamp = (await deps.stamps.find([due.id]))?.stamp;
  if (stamp === undefined || isDone(stamp) || stamp.state === "expired") return await deps.due.forget(due);
  if (explain("expire", stamp, now)) return await later(deps, due, Date.parse(endAt(stamp, now)), now);
  const { stampId, orderId, unit, boundTo, pausedAt, validUntil } = stamp;
  const until = new Date(refundableUntil(stamp, now)).toISOString();
  await commit(deps, due, {
    pieces: [
      deps.stamps.change(due.id, "expire", { wanted: {}, now, asRead: { boundTo, pausedAt, validUntil } }),
      deps.due.put({ kind: "stamp-lapse", at: until, id: due.id }),
      deps.due.settle(due),
    ],
    facts: [stampExpired.fact(stampId, { stampId, orderId, unit, refundableUntil: until })],
    now,
  });
};

/**
 * Once an expired stamp can no longer be refunded, its money is the State's (T9, T10): the stamp is marked, the ledger
 * entry made and `stamps.lapsed` told in one transaction, once. The state stays `expired`. One whose refund is under
 * way is looked at again, and one that came back from it expires first.
 *
 * @throws when something else happens to it, or the database is busy: the next run meets the row again.
 */
export const sweepLapse = async (deps: StampEndDeps, due: Due, now: number): Promise<void> => {
  const stamp = (await deps.stamps.find([due.id]))?.stamp;
  if (stamp === undefined || isDone(stamp)) return await deps.due.forget(due);
  const end = refundableUntil(stamp, now);
  if (stamp.state === "refund-requested" || end > now) return await later(deps, due, end, now);
  if (stamp.state !== "expired")
    return await deps.due.move(due, expiryDue(due.id, new Date(now).toISOString()));
  const { stampId, orderId, unit, amountMad } = stamp;
  const order = await deps.orders.find(orderId);
  const at = new Date(now).toISOString();
  const entryId = systemCommand("stamps-sweep", due.kind, due.id, due.at).id;
  await commit(deps, due, {
    pieces: [
      deps.stamps.change(due.id, "lapse", { wanted: {}, now, set: { lapsedAt: at } }),
      deps.ledger.entry(
        ledgerEntry({
          entryId,
          kind: "lapse",
          at,
          postId: order?.postId,
          subjects: [orderId, stampId],
          lines: lapseLines(amountMad),
        }),
      ),
      deps.due.settle(due),
    ],
    facts: [stampLapsed.fact(stampId, { stampId, orderId, unit, amountMad }, order?.postId)],
    now,
  });
};
