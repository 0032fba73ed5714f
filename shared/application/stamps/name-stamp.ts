import type { Refusal } from "#shared/domain/refusal.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";
import { ok } from "#shared/domain/result.ts";
import type { Guesser } from "#shared/domain/stamp/guessing.ts";
import type { GuessCounter } from "#shared/ports/guess-counter.ts";
import type { OrderStore } from "#shared/ports/order-store.ts";
import type { StoredStamp } from "#shared/ports/stamp-store.ts";
import { guarded } from "./guarded.ts";
import type { LookUpDeps } from "./look-up.ts";
import { lookUp } from "./look-up.ts";

/** How somebody says which stamp they mean: by its code, or as a unit of an order. */
export type StampName = { readonly code: string } | { readonly orderId: string; readonly unit: number };

/** What finding a stamp by name needs. */
export interface NameDeps extends LookUpDeps {
  readonly orders: Pick<OrderStore, "findWhole">;
  readonly guesses: GuessCounter;
}

/**
 * Does something with the stamp that somebody names. A code may be a guess: everything that is asked of it counts
 * under their budgets (T11). Who names a unit of an order guesses nothing.
 *
 * Errors: those of `act`, and `too-many-requests`.
 */
export const guardedNaming = <T>(
  deps: Pick<NameDeps, "guesses">,
  name: StampName,
  guesser: Guesser,
  now: number,
  act: () => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> => ("code" in name ? guarded(deps, guesser, now, act) : act());

/**
 * Finds the stamp somebody names. A unit of an order is named by its buyer only, where `accountId` is given:
 * somebody else's order is `not-found` (E2).
 *
 * Errors: `stamp-check-digit`, `stamp-unknown`, `not-found`, `stamp-not-issued`.
 */
export const findNamed = async (
  deps: NameDeps,
  name: StampName,
  accountId?: string,
): Promise<Result<StoredStamp, Refusal>> => {
  if ("code" in name) return await lookUp(deps, name.code, "/body/code");
  const found = await deps.orders.findWhole(name.orderId);
  if (found === undefined || (accountId !== undefined && found.order.accountId !== accountId))
    return refuse("not-found");
  const issued = found.units.find(({ unit }) => unit === name.unit);
  const stored = issued && (await deps.stamps.find([issued.stampKey]));
  return stored === undefined ? refuse("stamp-not-issued") : ok(stored);
};
