import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from "node:crypto";
import { type JsonObject, obj, optionalStr, str } from "#local/json.ts";
import type { StateFile } from "#local/state.ts";
import type { KeyModel } from "#local/template/model.ts";
import { type AwsRequest, type AwsResponse, errorResponse, jsonResponse } from "../message.ts";
import { findKey, keyIdInCiphertext } from "../operations.ts";

const IV_BYTES = 12;
const TAG_BYTES = 16;
const jsonType = { "content-type": "application/x-amz-json-1.1" };

/** The one kind of asymmetric key that is used here, and how it signs. */
const SIGNING_SPEC = "ECC_NIST_P256";
const SIGNING_ALGORITHM = "ECDSA_SHA_256";

const isSigning = (key: KeyModel): boolean => key.spec === SIGNING_SPEC;

/** What a new key is kept as: 32 bytes, or a private key, in base64. */
function newSecret(key: KeyModel): string {
  if (!isSigning(key)) return randomBytes(32).toString("base64");
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
}

/** What each kind of key can be asked for. */
const signingOperations: readonly string[] = ["Sign", "GetPublicKey"];

/**
 * Symmetric keys with AES-256-GCM, and P-256 keys that sign. A ciphertext is: length of the key id, key id, iv, tag, bytes; the
 * encryption context is bound to it as additional data, so another context cannot open it.
 */
export class Kms {
  readonly #keys: readonly KeyModel[];
  readonly #state: StateFile;

  constructor(keys: readonly KeyModel[], state: StateFile) {
    this.#keys = keys;
    this.#state = state;
    for (const key of keys) {
      if (typeof state.value[key.id] !== "string") state.value[key.id] = newSecret(key);
    }
    state.save();
  }

  handle(request: AwsRequest): AwsResponse {
    const { operation, input } = request;
    const id = optionalStr(input["KeyId"]) ?? keyIdInCiphertext(str(input["CiphertextBlob"]));
    const key = findKey(this.#keys, id);
    if (key === undefined)
      return errorResponse("kms", 400, "NotFoundException", `Key '${id}' does not exist`);
    if (signingOperations.includes(operation) !== isSigning(key))
      return errorResponse("kms", 400, "InvalidKeyUsageException", `${operation} is not for ${key.arn}`);
    const context = obj(input["EncryptionContext"]);
    switch (operation) {
      case "Sign":
        return this.#sign(key, input);
      case "GetPublicKey": {
        const spki = createPublicKey(this.#privateKey(key)).export({ format: "der", type: "spki" });
        return answer({
          KeyId: key.arn,
          KeySpec: SIGNING_SPEC,
          KeyUsage: "SIGN_VERIFY",
          PublicKey: spki.toString("base64"),
          SigningAlgorithms: [SIGNING_ALGORITHM],
        });
      }
      case "Encrypt": {
        const blob = this.#seal(key, Buffer.from(str(input["Plaintext"]), "base64"), context);
        return answer({ CiphertextBlob: blob, KeyId: key.arn, EncryptionAlgorithm: "SYMMETRIC_DEFAULT" });
      }
      case "Decrypt": {
        const plain = this.#open(key, str(input["CiphertextBlob"]), context);
        if (plain === undefined) return errorResponse("kms", 400, "InvalidCiphertextException", "");
        return answer({
          Plaintext: plain.toString("base64"),
          KeyId: key.arn,
          EncryptionAlgorithm: "SYMMETRIC_DEFAULT",
        });
      }
      case "GenerateDataKey":
      case "GenerateDataKeyWithoutPlaintext": {
        const dataKey = randomBytes(input["KeySpec"] === "AES_128" ? 16 : 32);
        const plain = operation === "GenerateDataKey" ? { Plaintext: dataKey.toString("base64") } : {};
        return answer({ ...plain, CiphertextBlob: this.#seal(key, dataKey, context), KeyId: key.arn });
      }
      default:
        return errorResponse(
          "kms",
          400,
          "UnsupportedOperationException",
          `${operation} is not part of the local run`,
        );
    }
  }

  #privateKey(key: KeyModel) {
    return createPrivateKey({ key: this.#secretOf(key), format: "der", type: "pkcs8" });
  }

  /** As AWS: a message of at most 4,096 bytes, signed as it is; digests are not used here. */
  #sign(key: KeyModel, input: JsonObject): AwsResponse {
    const message = Buffer.from(str(input["Message"]), "base64");
    const isRaw = str(input["MessageType"], "RAW") === "RAW";
    if (!isRaw || input["SigningAlgorithm"] !== SIGNING_ALGORITHM || message.length > 4096)
      return errorResponse("kms", 400, "ValidationException", `Only ${SIGNING_ALGORITHM} over a RAW message`);
    const signature = sign("sha256", message, this.#privateKey(key)).toString("base64");
    return answer({ KeyId: key.arn, Signature: signature, SigningAlgorithm: SIGNING_ALGORITHM });
  }

  #secretOf(key: KeyModel): Buffer {
    return Buffer.from(str(this.#state.value[key.id]), "base64");
  }

  #seal(key: KeyModel, plain: Buffer, context: JsonObject): string {
    const id = Buffer.from(key.id);
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv("aes-256-gcm", this.#secretOf(key), iv).setAAD(contextBytes(context));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.from([id.length]), id, iv, cipher.getAuthTag(), sealed]).toString("base64");
  }

  #open(key: KeyModel, blob: string, context: JsonObject): Buffer | undefined {
    const bytes = Buffer.from(blob, "base64");
    const start = 1 + (bytes[0] ?? 0);
    if (keyIdInCiphertext(blob) !== key.id || bytes.length < start + IV_BYTES + TAG_BYTES) return undefined;
    const iv = bytes.subarray(start, start + IV_BYTES);
    const tag = bytes.subarray(start + IV_BYTES, start + IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv("aes-256-gcm", this.#secretOf(key), iv)
      .setAAD(contextBytes(context))
      .setAuthTag(tag);
    try {
      return Buffer.concat([decipher.update(bytes.subarray(start + IV_BYTES + TAG_BYTES)), decipher.final()]);
    } catch {
      return undefined;
    }
  }
}

function contextBytes(context: JsonObject): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(context).toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

function answer(body: JsonObject): AwsResponse {
  return jsonResponse(200, body, jsonType);
}
