import type { Budget } from "#shared/domain/budget.ts";
import type { SignInScope } from "#shared/domain/sign-in/budgets.ts";
import { countedName, messageBudgets } from "#shared/domain/sign-in/budgets.ts";
import { destinationOf, mailboxOf } from "#shared/domain/sign-in/destination.ts";
import type { SignInStore } from "#shared/ports/sign-in-store.ts";

/** Somebody who asks for a sign-in code. */
export interface Asking {
  /** E.164, or an e-mail address. */
  readonly number: string;
  /** From where, if it is known. */
  readonly address?: string | undefined;
  /** Whether the number has signed in before. */
  readonly known: boolean;
  /** For a number that somebody who is signed in says is theirs: their account's id. */
  readonly account?: string | undefined;
}

/** What judging them needs. */
export interface AllowDeps {
  readonly signIns: Pick<SignInStore, "take" | "isSpent">;
  readonly budgets?: Readonly<Record<keyof typeof messageBudgets, Budget>>;
}

/** Why no message is sent: a country that gets none, which may be told; or a budget, which may not. */
export type Disallowed = "sign-in-country" | Extract<SignInScope, keyof typeof messageBudgets>;

/**
 * Judges whether a sign-in code may be sent to a number or an address, and counts it (N3): undefined when it may. First what is the
 * caller's own: who is past that counts towards nobody else's budget.
 */
export const whyNoMessage = async (
  { signIns, budgets = messageBudgets }: AllowDeps,
  { number, address, known, account }: Asking,
  now: number,
): Promise<Disallowed | undefined> => {
  const destination = destinationOf(number);
  if (destination === undefined) return "sign-in-country";
  const name = countedName(mailboxOf(number));
  // An e-mail costs next to nothing: who asks for many spends nothing of what SMS may cost.
  const all = destination === "e-mail" ? "e-mail" : "all";
  const counted: readonly (readonly [keyof typeof messageBudgets, string])[] = [
    ...(account === undefined ? [] : [["account", countedName(account)] as const]),
    ...(address === undefined ? [] : [["address", countedName(address)] as const]),
    ["number", name],
    ["numberOfDay", name],
    ...(known ? [["known", all] as const] : [["country", destination] as const, ["newcomers", all] as const]),
  ];
  // Once a budget is spent, whoever meets it costs nothing.
  const spent = counted.find(([scope, counter]) => signIns.isSpent(scope, counter, budgets[scope], now));
  if (spent !== undefined) return spent[0];
  for (const [scope, counter] of counted) {
    if ((await signIns.take(scope, counter, budgets[scope], now)) === undefined) return scope;
  }
  return undefined;
};
