import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { describe, expect, it, vi } from "vitest";
import { cognitoCitizenUsers } from "./citizen-users.ts";

const { config } = new DynamoDBClient({
  region: "eu-west-3",
  credentials: { accessKeyId: "KEY", secretAccessKey: "secret" },
});
const pool = { id: "eu-west-3_POOL", url: "https://cognito-idp.eu-west-3.amazonaws.com" };
const [from, to] = ["+33612345678", "+33687654321"];

/** A pool that answers `fault` to an update, and what it was asked. */
const answering = (fault?: string) => {
  const asked: unknown[] = [];
  vi.stubGlobal("fetch", (_url: string, init: RequestInit) => {
    const operation = new Headers(init.headers).get("x-amz-target")?.split(".")[1] ?? "";
    asked.push([operation, JSON.parse(typeof init.body === "string" ? init.body : "{}")]);
    return Promise.resolve(
      operation === "AdminUpdateUserAttributes" && fault !== undefined
        ? Response.json({ __type: fault }, { status: 400 })
        : Response.json({}),
    );
  });
  return { users: cognitoCitizenUsers(pool, config), asked };
};

const update = [
  "AdminUpdateUserAttributes",
  {
    UserPoolId: pool.id,
    Username: from,
    UserAttributes: [
      { Name: "phone_number", Value: to },
      { Name: "phone_number_verified", Value: "true" },
    ],
  },
];

describe("the citizens' user pool", () => {
  it("R2 gives the user of the old number the new one, confirmed", async () => {
    const { users, asked } = answering();
    await users.movePhone(from, to);
    expect(asked).toEqual([update]);
  });

  it("R2 leaves who never signed in, and takes the old number's user away where the new number has one", async () => {
    const never = answering("UserNotFoundException");
    await never.users.movePhone(from, to);
    expect(never.asked).toEqual([update]);
    const taken = answering("AliasExistsException");
    await taken.users.movePhone(from, to);
    expect(taken.asked).toEqual([update, ["AdminDeleteUser", { UserPoolId: pool.id, Username: from }]]);
  });

  it("throws any other fault by its name", async () => {
    const { users } = answering("TooManyRequestsException");
    await expect(users.movePhone(from, to)).rejects.toThrow(
      "user-pool-AdminUpdateUserAttributes: TooManyRequestsException",
    );
  });
});
