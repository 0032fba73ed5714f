import type { Call, Outcome } from "#shared/domain/call.ts";
import type { CitizenCaller } from "#shared/domain/caller.ts";
import { MAX_REISSUES, whyNotReissued } from "#shared/domain/order/reissue.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { ChangeStore } from "#shared/ports/change-store.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";
import type { StampStore } from "#shared/ports/stamp-store.ts";
import type { ReplaceDeps } from "./replacement.ts";
import { replaceStamp } from "./replacement.ts";

/** What giving a stamp a new code needs. */
export interface ReissueDeps extends ReplaceDeps {
  readonly changes: ChangeStore;
  readonly orders: Pick<OrderStore, "findWhole" | "replaceUnit">;
  readonly stamps: Pick<StampStore, "find" | "change" | "issue" | "seal" | "eraseSealed">;
}

/**
 * Gives a stamp whose code was lost a new one (T3), to the buyer, twice at most, and only where the old code can not be
 * sent again: another stamp takes its place in one transaction, and the old one is worth nothing from then on. The new
 * code goes to the phone given at purchase, as the first one did (T4).
 *
 * Judged in the write against every use, claim, refund and attachment of the old stamp: one of them wins.
 * Errors: `not-found` (also somebody else's order), `stamp-not-issued`, `code-not-lost`, `reissue-spent`, every reason
 * of `explain`, `busy`.
 */
export const reissueCode = async (
  deps: ReissueDeps,
  { params, caller, command, now }: Call<{ orderId: string; unit: number }, unknown, unknown, CitizenCaller>,
): Outcome<{ orderId: string; unit: number; stampId: string; reissuesLeft: number }> => {
  const found = await deps.orders.findWhole(params.orderId);
  if (found === undefined || found.order.accountId !== caller.accountId) return refuse("not-found");
  const repeated = await deps.changes.find(command);
  if (!repeated.ok) return repeated;
  if (repeated.value !== undefined) return { ok: true, value: repeated.value };
  const issued = found.units.find(({ unit }) => unit === params.unit);
  const fault = whyNotReissued(issued, now);
  if (issued === undefined || fault) return { ok: false, error: fault ?? { code: "stamp-not-issued" } };
  const old = await deps.stamps.find([issued.stampKey]);
  if (old === undefined) throw new Error("an issued unit has no stamp");
  const { boundTo, pausedAt, validUntil } = old.stamp;
  const reissues = (issued.reissues ?? 0) + 1;
  const { orderId, unit } = issued;
  return await replaceStamp(deps, {
    command,
    unit: issued,
    old,
    postId: found.order.postId,
    reason: "code-lost",
    clock: old.stamp,
    reissues,
    alsoChanged: () => [
      deps.stamps.change(old.stampKey, "replace", {
        wanted: {},
        now,
        // What is left of its validity goes to the new one: it must be what was read.
        asRead: { boundTo, pausedAt, validUntil },
      }),
    ],
    alsoTold: () => [],
    answer: (stampId) => ({
      status: 201,
      body: { orderId, unit, stampId, reissuesLeft: MAX_REISSUES - reissues },
    }),
    now,
  });
};
