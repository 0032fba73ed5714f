import type { Budget } from "#shared/domain/budget.ts";
import type { Caller } from "#shared/domain/caller.ts";
import type { RefusalCode } from "#shared/domain/refusal.ts";

/** Who checks a code, as failed checks are counted (T11). Desks have a budget of their own, which only alarms. */
export interface Guesser {
  readonly kind: "citizen" | "partner" | "desk";
  /** An account, a partner or a member of staff. */
  readonly id: string;
  /** From where; undefined where the caller's address is not counted. */
  readonly address: string | undefined;
}

/**
 * Failed checks that are let pass (T11). A check digit that does not fit costs nothing: nine of ten typing errors end
 * there. The rest, with two million live stamps among 10^15 codes: a guess hits one in 500 million, so the 6,000 an
 * hour that `total` lets pass hit one stamp in nine years of attack without a pause, and its act is to be guessed too.
 *
 * - citizen: who types their own codes errs a few times.
 * - partner: a form with some thousand filers a day.
 * - desk: an officer at work; only alarms.
 * - address: a family, or a village behind one carrier's address.
 * - total: ten minutes, so that whoever forces it locks out others for no longer.
 */
export const guessBudgets = {
  citizen: { most: 10, windowSeconds: 3_600 },
  partner: { most: 60, windowSeconds: 3_600 },
  desk: { most: 300, windowSeconds: 3_600 },
  address: { most: 120, windowSeconds: 3_600 },
  total: { most: 1_000, windowSeconds: 600 },
} satisfies Record<string, Budget>;
export type GuessScope = keyof typeof guessBudgets;

const failures: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  "stamp-unknown",
  "stamp-wrong-act",
  "stamp-wrong-holder",
]);

/** Whether a refusal says that the code, the act or the holder was wrong: what one who guesses meets. */
export const isFailedCheck = (code: RefusalCode): boolean => failures.has(code);

/**
 * Who checks a code: an agent who acts for a citizen is a desk.
 *
 * @throws for somebody who is not signed in: no route shows stamps to them.
 */
export const guesserOf = (caller: Caller, address: string | undefined): Guesser => {
  switch (caller.kind) {
    case "citizen":
      return caller.agent === undefined
        ? { kind: "citizen", id: caller.accountId, address }
        : { kind: "desk", id: caller.agent.staffId, address: undefined };
    case "partner":
      return { kind: "partner", id: caller.partnerId, address };
    case "staff":
      return { kind: "desk", id: caller.staffId, address: undefined };
    case "anonymous":
      throw new Error("nobody checks a stamp");
  }
};
