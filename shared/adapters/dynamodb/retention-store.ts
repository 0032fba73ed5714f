import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { DeleteCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { deletionCauses } from "#shared/domain/request/retention.ts";
import type { Deletion, RetentionDue, RetentionStore } from "#shared/ports/retention-store.ts";
import { keys } from "./keys.ts";
import type { DynamoPiece } from "./piece.ts";
import { queryPartition } from "./query-partition.ts";

const itemKeys = { pk: z.string(), sk: z.string() };

const dueSchema = z.strictObject({
  ...itemKeys,
  at: z.iso.datetime(),
  requestId: z.string(),
  cause: z.enum(deletionCauses),
});

const deletionSchema = z.strictObject({
  ...itemKeys,
  requestId: z.string(),
  postId: z.string(),
  cause: z.enum(deletionCauses),
  endedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  deletedAt: z.iso.datetime(),
  files: z.int().nonnegative(),
});

/** As many as one run acts on between two looks at its clock. */
const PAGE = 100;

const busy = () => ({ code: "busy", retryAfterSeconds: 1 }) as const;
const internal = () => ({ code: "internal" }) as const;

const toDue = (item: unknown): RetentionDue => {
  const { pk, sk, ...row } = dueSchema.parse(item);
  return row;
};

const toDeletion = (item: unknown): Deletion => {
  const { pk, sk, ...deletion } = deletionSchema.parse(item);
  return deletion;
};

/** The item that says when a request's papers are to be looked at. */
export const retentionItem = (row: RetentionDue) => ({ ...keys.retention(row.at, row.requestId), ...row });

/** What is kept until when in DynamoDB: one partition of small rows by instant, and a log by day. */
export const dynamoRetentionStore = (client: DynamoDBDocumentClient, table: string): RetentionStore => {
  const put = (row: RetentionDue) =>
    client.send(new PutCommand({ TableName: table, Item: retentionItem(row) }));
  const remove = async ({ at, requestId }: RetentionDue) => {
    await client.send(new DeleteCommand({ TableName: table, Key: keys.retention(at, requestId) }));
  };
  return {
    due: async (now) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: "pk = :pk AND sk < :now",
          // `~` sorts behind every id: what is due at this very instant is due.
          ExpressionAttributeValues: {
            ":pk": keys.retention("", "").pk,
            ":now": keys.retention(now, "~").sk,
          },
          Limit: PAGE,
          ConsistentRead: true,
        }),
      );
      return Items.map(toDue);
    },
    postpone: async (row, at) => {
      if (at === row.at) return;
      await put({ ...row, at });
      await remove(row);
    },
    forget: remove,
    emptyPieces: ({ requestId, state }, { documents, uploads }): readonly DynamoPiece[] => [
      {
        write: {
          ConditionCheck: {
            TableName: table,
            Key: keys.request(requestId),
            ConditionExpression: "#state = :state",
            ExpressionAttributeNames: { "#state": "state" },
            ExpressionAttributeValues: { ":state": state },
          },
        },
        refusal: busy,
      },
      {
        write: {
          Update: {
            TableName: table,
            Key: keys.documents(requestId),
            UpdateExpression: "SET documents = :without, uploads = :none, quota = :none",
            ConditionExpression: "documents = :documents AND uploads = :uploads",
            ExpressionAttributeValues: {
              ":documents": documents,
              ":uploads": uploads,
              ":without": documents.map(({ note, ...document }) => document),
              ":none": {},
            },
          },
        },
        refusal: busy,
      },
    ],
    donePieces: (row, deletion): readonly DynamoPiece[] => [
      {
        write: { Delete: { TableName: table, Key: keys.retention(row.at, row.requestId) } },
        refusal: internal,
      },
      {
        write: {
          Put: {
            TableName: table,
            Item: { ...keys.deletion(deletion.deletedAt, deletion.requestId), ...deletion },
          },
        },
        refusal: internal,
      },
    ],
    erasePieces: (record, now): readonly DynamoPiece[] => {
      const { requestId, accountId, postId, state, names, appointment } = record;
      // As many as they were: figures of that day count them.
      const nobody = names.map(() => "");
      return [
        {
          write: {
            Update: {
              TableName: table,
              Key: keys.request(requestId),
              UpdateExpression: "SET #names = :nobody, personKeys = :none",
              ConditionExpression: "accountId = :account AND #state = :state",
              ExpressionAttributeNames: { "#names": "names", "#state": "state" },
              ExpressionAttributeValues: {
                ":nobody": nobody,
                ":none": [],
                ":account": accountId,
                ":state": state,
              },
            },
          },
          refusal: busy,
        },
        {
          write: {
            Put: {
              TableName: table,
              Item: { ...keys.people(requestId), beneficiaries: [], personKeys: [] },
            },
          },
          refusal: internal,
        },
        ...(appointment
          ? [
              {
                write: {
                  Update: {
                    TableName: table,
                    Key: keys.appointment(postId, appointment.date, appointment.appointmentId),
                    UpdateExpression: "SET #names = :nobody, personKeys = :none",
                    ConditionExpression: "attribute_exists(pk)",
                    ExpressionAttributeNames: { "#names": "names" },
                    ExpressionAttributeValues: { ":nobody": nobody, ":none": [] },
                  },
                },
                refusal: busy,
              },
            ]
          : []),
        {
          write: {
            Put: { TableName: table, Item: retentionItem({ at: now, requestId, cause: "erasure" }) },
          },
          refusal: internal,
        },
      ];
    },
    deletions: (date) => queryPartition(client, table, keys.deletion(date, "").pk, toDeletion),
  };
};
