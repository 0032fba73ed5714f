/** Runs `work` for each, at most `atOnce` at a time, keeping the order of the answers. */
export const each = async <T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<readonly R[]> => {
  const answers: R[] = [];
  const queue = items.entries();
  await Promise.all(
    Array.from({ length: Math.min(atOnce, items.length) }, async () => {
      for (const [index, item] of queue) answers[index] = await work(item, index);
    }),
  );
  return answers;
};
