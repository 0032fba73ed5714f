import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import * as z from "zod";
import { parseJson } from "#local/json.ts";
import type { StateFile } from "#local/state.ts";

/** A public key on somebody's device. */
const credentialSchema = z.object({
  id: z.string(),
  subject: z.string(),
  /** COSE, in base64url. */
  publicKey: z.string(),
  /** Of its signatures; one that does not grow is a copy of the key. Some devices keep none: zero. */
  counter: z.number(),
  /** ISO instant. */
  addedAt: z.string(),
});
export type Credential = z.infer<typeof credentialSchema>;

const common = {
  id: z.string(),
  rawId: z.string(),
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}),
};
const registrationSchema = z.object({
  ...common,
  response: z.object({ clientDataJSON: z.string(), attestationObject: z.string() }),
});
const authenticationSchema = z.object({
  ...common,
  response: z.object({ clientDataJSON: z.string(), authenticatorData: z.string(), signature: z.string() }),
});

/** What a page hands to the browser's own interface. */
export type PageOptions = Readonly<Record<string, unknown>>;

/** What phones and computers sign with (COSE). */
const [ES256, RS256] = [-7, -257];

/** Where passkeys are good: the name of this machine, for an address in numbers has none (WebAuthn, effective domain). */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

const read = <T>(schema: z.ZodType<T>, text: string): T | undefined => {
  try {
    return schema.safeParse(parseJson(text)).data;
  } catch {
    return undefined;
  }
};

/**
 * Passkeys of one issuer (WebAuthn): kept on the device, found without a name, and never used without the device's own
 * proof of who holds it. A challenge is drawn for one page and good for one answer.
 */
export class Passkeys {
  readonly #party: RelyingParty;
  readonly #state: StateFile;
  /** By sign-in: what its page asks the device to sign. */
  readonly #challenges = new Map<string, string>();

  constructor(party: RelyingParty, state: StateFile) {
    this.#party = party;
    this.#state = state;
  }

  get #all(): readonly Credential[] {
    return z.array(credentialSchema).catch([]).parse(this.#state.value["credentials"]);
  }

  set #all(credentials: readonly Credential[]) {
    this.#state.value["credentials"] = credentials.map((each) => ({ ...each }));
    this.#state.save();
  }

  of(subject: string): readonly Credential[] {
    return this.#all.filter((each) => each.subject === subject);
  }

  /** Only its own person's. */
  remove(subject: string, id: string): void {
    this.#all = this.#all.filter((each) => each.id !== id || each.subject !== subject);
  }

  async requestOptions(uid: string): Promise<PageOptions> {
    const options = await generateAuthenticationOptions({
      rpID: this.#party.id,
      userVerification: "required",
    });
    this.#challenges.set(uid, options.challenge);
    return { ...options };
  }

  async creationOptions(uid: string, subject: string, name: string): Promise<PageOptions> {
    const options = await generateRegistrationOptions({
      rpName: "Wisal",
      rpID: this.#party.id,
      userName: name,
      userID: new TextEncoder().encode(subject),
      attestationType: "none",
      supportedAlgorithmIDs: [ES256, RS256],
      excludeCredentials: this.of(subject).map(({ id }) => ({ id })),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    this.#challenges.set(uid, options.challenge);
    return { ...options };
  }

  /** What the page of this sign-in asked for, once. */
  #take(uid: string) {
    const expectedChallenge = this.#challenges.get(uid);
    this.#challenges.delete(uid);
    const { id, origin } = this.#party;
    return expectedChallenge === undefined
      ? undefined
      : { expectedChallenge, expectedOrigin: origin, expectedRPID: id, requireUserVerification: true };
  }

  /** Adds the device's new key to its person; false for an answer to anything but that very question. */
  async register(uid: string, subject: string, answer: string): Promise<boolean> {
    const expected = this.#take(uid);
    const response: RegistrationResponseJSON | undefined = read(registrationSchema, answer);
    if (expected === undefined || response === undefined) return false;
    const verified = await verifyRegistrationResponse({ response, ...expected }).catch(() => undefined);
    if (verified?.verified !== true) return false;
    const { id, publicKey, counter } = verified.registrationInfo.credential;
    if (this.#all.some((each) => each.id === id)) return false;
    const key = Buffer.from(publicKey).toString("base64url");
    this.#all = [...this.#all, { id, subject, publicKey: key, counter, addedAt: new Date().toISOString() }];
    return true;
  }

  /** Whose device signed; undefined for an unknown key, another's page, an old question, or a key that was copied. */
  async authenticate(uid: string, answer: string): Promise<string | undefined> {
    const expected = this.#take(uid);
    const response: AuthenticationResponseJSON | undefined = read(authenticationSchema, answer);
    const known = this.#all.find(({ id }) => id === response?.id);
    if (expected === undefined || response === undefined || known === undefined) return undefined;
    const { id, counter } = known;
    const credential = { id, counter, publicKey: new Uint8Array(Buffer.from(known.publicKey, "base64url")) };
    const verified = await verifyAuthenticationResponse({ response, credential, ...expected }).catch(
      () => undefined,
    );
    if (verified?.verified !== true) return undefined;
    const { newCounter } = verified.authenticationInfo;
    this.#all = this.#all.map((each) => (each.id === id ? { ...each, counter: newCounter } : each));
    return known.subject;
  }
}
