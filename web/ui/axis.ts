/** The next round number, so that its half is whole too, but for one. */
const roundUp = (value: number): number => {
  const step = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [1, 2, 4, 6, 10].map((each) => each * step).find((each) => each >= value) ?? value;
};

/** The levels drawn behind bars or a line, the highest first: people and days are counted in whole numbers. */
export const levelsOf = (values: readonly (number | null)[]): readonly [number, ...number[]] => {
  const top = roundUp(Math.max(1, ...values.map((value) => value ?? 0)));
  return top === 1 ? [1, 0] : [top, top / 2, 0];
};
