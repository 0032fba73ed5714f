/** Runs of digits and single other characters, in turn. */
const chunksOf = (name: string): readonly string[] => name.toUpperCase().match(/\d+|\D/g) ?? [];

const compareText = (one: string, other: string): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

const isNumber = (chunk: string): boolean => /^\d/.test(chunk);

/** Numbers by value; one that begins with a zero is read as a fraction, digit by digit, as PHP does. */
const compareChunks = (one: string, other: string): number => {
  if (!isNumber(one) || !isNumber(other)) return compareText(one, other);
  if (one.startsWith("0") || other.startsWith("0")) return compareText(one, other);
  return one.length - other.length || compareText(one, other);
};

/**
 * "Natural", case-insensitive order of field names as PHP's `natcasesort` has it, which the provider uses:
 * `item2` before `item10`, `Amount` beside `amount`; compared in capitals, so `_` comes after letters.
 */
export const compareNaturally = (one: string, other: string): number => {
  const ones = chunksOf(one);
  const others = chunksOf(other);
  for (const [index, chunk] of ones.entries()) {
    const counterpart = others[index];
    if (counterpart === undefined) return 1;
    const order = compareChunks(chunk, counterpart);
    if (order !== 0) return order;
  }
  return ones.length - others.length;
};
