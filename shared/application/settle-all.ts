/**
 * Does the work for every item, so many at once; one that throws holds up no other. Items are taken in their
 * order; `goOn` false takes no more of them: the rest is left to the next run.
 */
export const settleAll = async <Item, Done>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Done>,
  goOn: () => boolean = () => true,
): Promise<{ readonly done: readonly Done[]; readonly failures: readonly unknown[] }> => {
  const queue = items.values();
  const workers = Array.from({ length: atOnce }, async () => {
    const results: PromiseSettledResult<Done>[] = [];
    for (const item of queue) {
      if (!goOn()) break;
      results.push(...(await Promise.allSettled([work(item)])));
    }
    return results;
  });
  const results = (await Promise.all(workers)).flat();
  return {
    done: results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : [])),
    failures: results.flatMap((result): unknown[] => (result.status === "rejected" ? [result.reason] : [])),
  };
};
