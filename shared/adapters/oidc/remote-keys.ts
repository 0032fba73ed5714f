import { get as getPlain } from "node:http";
import { get as getSecured } from "node:https";
import { text } from "node:stream/consumers";
import type { JWTVerifyGetKey } from "jose";
import { createLocalJWKSet, errors } from "jose";
import * as z from "zod";

const KEPT_MS = 600_000;
const PAUSE_MS = 30_000;
const TIMEOUT_MS = 2_000;

const setSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

interface Known {
  readonly keys: JWTVerifyGetKey;
  readonly at: number;
}

/** What an address answers. `fetch`, and jose's own reading of keys with it, would load all of undici (ADR 0032). */
const answerOf = async (address: string): Promise<string> => {
  const get = address.startsWith("https:") ? getSecured : getPlain;
  return await new Promise((resolve, reject) => {
    const options = { headers: { accept: "application/json" }, signal: AbortSignal.timeout(TIMEOUT_MS) };
    get(address, options, (response) => {
      if (response.statusCode === 200) return void text(response).then(resolve, reject);
      response.resume();
      reject(new Error(`the issuer's keys: status ${response.statusCode}`));
    }).on("error", reject);
  });
};

/**
 * The keys an issuer publishes (RFC 7517): kept for ten minutes, asked for again when a token names a key that is not
 * among them (rotation), but at most twice a minute, so that made-up key ids do not become requests to the issuer.
 *
 * @throws when the issuer does not answer within two seconds, or with anything but a set of keys; the next call asks
 * again.
 */
export const remoteKeys = (jwksUri: string): JWTVerifyGetKey => {
  let known: Known | undefined;
  let asking: Promise<Known> | undefined;
  const ask = async (): Promise<Known> => {
    const set = setSchema.parse(JSON.parse(await answerOf(jwksUri)));
    known = { keys: createLocalJWKSet(set), at: Date.now() };
    return known;
  };
  const askOnce = (): Promise<Known> => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
  return async (header, token) => {
    const { keys, at } = known !== undefined && Date.now() < known.at + KEPT_MS ? known : await askOnce();
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || Date.now() < at + PAUSE_MS) throw error;
      return await (await askOnce()).keys(header, token);
    }
  };
};
