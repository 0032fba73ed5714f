import { createHmac } from "node:crypto";
import { identityOf } from "#shared/domain/person/identity.ts";
import type { PersonKeys } from "#shared/ports/person-keys.ts";
import type { SecretReader } from "#shared/ports/secret-reader.ts";

/** 128 bits of the digest: two people of the same key are not to be expected among all who ever lived. */
const KEY_CHARACTERS = 22;

/** HMAC-SHA-256 of the identity under a secret: CIN numbers are few enough to be guessed through a plain hash. */
export const hmacPersonKeys = (secrets: SecretReader, secretId: string): PersonKeys => ({
  of: async (people) => {
    const secret = await secrets.read(secretId);
    return people.map((person) =>
      createHmac("sha256", secret).update(identityOf(person)).digest("base64url").slice(0, KEY_CHARACTERS),
    );
  },
});
