import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { Account } from "#shared/domain/account/account.ts";
import type { AccountStore } from "#shared/ports/account-store.ts";
import type { AccountItem } from "./account-item.ts";
import { accountItemSchema } from "./account-item.ts";
import type { DynamoPiece } from "./change-store.ts";
import { putNew } from "./change-store.ts";
import { keys } from "./keys.ts";

/** The stored form of an account. */
export const accountItem = (account: Account): AccountItem =>
  accountItemSchema.parse({ ...keys.account(account.accountId), ...account });

const accountFrom = (stored: unknown): Account => {
  const { accountId, status, phone, language, email, createdAt } = accountItemSchema.parse(stored);
  return { accountId, status, phone, language, createdAt, ...(email !== undefined && { email }) };
};

/** Accounts in the core table, one item each. */
export const dynamoAccountStore = (client: DynamoDBDocumentClient, tableName: string): AccountStore => ({
  find: async (accountId) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: keys.account(accountId), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : accountFrom(Item);
  },
  open: (account) => putNew(tableName, accountItem(account), () => ({ code: "busy", retryAfterSeconds: 1 })),
  change: (accountId, { language, email }): DynamoPiece => {
    const setEmail = typeof email === "string";
    return {
      write: {
        Update: {
          TableName: tableName,
          Key: keys.account(accountId),
          UpdateExpression: `SET #language = :language${setEmail ? ", email = :email" : ""}${email === null ? " REMOVE email" : ""}`,
          ConditionExpression: "#status = :active",
          ExpressionAttributeNames: { "#language": "language", "#status": "status" },
          ExpressionAttributeValues: {
            ":language": language,
            ":active": "active",
            ...(setEmail && { ":email": email }),
          },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
      refusal: (image) => ({ code: image === undefined ? "account-needed" : "account-suspended" }),
    };
  },
});
