import { countedName, failureBudgets } from "#shared/domain/sign-in/budgets.ts";
import {
  CODE_LIFETIME_MS,
  codeDigest,
  drawOneTimeCode,
  readOneTimeCode,
} from "#shared/domain/sign-in/one-time-code.ts";
import type { SignInStore } from "#shared/ports/sign-in-store.ts";
import type { AllowDeps, Asking, Disallowed } from "./allow-message.ts";
import { whyNoMessage } from "./allow-message.ts";

/** What sending and checking codes needs. */
export interface CodeDeps extends AllowDeps {
  readonly signIns: SignInStore;
}

/** A code to be sent, or why none is. Whoever asked gets the same answer for every budget. */
export type Issued = { readonly code: string } | { readonly refused: Disallowed };

/**
 * A new code for somebody who asks, if the budgets let it be sent; earlier ones stay good for their 15 minutes, and
 * failures stay counted.
 */
export const issueCode = async (deps: CodeDeps, asking: Asking, now: number): Promise<Issued> => {
  const refused = await whyNoMessage(deps, asking, now);
  if (refused !== undefined) return { refused };
  const code = drawOneTimeCode();
  const name = countedName(asking.number);
  await deps.signIns.keep(name, codeDigest(name, code), now + CODE_LIFETIME_MS);
  return { code };
};

/** What a code that somebody typed turned out to be. */
export type CodeCheck = "right" | "wrong" | "locked";

/**
 * Checks a code for a number. Each try takes one of the number's failures before anything is looked up, and a right one
 * gives it back: of any number of tries at once, no more are judged than may fail. A right code works once.
 */
export const checkCode = async (
  { signIns }: CodeDeps,
  number: string,
  typed: string,
  now: number,
): Promise<CodeCheck> => {
  const name = countedName(number);
  const { failures, failuresOfDay } = failureBudgets;
  const left = await signIns.take("failures", name, failures, now);
  if (left === undefined) return "locked";
  const leftToday = await signIns.take("failuresOfDay", name, failuresOfDay, now);
  if (leftToday === undefined) return "locked";
  if (await signIns.redeem(name, codeDigest(name, readOneTimeCode(typed)), now)) {
    await Promise.all([
      signIns.give("failures", name, failures, now),
      signIns.give("failuresOfDay", name, failuresOfDay, now),
    ]);
    return "right";
  }
  return left === 0 || leftToday === 0 ? "locked" : "wrong";
};
