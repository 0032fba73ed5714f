import { countedName, failureBudgets } from "#shared/domain/sign-in/budgets.ts";
import {
  CODE_LIFETIME_MS,
  codeDigest,
  drawOneTimeCode,
  readOneTimeCode,
} from "#shared/domain/sign-in/one-time-code.ts";
import type { Piece } from "#shared/ports/change-store.ts";
import type { CodePieces, SignInStore } from "#shared/ports/sign-in-store.ts";
import type { AllowDeps, Asking, Disallowed } from "./allow-message.ts";
import { whyNoMessage } from "./allow-message.ts";

/** What sending and checking codes needs. */
export interface CodeDeps extends AllowDeps {
  readonly signIns: SignInStore;
}

/** What a code is good for: a number's sign-in, or one account's claim to that number, never the other. */
type Purpose = Pick<Asking, "number" | "account">;
const nameOf = ({ number, account }: Purpose): string =>
  countedName(account === undefined ? number : `${account}|${number}`);

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
  const name = nameOf(asking);
  await deps.signIns.keep(name, codeDigest(name, code), now + CODE_LIFETIME_MS);
  return { code };
};

/** What a code that somebody typed turned out to be. */
export type CodeCheck = "right" | "wrong" | "locked";

interface Try {
  /** Whether it was the number's last. */
  readonly last: boolean;
  /** Gives it back, since it was right. */
  readonly giveBack: () => Promise<void>;
}

/** Takes one of a number's failures before anything is looked up: of any number of tries at once, no more are judged than may fail. */
const takeTry = async ({ signIns }: CodeDeps, number: string, now: number): Promise<Try | undefined> => {
  const name = countedName(number);
  const { failures, failuresOfDay } = failureBudgets;
  const left = await signIns.take("failures", name, failures, now);
  if (left === undefined) return undefined;
  const leftToday = await signIns.take("failuresOfDay", name, failuresOfDay, now);
  if (leftToday === undefined) return undefined;
  return {
    last: left === 0 || leftToday === 0,
    giveBack: async () => {
      await Promise.all([
        signIns.give("failures", name, failures, now),
        signIns.give("failuresOfDay", name, failuresOfDay, now),
      ]);
    },
  };
};

/** Checks a code for a number; a right one works once, and gives its try back. */
export const checkCode = async (
  deps: CodeDeps,
  purpose: Purpose,
  typed: string,
  now: number,
): Promise<CodeCheck> => {
  const taken = await takeTry(deps, purpose.number, now);
  if (taken === undefined) return "locked";
  const name = nameOf(purpose);
  if (await deps.signIns.redeem(name, codeDigest(name, readOneTimeCode(typed)), now)) {
    await taken.giveBack();
    return "right";
  }
  return taken.last ? "locked" : "wrong";
};

/** As {@link checkCode}, for a change that uses the code up itself: `use` is a piece of it. */
export const checkForChange = async (
  deps: CodeDeps & { readonly signIns: CodePieces },
  purpose: Purpose,
  typed: string,
  now: number,
): Promise<"wrong" | "locked" | { readonly use: Piece }> => {
  const taken = await takeTry(deps, purpose.number, now);
  if (taken === undefined) return "locked";
  const name = nameOf(purpose);
  const digest = codeDigest(name, readOneTimeCode(typed));
  if (await deps.signIns.isLive(name, digest, now)) {
    await taken.giveBack();
    return { use: deps.signIns.redeemPiece(name, digest, now) };
  }
  return taken.last ? "locked" : "wrong";
};
