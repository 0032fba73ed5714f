/** Does `work` for each item, at most `atOnce` of them at a time, and answers in their order; stops at the first error. */
export const inParallel = async <T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> => {
  const answers: R[] = [];
  const queue = items.entries();
  const workers = Array.from({ length: Math.min(atOnce, items.length) }, async () => {
    for (const [index, item] of queue) answers[index] = await work(item);
  });
  await Promise.all(workers);
  return answers;
};
