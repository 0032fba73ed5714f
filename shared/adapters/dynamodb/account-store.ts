import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Account } from "#shared/domain/account/account.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { AccountStore } from "#shared/ports/account-store.ts";
import type { AccountItem } from "./account-item.ts";
import { accountItemSchema, joinedAccountOf } from "./account-item.ts";
import type { Key } from "./keys.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { putNew } from "./piece.ts";

/** The stored form of an account. */
export const accountItem = (account: Account): AccountItem =>
  accountItemSchema.parse({ ...keys.account(account.accountId), ...account });

const accountFrom = (stored: unknown): Account => {
  const { pk, sk, email, prefers, formerPhone, ...account } = accountItemSchema.parse(stored);
  return {
    ...account,
    ...(email !== undefined && { email }),
    ...(prefers !== undefined && { prefers }),
    ...(formerPhone !== undefined && { formerPhone }),
  };
};

const phoneItemSchema = z.strictObject({ pk: z.string(), sk: z.literal("PHONE"), accountId: z.string() });

const busy = (): Refusal => ({ code: "busy", retryAfterSeconds: 1 });

/** Accounts in the core table, one item each. */
export const dynamoAccountStore = (client: DynamoDBDocumentClient, tableName: string): AccountStore => {
  const read = async (key: Key): Promise<unknown> =>
    (await client.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }))).Item;
  return {
    find: async (accountId) => {
      const item = await read(keys.account(accountId));
      const joined = joinedAccountOf(item);
      const account = joined === undefined ? item : await read(keys.account(joined));
      return account === undefined ? undefined : accountFrom(account);
    },
    ofPhone: async (phoneKey) => {
      const item = await read(keys.phone(phoneKey));
      return item === undefined ? undefined : phoneItemSchema.parse(item).accountId;
    },
    openPieces: (account, phoneKey) => [
      putNew(tableName, accountItem(account), busy),
      putNew(tableName, { ...keys.phone(phoneKey), accountId: account.accountId }, () => ({
        code: "phone-has-account",
      })),
    ],
    join: (from, accountId) => putNew(tableName, { ...keys.account(from), joined: accountId }, busy),
    changePhone: ({ accountId, from, to }) => [
      {
        write: {
          Update: {
            TableName: tableName,
            Key: keys.account(accountId),
            UpdateExpression: "SET phone = :to, formerPhone = :from",
            ConditionExpression: "#status = :active AND phone = :from",
            ExpressionAttributeNames: { "#status": "status" },
            ExpressionAttributeValues: { ":to": to.phone, ":from": from.phone, ":active": "active" },
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          },
        },
        refusal: (image) => (image?.["status"] === "active" ? busy() : { code: "account-suspended" }),
      },
      {
        write: {
          Delete: {
            TableName: tableName,
            Key: keys.phone(from.key),
            ConditionExpression: "accountId = :accountId",
            ExpressionAttributeValues: { ":accountId": accountId },
          },
        },
        refusal: busy,
      },
      putNew(tableName, { ...keys.phone(to.key), accountId }, () => ({ code: "phone-taken" })),
    ],
    change: (accountId, { language, email, prefers }): DynamoPiece => {
      const setEmail = typeof email === "string";
      return {
        write: {
          Update: {
            TableName: tableName,
            Key: keys.account(accountId),
            UpdateExpression: [
              "SET #language = :language",
              setEmail ? ", email = :email" : "",
              prefers === undefined ? "" : ", prefers = :prefers",
              email === null ? " REMOVE email" : "",
            ].join(""),
            ConditionExpression: "#status = :active",
            ExpressionAttributeNames: { "#language": "language", "#status": "status" },
            ExpressionAttributeValues: {
              ":language": language,
              ":active": "active",
              ...(setEmail && { ":email": email }),
              ...(prefers !== undefined && { ":prefers": prefers }),
            },
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          },
        },
        refusal: (image) => ({ code: image === undefined ? "account-needed" : "account-suspended" }),
      };
    },
  };
};
