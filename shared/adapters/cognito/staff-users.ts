import type { DynamoDBClientResolvedConfig } from "@aws-sdk/client-dynamodb";
import { SignatureV4 } from "@smithy/signature-v4";
import * as z from "zod";
import type { StaffUsers } from "#shared/ports/staff-users.ts";

/** The caller of the API waits for two of these at most; a repeat of the command asks again. */
const TIMEOUT_MS = 3_000;

/** A pool of Cognito and where it answers. */
export interface StaffPool {
  readonly id: string;
  readonly url: string;
}

/** As whom calls are signed: any client of the SDK knows. */
export type Signing = Pick<DynamoDBClientResolvedConfig, "region" | "credentials" | "sha256">;

const attributesSchema = z.array(z.object({ Name: z.string(), Value: z.string().optional() }));
const createdSchema = z.object({ User: z.object({ Attributes: attributesSchema }) });
const foundSchema = z.object({ UserAttributes: attributesSchema });
const faultSchema = z.object({ __type: z.string() });

/** @throws when the answer names no `sub`: every user of a pool has one. */
const subOf = (attributes: z.infer<typeof attributesSchema>): string => {
  const sub = attributes.find(({ Name }) => Name === "sub")?.Value;
  if (sub === undefined) throw new Error("staff-pool-user-without-sub");
  return sub;
};

/**
 * The staff's user pool, by four operations of its JSON protocol. Signed and sent as they are: the pool's own client
 * weighs as much as all the rest of the function that would carry it.
 *
 * @throws when the pool answers neither with a result nor with an expected fault.
 */
export const cognitoStaffUsers = (pool: StaffPool, signing: Signing): StaffUsers => {
  const signer = new SignatureV4({ service: "cognito-idp", ...signing });
  const { origin, protocol, hostname, host, port } = new URL(pool.url);

  /** The answer, or the name of the fault where it is one of `expected`. */
  const call = async (
    operation: string,
    input: Readonly<Record<string, unknown>>,
    expected: string,
  ): Promise<{ readonly answer: unknown } | { readonly fault: string }> => {
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
    if (fault !== expected) throw new Error(`staff-pool-${operation}: ${fault}`);
    return { fault };
  };

  const change = async (operation: "AdminDisableUser" | "AdminEnableUser", subject: string) => {
    await call(operation, { Username: subject }, "UserNotFoundException");
  };

  return {
    invite: async ({ email, name }) => {
      const created = await call(
        "AdminCreateUser",
        {
          Username: email,
          DesiredDeliveryMediums: ["EMAIL"],
          UserAttributes: [
            { Name: "email", Value: email },
            // Whoever sets a password got the invitation there.
            { Name: "email_verified", Value: "true" },
            { Name: "name", Value: name },
          ],
        },
        "UsernameExistsException",
      );
      if ("answer" in created) return subOf(createdSchema.parse(created.answer).User.Attributes);
      const found = await call("AdminGetUser", { Username: email }, "");
      return subOf(foundSchema.parse("answer" in found && found.answer).UserAttributes);
    },
    disable: (subject) => change("AdminDisableUser", subject),
    enable: (subject) => change("AdminEnableUser", subject),
  };
};
