import { createHash } from "node:crypto";
import type { Budget } from "#shared/domain/budget.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;

/**
 * Sign-in codes that are sent, at about 0.05 USD each. Who pumps paid messages needs many numbers, and numbers that
 * have never signed in: these share budgets of their own, so that a bot that spends them keeps out nobody who has an
 * account, and in one country only newcomers of that country.
 *
 * - account: codes to numbers that one account says are its own: nobody changes phones more often.
 * - number, numberOfDay: somebody whose SMS are late asks again, and signs in a few times a day.
 * - address: a family, or a village behind one carrier's address.
 * - country: new numbers of one country in an hour.
 * - newcomers: new numbers in a day, 250 USD.
 * - known: numbers that have signed in before, in a day: 1,000 USD, far above what people use.
 */
export const messageBudgets = {
  account: { most: 5, windowSeconds: DAY },
  number: { most: 5, windowSeconds: HOUR },
  numberOfDay: { most: 10, windowSeconds: DAY },
  address: { most: 30, windowSeconds: HOUR },
  country: { most: 500, windowSeconds: HOUR },
  newcomers: { most: 5_000, windowSeconds: DAY },
  known: { most: 20_000, windowSeconds: DAY },
} as const satisfies Record<string, Budget>;

/**
 * Codes tried that were not right, for each number, whatever codes were sent meanwhile: 20 a day against at most ten
 * live codes of a million are one chance in 5,000.
 */
export const failureBudgets = {
  failures: { most: 5, windowSeconds: 15 * 60 },
  failuresOfDay: { most: 20, windowSeconds: DAY },
} as const satisfies Record<string, Budget>;

/** A message asked for by an order that may be repeated is sent for the first of its repetitions (E1). */
export const orderBudgets = { order: { most: 1, windowSeconds: DAY } } as const satisfies Record<
  string,
  Budget
>;

/** What is counted for a sign-in. */
export type SignInScope =
  | keyof typeof messageBudgets
  | keyof typeof failureBudgets
  | keyof typeof orderBudgets;

/** Numbers and addresses are counted by digest, for a day: what they were is nobody's business afterwards. */
export const countedName = (value: string): string =>
  createHash("sha256").update(`wisal-sign-in|${value}`).digest("base64url").slice(0, 22);
