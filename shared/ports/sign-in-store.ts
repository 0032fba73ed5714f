import type { Budget } from "#shared/domain/budget.ts";
import type { SignInScope } from "#shared/domain/sign-in/budgets.ts";
import type { Piece } from "./change-store.ts";

/** Counts and codes of sign-ins; each change is one conditional write, so that many at once get no more than one. */
export interface SignInStore {
  /** Takes one of a budget, and tells how many are left; undefined when it is spent: then nothing is written. */
  take(scope: SignInScope, name: string, budget: Budget, now: number): Promise<number | undefined>;
  /** Whether a budget is known here to be spent: asks nobody, and may be late to know. */
  isSpent(scope: SignInScope, name: string, budget: Budget, now: number): boolean;
  /** Gives one back that was taken in the same window. */
  give(scope: SignInScope, name: string, budget: Budget, now: number): Promise<void>;
  /** Keeps the digest of a code that is good until then (epoch ms). */
  keep(name: string, digest: string, until: number): Promise<void>;
  /** Uses a code up; false when there is none, or its time is over. */
  redeem(name: string, digest: string, now: number): Promise<boolean>;
}

/** Codes that are used up by the very change they allow. */
export interface CodePieces {
  /** Whether there is such a code, and its time is not over. */
  isLive(name: string, digest: string, now: number): Promise<boolean>;
  /** Uses it up; `code-wrong` when it is no more. */
  redeemPiece(name: string, digest: string, now: number): Piece;
}
