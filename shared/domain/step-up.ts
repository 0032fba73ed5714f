import type { Caller, SignInProof } from "./caller.ts";

/** How old a sign-in may be where a change needs one of this moment (RFC 9470). */
export const STEP_UP_SECONDS = 300;

/** What two clocks may differ by. */
const TOLERANCE_SECONDS = 5;

const isRecent = (signIn: SignInProof | undefined, now: number): signIn is SignInProof => {
  if (signIn === undefined) return false;
  const age = Math.floor(now / 1000) - signIn.at;
  return age >= -TOLERANCE_SECONDS && age <= STEP_UP_SECONDS;
};

/**
 * Whether the caller signed in within the last five minutes, staff with a second factor (RFC 9470): a stolen session
 * moves no money. Partners' machines and agents who act for a citizen never do.
 *
 * @param now - epoch ms.
 */
export const hasSteppedUp = (caller: Caller, now: number): boolean => {
  switch (caller.kind) {
    case "citizen":
      return isRecent(caller.signIn, now);
    case "staff":
      return isRecent(caller.signIn, now) && caller.signIn.secondFactor;
    case "partner":
    case "anonymous":
      return false;
  }
};
