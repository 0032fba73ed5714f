import { createHash, createHmac } from "node:crypto";

/** SHA-256 in hex. */
export const sha256 = (bytes: Uint8Array | string): string =>
  createHash("sha256").update(bytes).digest("hex");

/** What is published of a seed (32 bytes in hex) before anybody registers. */
export const commitmentTo = (seed: string): string => sha256(Buffer.from(seed, "hex"));

/** The key of the shuffle: known to nobody before both the seed and the tickets are fixed. */
export const shuffleKey = (seed: string, digest: string): Buffer =>
  createHmac("sha256", Buffer.from(seed, "hex")).update(Buffer.from(digest, "hex")).digest();

const WORD_BYTES = 4;
const WORDS = 2 ** 32;

/**
 * Whole numbers from 0 to below `n`, each equally likely, from the endless stream of 32-bit big-endian words of
 * HMAC-SHA-256(key, counter) with an 8-byte big-endian counter from 0. A word past the last whole multiple of `n`
 * is thrown away, so that no number is favoured (docs/fair-release.md).
 */
export const numbersFrom = (key: Uint8Array): ((n: number) => number) => {
  let counter = 0n;
  let block = Buffer.alloc(0);
  let at = 0;
  const word = (): number => {
    if (at >= block.length) {
      const input = Buffer.alloc(8);
      input.writeBigUInt64BE(counter);
      block = createHmac("sha256", key).update(input).digest();
      counter += 1n;
      at = 0;
    }
    const value = block.readUInt32BE(at);
    at += WORD_BYTES;
    return value;
  };
  return (n) => {
    const end = WORDS - (WORDS % n);
    let value = word();
    while (value >= end) value = word();
    return value % n;
  };
};

/** Fisher–Yates from the last to the second: every order is equally likely. */
export const shuffled = <T>(items: readonly T[], key: Uint8Array): readonly T[] => {
  const below = numbersFrom(key);
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const chosen = below(last + 1);
    const [one, other] = [order[last], order[chosen]];
    if (one === undefined || other === undefined) throw new Error("an index outside the list");
    order[last] = other;
    order[chosen] = one;
  }
  return order;
};
