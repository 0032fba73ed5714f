import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { describe, expect, it, vi } from "vitest";
import { cognitoStaffUsers } from "./staff-users.ts";

const { config } = new DynamoDBClient({
  region: "eu-west-3",
  credentials: { accessKeyId: "KEY", secretAccessKey: "secret" },
});
const pool = { id: "eu-west-3_POOL", url: "https://cognito-idp.eu-west-3.amazonaws.com" };
const person = { email: "new@wisal.example", name: "Somebody" };
const attributes = [
  { Name: "email", Value: person.email },
  { Name: "sub", Value: "sub-1" },
];

/** Answers by operation, and what was asked. */
const answering = (
  answers: Readonly<Record<string, { readonly status?: number; readonly body: unknown }>>,
) => {
  const asked: { readonly operation: string; readonly headers: Headers; readonly body: unknown }[] = [];
  vi.stubGlobal("fetch", (_url: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    const operation = headers.get("x-amz-target")?.split(".")[1] ?? "";
    asked.push({ operation, headers, body: JSON.parse(typeof init.body === "string" ? init.body : "{}") });
    const { status = 200, body } = answers[operation] ?? { status: 500, body: {} };
    return Promise.resolve(Response.json(body, { status }));
  });
  return { users: cognitoStaffUsers(pool, config), asked };
};

const fault = (name: string) => ({ status: 400, body: { __type: name, message: "…" } });

describe("the staff's user pool", () => {
  it("invites by e-mail, signed for Cognito, and answers the sub", async () => {
    const { users, asked } = answering({ AdminCreateUser: { body: { User: { Attributes: attributes } } } });
    expect(await users.invite(person)).toBe("sub-1");
    expect(asked).toMatchObject([
      {
        operation: "AdminCreateUser",
        body: { UserPoolId: pool.id, Username: person.email, DesiredDeliveryMediums: ["EMAIL"] },
      },
    ]);
    expect(asked[0]?.headers.get("authorization")).toMatch(
      /^AWS4-HMAC-SHA256 Credential=KEY\/\d{8}\/eu-west-3\/cognito-idp\/aws4_request, SignedHeaders=content-type;host;/,
    );
  });

  it("finds who is there already, and asks nobody twice", async () => {
    const { users, asked } = answering({
      AdminCreateUser: fault("com.amazonaws#UsernameExistsException"),
      AdminGetUser: { body: { Username: "sub-1", UserAttributes: attributes } },
    });
    expect(await users.invite(person)).toBe("sub-1");
    expect(asked.map(({ operation }) => operation)).toEqual(["AdminCreateUser", "AdminGetUser"]);
  });

  it("disables and enables by sub; who is unknown is left alone; any other fault is thrown by its name", async () => {
    const { users, asked } = answering({
      AdminDisableUser: fault("UserNotFoundException"),
      AdminEnableUser: { body: {} },
      AdminCreateUser: fault("TooManyRequestsException"),
    });
    await users.disable("sub-1");
    await users.enable("sub-1");
    expect(asked.map(({ body }) => body)).toEqual([
      { UserPoolId: pool.id, Username: "sub-1" },
      { UserPoolId: pool.id, Username: "sub-1" },
    ]);
    await expect(users.invite(person)).rejects.toThrow("user-pool-AdminCreateUser: TooManyRequestsException");
  });
});
