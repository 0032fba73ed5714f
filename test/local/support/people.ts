import { randomInt } from "node:crypto";
import { partnerToken, type SignIn, signInCitizen, signInStaff } from "#local/client/sign-in.ts";
import { str } from "#local/json.ts";
import { each } from "#test/support/each.ts";
import { api } from "./api.ts";
import { platform } from "./platform.ts";
import { personal } from "./traces.ts";

const pick = (alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)] ?? "").join("");
const digits = (count: number): string => pick("0123456789", count);

const phones = new Set<string>();

/** A number of the range that France keeps for fiction, not yet used in this run. */
export const newPhone = (): string => {
  for (;;) {
    const phone = `+3363998${digits(4)}`;
    // Below 0200 are the seeded staff and the demonstration's citizen.
    if (Number(phone.slice(-4)) < 200 || phones.has(phone)) continue;
    phones.add(phone);
    return personal(phone);
  }
};

/** A person nobody else in this run is called or numbered like; the CIN is as people type it. */
export const newPerson = (birthDate = "1990-02-03") => ({
  familyName: personal(`Q${pick("abcdefghijklmnopqrstuvwxyz", 11)}`),
  givenNames: personal(`X${pick("abcdefghijklmnopqrstuvwxyz", 9)}`),
  birthDate,
  cin: personal(`zt ${digits(7)}`),
});

/** A citizen with an open account. */
export interface Citizen {
  readonly phone: string;
  readonly token: string;
  readonly accountId: string;
  readonly idToken: string | undefined;
}

/** Signs in with the code from the SMS; the account is not open yet. */
export const signIn = (phone = newPhone()): Promise<SignIn & { readonly phone: string }> =>
  signInCitizen({ phone, port: platform().ports.site }).then((signed) => ({ ...signed, phone }));

/** Signs in and opens an account, with an e-mail address if one is given. */
export const newCitizen = async (language = "fr", email?: string): Promise<Citizen> => {
  const { phone, accessToken: token, idToken } = await signIn();
  const body = { language, ...(email !== undefined && { email: personal(email) }) };
  const opened = await api("PUT", "/account", { token, body });
  if (opened.status !== 200) throw new Error(`No account: ${opened.status} ${opened.text}`);
  return { phone, token, accountId: str(opened.body["accountId"]), idToken };
};

const known: Citizen[] = [];

/** So many citizens, signed in once for all tests that only need somebody. */
export const crowd = async (count: number): Promise<readonly Citizen[]> => {
  const missing = Array.from({ length: Math.max(0, count - known.length) });
  known.push(...(await each(missing, 6, () => newCitizen())));
  return known.slice(0, count);
};

const once = <K extends string, T>(make: (key: K) => Promise<T>): ((key: K) => Promise<T>) => {
  const made = new Map<K, Promise<T>>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
};

const emails = {
  paris: "officer.paris@wisal.example",
  head: "head.paris@wisal.example",
  lyon: "officer.lyon@wisal.example",
  network: "network@wisal.example",
  calls: "calls@wisal.example",
} as const;

/** A seeded member of staff, signed in once for all tests. */
export const staff = once((who: keyof typeof emails) =>
  signInStaff({ email: emails[who], port: platform().ports.site }),
);

const partners = {
  both: { clientId: "passport-form", scopes: ["wisal/stamps.verify", "wisal/stamps.redeem"] },
  verify: { clientId: "passport-form", scopes: ["wisal/stamps.verify"] },
  notary: { clientId: "notary-portal", scopes: ["wisal/stamps.verify", "wisal/stamps.redeem"] },
} as const;

/** A token of the passport form, with both scopes or only the one to verify, or of the notaries' portal. */
export const partner = once((who: keyof typeof partners) => {
  const { clientId, scopes } = partners[who];
  const secret = platform().issuers.partnerSecrets[clientId] ?? "";
  return partnerToken({ clientId, secret, scopes, port: platform().ports.site });
});
