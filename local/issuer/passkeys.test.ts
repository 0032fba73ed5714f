import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { StateFile } from "#local/state.ts";
import { Passkeys } from "./passkeys.ts";

const party = { id: "localhost", origin: "http://localhost:4002" };
const sha256 = (data: Buffer | string): Buffer => createHash("sha256").update(data).digest();
const b64 = (data: Buffer): string => data.toString("base64url");

type Written = number | string | Buffer | ReadonlyMap<number | string, Written>;
/** As much CBOR as an authenticator writes: small integers, bytes, words and maps. */
const cbor = (value: Written): Buffer => {
  const head = (major: number, count: number): Buffer => {
    const kind = major << 5;
    if (count < 24) return Buffer.from([kind | count]);
    return count < 256 ? Buffer.from([kind | 24, count]) : Buffer.from([kind | 25, count >> 8, count & 255]);
  };
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string") return Buffer.concat([head(3, value.length), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const parts = [...value].flatMap(([key, part]) => [cbor(key), cbor(part)]);
  return Buffer.concat([head(5, value.size), ...parts]);
};

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const KEY_INCLUDED = 0x40;

interface Said {
  readonly challenge: unknown;
  readonly origin?: string;
  readonly verified?: boolean;
  readonly counter?: number;
}

/** A phone with a key of its own. */
class Device {
  readonly id = randomBytes(16);
  readonly #keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } = generateKeyPairSync(
    "ec",
    {
      namedCurve: "P-256",
    },
  );

  #data(flags: number, { verified = true, counter = 0 }: Said): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(party.id), Buffer.from([flags | (verified ? USER_VERIFIED : 0)]), count]);
  }

  #client(type: string, { challenge, origin = party.origin }: Said): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  #answer(response: Record<string, string>): string {
    const id = b64(this.id);
    return JSON.stringify({ id, rawId: id, type: "public-key", clientExtensionResults: {}, response });
  }

  created(said: Said): string {
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    const key = new Map<number, Written>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, "base64url")],
      [-3, Buffer.from(y, "base64url")],
    ]);
    const data = Buffer.concat([
      this.#data(USER_PRESENT | KEY_INCLUDED, said),
      Buffer.alloc(16),
      Buffer.from([0, this.id.length]),
      this.id,
      cbor(key),
    ]);
    const attestation = new Map<string, Written>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", data],
    ]);
    const clientDataJSON = b64(this.#client("webauthn.create", said));
    return this.#answer({ clientDataJSON, attestationObject: b64(cbor(attestation)) });
  }

  signed(said: Said): string {
    const data = this.#data(USER_PRESENT, said);
    const client = this.#client("webauthn.get", said);
    const signature = sign("sha256", Buffer.concat([data, sha256(client)]), this.#keys.privateKey);
    return this.#answer({
      clientDataJSON: b64(client),
      authenticatorData: b64(data),
      signature: b64(signature),
    });
  }
}

const opened = () => new Passkeys(party, new StateFile(undefined, "passkeys.json"));

/** A device of somebody's, added, and how it asks to be let in. */
const added = async (passkeys = opened()) => {
  const device = new Device();
  const { challenge } = await passkeys.creationOptions("uid-0", "person-1", "+33612345678");
  expect(await passkeys.register("uid-0", "person-1", device.created({ challenge }))).toBe(true);
  const ask = async (uid = "uid-1") => (await passkeys.requestOptions(uid))["challenge"];
  return { passkeys, device, ask };
};

describe("passkeys of the local issuer", () => {
  it("N3 sign in whom they belong to, found by the device alone", async () => {
    const { passkeys, device, ask } = await added();
    expect(await passkeys.authenticate("uid-1", device.signed({ challenge: await ask() }))).toBe("person-1");
    expect(passkeys.of("person-1")).toHaveLength(1);
  });

  it("N3 refuse an answer from another origin, to another question, or twice to the same", async () => {
    const { passkeys, device, ask } = await added();
    const elsewhere = device.signed({ challenge: await ask(), origin: "http://localhost.example:4002" });
    expect(await passkeys.authenticate("uid-1", elsewhere)).toBeUndefined();
    await ask();
    expect(await passkeys.authenticate("uid-1", device.signed({ challenge: "AAAA" }))).toBeUndefined();
    const answer = device.signed({ challenge: await ask() });
    expect(await passkeys.authenticate("uid-2", answer)).toBeUndefined();
    expect(await passkeys.authenticate("uid-1", answer)).toBe("person-1");
    expect(await passkeys.authenticate("uid-1", answer)).toBeUndefined();
    await ask();
    expect(await passkeys.authenticate("uid-1", answer)).toBeUndefined();
  });

  it("N3 refuse a key they do not know, one that was removed, and a signature of another key", async () => {
    const { passkeys, device, ask } = await added();
    const stranger = new Device();
    expect(await passkeys.authenticate("uid-1", stranger.signed({ challenge: await ask() }))).toBeUndefined();
    const forged = stranger.signed({ challenge: await ask() }).replaceAll(b64(stranger.id), b64(device.id));
    expect(await passkeys.authenticate("uid-1", forged)).toBeUndefined();
    passkeys.remove("person-2", b64(device.id));
    expect(passkeys.of("person-1")).toHaveLength(1);
    passkeys.remove("person-1", b64(device.id));
    expect(await passkeys.authenticate("uid-1", device.signed({ challenge: await ask() }))).toBeUndefined();
  });

  it("N3 refuse a device that did not see who holds it, and a copy whose count does not grow", async () => {
    const { passkeys, device, ask } = await added();
    const unseen = device.signed({ challenge: await ask(), verified: false });
    expect(await passkeys.authenticate("uid-1", unseen)).toBeUndefined();
    const count = async (counter: number) =>
      await passkeys.authenticate("uid-1", device.signed({ challenge: await ask(), counter }));
    expect([await count(5), await count(5), await count(4), await count(6)]).toEqual([
      "person-1",
      undefined,
      undefined,
      "person-1",
    ]);
  });

  it("N3 are not added by an answer of another origin, without proof of the holder, or that is no answer", async () => {
    const passkeys = opened();
    const add = async (more: Partial<Said>) => {
      const { challenge } = await passkeys.creationOptions("uid-0", "person-1", "x");
      return await passkeys.register("uid-0", "person-1", new Device().created({ challenge, ...more }));
    };
    expect(await add({ origin: "http://127.0.0.1:4002" })).toBe(false);
    expect(await add({ verified: false })).toBe(false);
    expect(await add({ challenge: "AAAA" })).toBe(false);
    for (const text of ["", "{", "{}", "null"])
      expect(await passkeys.register("uid-0", "p", text)).toBe(false);
    expect(passkeys.of("person-1")).toEqual([]);
  });
});
