import type { IUserPool } from "aws-cdk-lib/aws-cognito";
import type { Table } from "aws-cdk-lib/aws-dynamodb";
import { Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import type { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { IQueue } from "aws-cdk-lib/aws-sqs";

/** What a function may do to items; a transaction needs the action of each of its parts. */
export type ItemAction =
  | "GetItem"
  | "BatchGetItem"
  | "Query"
  | "PutItem"
  | "UpdateItem"
  | "DeleteItem"
  | "ConditionCheckItem";

/**
 * Allows exactly these actions on a table's items, and on items whose partition key begins with one of
 * `leadingKeys` (patterns such as `MSG#*`) where given. Never on indexes: see `mayQueryIndex`.
 */
export const mayUseTable = (
  table: Table,
  actions: readonly ItemAction[],
  leadingKeys?: readonly string[],
): PolicyStatement =>
  new PolicyStatement({
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [table.tableArn],
    ...(leadingKeys && {
      conditions: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [...leadingKeys] } },
    }),
  });

/** Allows queries of one index, and of no other. */
export const mayQueryIndex = (table: Table, index: string): PolicyStatement =>
  new PolicyStatement({ actions: ["dynamodb:Query"], resources: [`${table.tableArn}/index/${index}`] });

/** Allows reading one secret's value. */
export const mayReadSecret = (secret: Secret): PolicyStatement =>
  new PolicyStatement({ actions: ["secretsmanager:GetSecretValue"], resources: [secret.secretArn] });

/** Allows sealing, and not opening, with a key. */
export const maySeal = (key: IKey): PolicyStatement =>
  new PolicyStatement({ actions: ["kms:Encrypt"], resources: [key.keyArn] });

/** Allows opening, and not sealing, with a key. */
export const mayUnseal = (key: IKey): PolicyStatement =>
  new PolicyStatement({ actions: ["kms:Decrypt"], resources: [key.keyArn] });

/** Allows signing with an asymmetric key, and reading its public half. */
export const maySign = (key: IKey): PolicyStatement =>
  new PolicyStatement({ actions: ["kms:Sign", "kms:GetPublicKey"], resources: [key.keyArn] });

/** Allows making users of one pool, and keeping them out and letting them in again; not what they may do here. */
export const mayAdministerUsers = (pool: IUserPool): PolicyStatement =>
  new PolicyStatement({
    actions: ["AdminCreateUser", "AdminGetUser", "AdminDisableUser", "AdminEnableUser"].map(
      (action) => `cognito-idp:${action}`,
    ),
    resources: [pool.userPoolArn],
  });

/** Allows giving users of one pool another phone, or taking away who signs in by the old one. */
export const mayMoveUsers = (pool: IUserPool): PolicyStatement =>
  new PolicyStatement({
    actions: ["cognito-idp:AdminUpdateUserAttributes", "cognito-idp:AdminDeleteUser"],
    resources: [pool.userPoolArn],
  });

/** Allows publishing to one topic. */
export const mayPublish = (topic: ITopic): PolicyStatement =>
  new PolicyStatement({ actions: ["sns:Publish"], resources: [topic.topicArn] });

/** Allows sending to one queue. */
export const maySend = (queue: IQueue): PolicyStatement =>
  new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [queue.queueArn] });

/** Allows storing any object in one bucket, and so signing grants to store one. */
export const mayStore = (bucket: IBucket): PolicyStatement =>
  new PolicyStatement({ actions: ["s3:PutObject"], resources: [bucket.arnForObjects("*")] });

/** Allows reading any version of any object in one bucket. */
export const mayReadVersions = (bucket: IBucket): PolicyStatement =>
  new PolicyStatement({ actions: ["s3:GetObjectVersion"], resources: [bucket.arnForObjects("*")] });

/** Allows reading any object in one bucket, and so signing links to one. */
export const mayRead = (bucket: IBucket): PolicyStatement =>
  new PolicyStatement({ actions: ["s3:GetObject"], resources: [bucket.arnForObjects("*")] });

/** Allows adding objects to one bucket, and listing and reading what is in it. */
export const mayAppend = (bucket: IBucket): readonly PolicyStatement[] => [
  new PolicyStatement({ actions: ["s3:PutObject", "s3:GetObject"], resources: [bucket.arnForObjects("*")] }),
  new PolicyStatement({ actions: ["s3:ListBucket"], resources: [bucket.bucketArn] }),
];

/** Allows listing one bucket and removing any object in it, and not reading one. */
export const mayRemove = (bucket: IBucket): readonly PolicyStatement[] => [
  new PolicyStatement({ actions: ["s3:DeleteObject"], resources: [bucket.arnForObjects("*")] }),
  new PolicyStatement({ actions: ["s3:ListBucket"], resources: [bucket.bucketArn] }),
];

/** Allows asking for an object of one bucket; without listing, S3 answers 403 for one that is not there. */
export const mayLookUp = (bucket: IBucket): readonly PolicyStatement[] => [
  new PolicyStatement({ actions: ["s3:GetObject"], resources: [bucket.arnForObjects("*")] }),
  new PolicyStatement({ actions: ["s3:ListBucket"], resources: [bucket.bucketArn] }),
];

/** Allows Lambda to take messages from one queue on the function's behalf. */
export const mayConsume = (queue: IQueue): PolicyStatement =>
  new PolicyStatement({
    actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
    resources: [queue.queueArn],
  });

/** Allows Lambda to read one table's stream; `ListStreams` takes no resource, so AWS wants `*` for it. */
export const mayReadStreams = (tables: readonly Table[]): readonly PolicyStatement[] => [
  new PolicyStatement({
    actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
    resources: tables.map((table) => {
      if (table.tableStreamArn === undefined) throw new Error(`${table.node.path} has no stream`);
      return table.tableStreamArn;
    }),
  }),
  new PolicyStatement({ actions: ["dynamodb:ListStreams"], resources: ["*"] }),
];

/** Allows keeping a message of one queue from view for a time of one's own. */
export const mayPostpone = (queue: IQueue): PolicyStatement =>
  new PolicyStatement({ actions: ["sqs:ChangeMessageVisibility"], resources: [queue.queueArn] });

/**
 * Allows text messages to phone numbers. A phone number is no resource of IAM, so AWS wants `*` for it; the
 * denial takes every topic out of that again.
 */
export const maySendTexts = (): readonly PolicyStatement[] => [
  new PolicyStatement({ actions: ["sns:Publish"], resources: ["*"] }),
  new PolicyStatement({ effect: Effect.DENY, actions: ["sns:Publish"], resources: ["arn:aws:sns:*:*:*"] }),
];

/** Why that is no wider than it must be. */
export const textsToPhones = {
  "AwsSolutions-IAM5[Resource::*]":
    "A phone number is no IAM resource; a denial beside it takes every topic out of the grant.",
} as const;

/** Allows e-mail from one sender, through the identity of the sender's domain. */
export const maySendMail = (identityArn: string, from: string): PolicyStatement =>
  new PolicyStatement({
    actions: ["ses:SendEmail"],
    resources: [identityArn],
    conditions: { StringEquals: { "ses:FromAddress": from } },
  });
