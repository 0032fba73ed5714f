import { randomInt } from "node:crypto";
import { bool, type JsonObject, num, obj, parseJson, str } from "#local/json.ts";
import type { StateFile } from "#local/state.ts";
import type { SecretModel } from "#local/template/model.ts";
import { type AwsRequest, type AwsResponse, errorResponse, jsonResponse } from "../message.ts";
import { findSecret } from "../operations.ts";

const jsonType = { "content-type": "application/x-amz-json-1.1" };

/** The secrets of the templates; each value is generated once and kept. */
export class SecretsManager {
  readonly #secrets: readonly SecretModel[];
  readonly #state: StateFile;

  constructor(secrets: readonly SecretModel[], state: StateFile) {
    this.#secrets = secrets;
    this.#state = state;
    for (const secret of secrets) {
      if (typeof state.value[secret.name] !== "string") state.value[secret.name] = firstValue(secret);
    }
    state.save();
  }

  /** The value by ARN or name. @throws where the templates declare no such secret. */
  valueOf(id: string): string {
    const secret = findSecret(this.#secrets, id);
    if (secret === undefined) throw new Error(`No secret ${id} in the templates`);
    return str(this.#state.value[secret.name]);
  }

  handle(request: AwsRequest): AwsResponse {
    const id = str(request.input["SecretId"]);
    const secret = findSecret(this.#secrets, id);
    if (secret === undefined) {
      return errorResponse(
        "secretsmanager",
        400,
        "ResourceNotFoundException",
        "Secrets Manager can't find the specified secret.",
      );
    }
    const identity = { ARN: secret.arn, Name: secret.name, CreatedDate: 1_767_225_600 };
    const version = "00000000-0000-4000-8000-000000000000";
    switch (request.operation) {
      case "GetSecretValue":
        return jsonResponse(
          200,
          { ...identity, SecretString: this.valueOf(id), VersionId: version, VersionStages: ["AWSCURRENT"] },
          jsonType,
        );
      case "DescribeSecret":
        return jsonResponse(
          200,
          { ...identity, VersionIdsToStages: { [version]: ["AWSCURRENT"] } },
          jsonType,
        );
      default:
        return errorResponse(
          "secretsmanager",
          400,
          "InvalidRequestException",
          `${request.operation} is not part of the local run`,
        );
    }
  }
}

function firstValue(secret: SecretModel): string {
  if (secret.literal !== undefined) return secret.literal;
  const generate = secret.generate ?? {};
  const password = generated(generate);
  const key = generate["GenerateStringKey"];
  if (key === undefined) return password;
  return JSON.stringify({
    ...obj(parseJson(str(generate["SecretStringTemplate"], "{}"))),
    [str(key)]: password,
  });
}

const sets = {
  ExcludeLowercase: "abcdefghijklmnopqrstuvwxyz",
  ExcludeUppercase: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  ExcludeNumbers: "0123456789",
  ExcludePunctuation: "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
} as const;

/** As GenerateSecretString would, from the character sets that are left. */
export function generated(options: JsonObject): string {
  const excluded = str(options["ExcludeCharacters"]);
  const alphabet = Object.entries(sets)
    .filter(([name]) => !bool(options[name]))
    .map(([, characters]) => characters)
    .join("")
    .split("")
    .filter((character) => !excluded.includes(character));
  const length = num(options["PasswordLength"], 32);
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)] ?? "").join("");
}
