import { windowOf } from "#shared/domain/budget.ts";
import { messageBudgets } from "#shared/domain/sign-in/budgets.ts";
import type { SignInStore } from "#shared/ports/sign-in-store.ts";

/** Here the same few people sign in again and again, all from one address, and no SMS costs anything. */
const LOCAL_FACTOR = 1_000;
const most = ({ most: usual, windowSeconds }: { readonly most: number; readonly windowSeconds: number }) => ({
  most: usual * LOCAL_FACTOR,
  windowSeconds,
});

/** The budgets of messages of the local run; failures are counted as anywhere. */
export const localBudgets = {
  account: most(messageBudgets.account),
  number: most(messageBudgets.number),
  numberOfDay: most(messageBudgets.numberOfDay),
  address: most(messageBudgets.address),
  country: most(messageBudgets.country),
  newcomers: most(messageBudgets.newcomers),
  known: most(messageBudgets.known),
};

/** Sign-ins of one issuer in memory: a restart forgets them. */
export function memorySignIns(): SignInStore {
  const counts = new Map<string, number>();
  const codes = new Map<string, number>();
  const key = (scope: string, name: string, from: number) => `${scope}|${name}|${from}`;
  return {
    isSpent: (scope, name, budget, now) =>
      (counts.get(key(scope, name, windowOf(budget, now))) ?? 0) >= budget.most,
    take: async (scope, name, budget, now) => {
      const counted = key(scope, name, windowOf(budget, now));
      const taken = counts.get(counted) ?? 0;
      if (taken >= budget.most) return undefined;
      counts.set(counted, taken + 1);
      return budget.most - taken - 1;
    },
    give: async (scope, name, budget, now) => {
      const counted = key(scope, name, windowOf(budget, now));
      counts.set(counted, Math.max(0, (counts.get(counted) ?? 0) - 1));
    },
    keep: async (name, digest, until) => {
      codes.set(`${name}|${digest}`, until);
    },
    redeem: async (name, digest, now) => {
      const until = codes.get(`${name}|${digest}`) ?? 0;
      codes.delete(`${name}|${digest}`);
      return until > now;
    },
  };
}
