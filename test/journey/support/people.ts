/** Numbers below are of seeded people. */
let last = 2_000;

/** A phone of nobody else in this run, in the range that the regulator keeps for fiction. */
export const newPhone = (): string => {
  last += 1;
  return `+3363998${last}`;
};
