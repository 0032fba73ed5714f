import type { Refusal } from "#shared/domain/refusal.ts";
import type { Result } from "#shared/domain/result.ts";
import type { Guesser } from "#shared/domain/stamp/guessing.ts";
import { isFailedCheck } from "#shared/domain/stamp/guessing.ts";
import type { GuessCounter } from "#shared/ports/guess-counter.ts";

/**
 * Runs a check of a code under the budgets of failed checks (T11): somebody past theirs is refused before anything is
 * looked up, and a check that fails is counted before its reason is told.
 *
 * Errors: those of `check`, and `too-many-requests`.
 */
export const guarded = async <T>(
  deps: { readonly guesses: GuessCounter },
  guesser: Guesser,
  now: number,
  check: () => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> => {
  const allowed = await deps.guesses.judge(guesser, now);
  if (!allowed.ok) return allowed;
  const outcome = await check();
  if (outcome.ok || !isFailedCheck(outcome.error.code)) return outcome;
  const counted = await deps.guesses.failed(guesser, now);
  return counted.ok ? outcome : counted;
};
