import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP } from "node:net";
import type { Result } from "#shared/domain/result.ts";
import { fail, ok } from "#shared/domain/result.ts";
import type { NoticeFault, NoticeSender } from "#shared/ports/notice-sender.ts";
import type { SecretReader } from "#shared/ports/secret-reader.ts";
import type { Resolve, Target } from "./address-guard.ts";
import { targetOf } from "./address-guard.ts";
import { signedHeaders, webhookSecret } from "./sign.ts";

/** From the first packet to the answer's first line. */
const TIMEOUT_MS = 5_000;

/** One POST to the address that was judged; a redirection is an answer like any other, and is not followed. */
const post = (
  { url, address }: Target,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<Result<undefined, NoticeFault>> =>
  new Promise((resolve) => {
    const request = url.protocol === "https:" ? httpsRequest : httpRequest;
    const family = isIP(address) === 6 ? 6 : 4;
    const sent = request(
      url,
      {
        method: "POST",
        agent: false,
        headers: { ...headers, "content-type": "application/json", "user-agent": "Wisal-Notices/1" },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        lookup: (_host, options, found) => {
          if (options.all) found(null, [{ address, family }]);
          else found(null, address, family);
        },
      },
      (answer) => {
        const { statusCode = 0 } = answer;
        // What the partner writes is not read.
        answer.destroy();
        resolve(statusCode >= 200 && statusCode < 300 ? ok(undefined) : fail("webhook-refused"));
      },
    );
    sent.on("error", (error) =>
      resolve(
        fail(
          error.name === "AbortError" || error.name === "TimeoutError"
            ? "webhook-timeout"
            : "webhook-unreachable",
        ),
      ),
    );
    sent.end(body);
  });

/**
 * Sends notices by HTTP, signed after the Standard Webhooks specification under the partner's secrets (T7).
 *
 * `here` lets notices go to this machine, for the local run; elsewhere only to the open internet.
 */
export const httpNoticeSender = (
  secrets: SecretReader,
  {
    secretId,
    here,
    resolve,
  }: { readonly secretId: string; readonly here: boolean; readonly resolve?: Resolve },
): NoticeSender => ({
  send: async (partnerId, { url, generations }, id, notice, now) => {
    const target = await targetOf(url, here, resolve);
    if (target === undefined) return fail("webhook-address");
    const master = await secrets.read(secretId);
    const body = JSON.stringify(notice);
    const keys = generations.map((generation) => webhookSecret(master, partnerId, generation));
    return post(target, signedHeaders(keys, id, now, body), body);
  },
});
