import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { DecryptCommand, EncryptCommand, KMSClient } from "@aws-sdk/client-kms";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { parseJson, stringMap } from "#local/json.ts";

/** Throw-away function of the local run's own tests: makes the AWS call that the request names, with the real SDK. */
const retries = { maxAttempts: 1 };
const dynamodb = new DynamoDBClient(retries);
const ses = new SESv2Client(retries);
const sns = new SNSClient(retries);
const sqs = new SQSClient(retries);
const kms = new KMSClient(retries);
const s3 = new S3Client(retries);
const secrets = new SecretsManagerClient(retries);
const table = process.env["TABLE"] ?? "";

type Inputs = Record<string, string>;

const calls: Record<string, (given: Inputs) => Promise<unknown>> = {
  get: ({ pk = "" }) =>
    dynamodb.send(new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: "A" } } })),
  put: ({ pk = "", text = "", owner }) =>
    dynamodb.send(
      new PutItemCommand({
        TableName: table,
        Item: {
          pk: { S: pk },
          sk: { S: "A" },
          text: { S: text },
          ...(owner === undefined ? {} : { gpk: { S: owner }, gsk: { S: pk } }),
        },
      }),
    ),
  "put-new": ({ pk = "" }) =>
    dynamodb.send(
      new PutItemCommand({
        TableName: table,
        Item: { pk: { S: pk }, sk: { S: "A" } },
        ConditionExpression: "attribute_not_exists(pk)",
      }),
    ),
  update: ({ pk = "" }) =>
    dynamodb.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { pk: { S: pk }, sk: { S: "A" } },
        UpdateExpression: "ADD #n :one",
        ExpressionAttributeNames: { "#n": "n" },
        ExpressionAttributeValues: { ":one": { N: "1" } },
      }),
    ),
  query: ({ pk = "" }) =>
    dynamodb.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "#pk = :pk",
        ExpressionAttributeNames: { "#pk": "pk" },
        ExpressionAttributeValues: { ":pk": { S: pk } },
      }),
    ),
  index: ({ owner = "" }) =>
    dynamodb.send(
      new QueryCommand({
        TableName: table,
        IndexName: "byOwner",
        KeyConditionExpression: "gpk = :o",
        ExpressionAttributeValues: { ":o": { S: owner } },
      }),
    ),
  transact: ({ pk = "" }) =>
    dynamodb.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName: table, Item: { pk: { S: pk }, sk: { S: "A" } } } },
          { Put: { TableName: table, Item: { pk: { S: `CMD#${pk}` }, sk: { S: "CMD" } } } },
        ],
      }),
    ),
  parallel: async ({ pk = "" }) => {
    await Promise.all([calls["get"]?.({ pk }), calls["get"]?.({ pk: `${pk}b` })]);
    return calls["get"]?.({ pk });
  },
  secret: () => secrets.send(new GetSecretValueCommand({ SecretId: process.env["SECRET_ID"] ?? "" })),
  seal: async ({ text = "", context = "a", opened = "a" }) => {
    const KeyId = process.env["KEY_ID"] ?? "";
    const sealed = await kms.send(
      new EncryptCommand({ KeyId, Plaintext: Buffer.from(text), EncryptionContext: { stamp: context } }),
    );
    const { Plaintext } = await kms.send(
      new DecryptCommand({ CiphertextBlob: sealed.CiphertextBlob, EncryptionContext: { stamp: opened } }),
    );
    return { text: Buffer.from(Plaintext ?? []).toString("utf8") };
  },
  publish: ({ type = "", text = "" }) =>
    sns.send(
      new PublishCommand({
        TopicArn: process.env["TOPIC_ARN"] ?? "",
        Message: text,
        MessageAttributes: { type: { DataType: "String", StringValue: type } },
      }),
    ),
  mail: ({ from = "", to = "" }) =>
    ses.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: {
          Simple: {
            Subject: { Data: "Rendez-vous" },
            Body: { Text: { Data: "À bientôt" } },
            Attachments: [
              {
                FileName: "rdv.ics",
                RawContent: Buffer.from("BEGIN:VCALENDAR"),
                ContentType: "text/calendar",
              },
            ],
          },
        },
      }),
    ),
  sms: ({ to = "", text = "" }) => sns.send(new PublishCommand({ PhoneNumber: to, Message: text })),
  send: ({ text = "" }) =>
    sqs.send(new SendMessageCommand({ QueueUrl: process.env["QUEUE_URL"] ?? "", MessageBody: text })),
  object: async ({ key = "", text = "" }) => {
    await s3.send(new PutObjectCommand({ Bucket: process.env["BUCKET"] ?? "", Key: key, Body: text }));
    const got = await s3.send(new GetObjectCommand({ Bucket: process.env["BUCKET"] ?? "", Key: key }));
    return { text: await got.Body?.transformToString() };
  },
  sleep: ({ ms = "0" }) => new Promise((resolve) => setTimeout(() => resolve({}), Number(ms))),
  crash: () => process.exit(3),
  environment: () => Promise.resolve({ names: Object.keys(process.env).sort(), remaining: 1 }),
};

export const handler = async (event: { body: string | null; requestContext: { authorizer?: unknown } }) => {
  const { call, ...given } = stringMap(parseJson(event.body ?? "{}"));
  if (call === "malformed") return { hello: "world" };
  if (call === "throw") throw new Error("thrown on purpose");
  const respond = (statusCode: number, body: unknown) => ({
    statusCode,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  try {
    return respond(200, {
      result: await calls[call ?? ""]?.(given),
      authorizer: event.requestContext.authorizer ?? null,
    });
  } catch (error) {
    return respond(500, error instanceof Error ? { name: error.name, message: error.message } : {});
  }
};
