import { createHmac } from "node:crypto";
import type { HolderKeys } from "#shared/ports/holder-keys.ts";
import type { SecretReader } from "#shared/ports/secret-reader.ts";
import { keyRingOf } from "./stamp-keys.ts";

/** 96 bits: two numbers of one digest are not to be expected among five people. */
const DIGEST_CHARACTERS = 16;

/** `<key id>.<HMAC-SHA-256 of stamp and number>` under the secret of stamp codes, so that both rotate together (T3). */
export const hmacHolderKeys = (secrets: SecretReader, secretId: string): HolderKeys => {
  const digest = (secret: string, stampId: string, number: string): string =>
    createHmac("sha256", secret)
      .update(`holder|${stampId}|${number}`)
      .digest("base64url")
      .slice(0, DIGEST_CHARACTERS);
  return {
    of: async (stampId, numbers) => {
      const { current, keys } = keyRingOf(await secrets.read(secretId));
      return numbers.map((number) => `${current}.${digest(keys[current] ?? "", stampId, number)}`);
    },
    // The caller gets yes or no, after as many digests as the stamp has holders: nothing to time.
    matches: async (stampId, holders, number) => {
      const { keys } = keyRingOf(await secrets.read(secretId));
      return holders
        .map((holder) => {
          const [id = ""] = holder.split(".");
          return `${id}.${digest(keys[id] ?? "", stampId, number)}` === holder;
        })
        .includes(true);
    },
  };
};
