/** So much of something in each window of that length; windows begin with the epoch. */
export interface Budget {
  readonly most: number;
  readonly windowSeconds: number;
}

/** When the window of a budget began in which that time lies (epoch ms). */
export const windowOf = ({ windowSeconds }: Budget, now: number): number =>
  now - (now % (windowSeconds * 1000));

/** Whole seconds until that window ends, at least one. */
export const secondsLeft = (budget: Budget, now: number): number =>
  Math.max(1, Math.ceil((windowOf(budget, now) + budget.windowSeconds * 1000 - now) / 1000));
