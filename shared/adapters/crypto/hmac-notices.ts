import type { SecretReader } from "#shared/ports/secret-reader.ts";
import type { SignedNotices } from "#shared/ports/signed-notices.ts";
import { fitsText } from "./signed-text.ts";
import { keyRingOf } from "./stamp-keys.ts";

/** Notices signed with a secret that may have several values during a rotation. */
export const hmacNotices = (secrets: SecretReader, secretId: string): SignedNotices => ({
  believes: async (signed, now) => {
    if (signed === undefined) return false;
    const { keys } = keyRingOf(await secrets.read(secretId));
    return fitsText(Object.values(keys), signed.signature, signed.text, now);
  },
});
