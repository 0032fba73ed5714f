import type { DynamoDBClientResolvedConfig } from "@aws-sdk/client-dynamodb";
import { SignatureV4 } from "@smithy/signature-v4";
import * as z from "zod";

/** The caller of the API waits for two of these at most; a repeat of the command asks again. */
const TIMEOUT_MS = 3_000;

/** A pool of Cognito and where it answers. */
export interface Pool {
  readonly id: string;
  readonly url: string;
}

/** As whom calls are signed: any client of the SDK knows. */
export type Signing = Pick<DynamoDBClientResolvedConfig, "region" | "credentials" | "sha256">;

const faultSchema = z.object({ __type: z.string() });

/** The answer, or the name of the fault where it is an expected one. */
export type PoolAnswer = { readonly answer: unknown } | { readonly fault: string };

/** One operation on a pool. @throws when it answers neither with a result nor with one of the `expected` faults. */
export type PoolCall = (
  operation: string,
  input: Readonly<Record<string, unknown>>,
  ...expected: readonly string[]
) => Promise<PoolAnswer>;

/**
 * Administers a user pool by its JSON protocol. Signed and sent as it is: the pool's own client weighs as much as all the
 * rest of the function that would carry it.
 */
export const poolCalls = (pool: Pool, signing: Signing): PoolCall => {
  const signer = new SignatureV4({ service: "cognito-idp", ...signing });
  const { origin, protocol, hostname, host, port } = new URL(pool.url);
  return async (operation, input, ...expected) => {
    const body = JSON.stringify({ UserPoolId: pool.id, ...input });
    const { headers } = await signer.sign({
      method: "POST",
      protocol,
      hostname,
      ...(port !== "" && { port: Number(port) }),
      path: "/",
      headers: {
        host,
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
      },
      body,
    });
    const response = await fetch(`${origin}/`, {
      method: "POST",
      headers,
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer: unknown = await response.json();
    if (response.ok) return { answer };
    const fault = faultSchema.safeParse(answer).data?.__type.split("#").at(-1) ?? "unknown";
    if (!expected.includes(fault)) throw new Error(`user-pool-${operation}: ${fault}`);
    return { fault };
  };
};
