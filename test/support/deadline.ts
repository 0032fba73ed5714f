/**
 * Polls until `probe` returns something other than undefined or false, and returns it.
 *
 * For what becomes true elsewhere (a stream, a queue, another process): tests never sleep for a guessed time.
 *
 * @param what - names the thing awaited; it is all a reader of a failed run sees.
 * @throws when `withinMs` have passed, with the last error of `probe` as cause.
 */
export const eventually = async <T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  { withinMs = 10_000, everyMs = 25 }: { readonly withinMs?: number; readonly everyMs?: number } = {},
): Promise<T> => {
  const deadline = performance.now() + withinMs;
  let lastError: unknown;
  for (;;) {
    try {
      const found = await probe();
      if (found !== undefined && found !== false) return found;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (performance.now() >= deadline) {
      throw new Error(`${what}: not within ${withinMs} ms`, { cause: lastError });
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
};

/**
 * Bounds work that could hang.
 *
 * @throws when `work` has not settled after `withinMs`; the work itself goes on.
 */
export const within = async <T>(what: string, withinMs: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not within ${withinMs} ms`)), withinMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
