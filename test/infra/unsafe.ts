import * as z from "zod";
import type { Assembly, Placed } from "./templates.ts";
import { grantsOf } from "./templates.ts";

/** Grants on `*` that AWS knows no narrower resource for. */
export const unavoidable: readonly string[] = ["dynamodb:ListStreams *", "sns:Publish *"];

/** Keys of objects and the rules that GuardDuty manages are named by whoever makes them: all of one bucket, all of its. */
const isOneBucket = (action: string, resource: string): boolean =>
  (action.startsWith("s3:") && /^[^*/]+\/\*$/.test(resource)) ||
  (action.startsWith("events:") &&
    resource.endsWith(":rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*"));

const at = ({ stack, id }: Placed): string => `${stack}/${id}`;

const has = (resource: Placed, path: readonly string[]): boolean => {
  let value: unknown = resource.Properties;
  for (const step of path) {
    const parsed = z.record(z.string(), z.unknown()).safeParse(value);
    value = parsed.success ? parsed.data[step] : undefined;
  }
  return value !== undefined && value !== false;
};

const roleFaults = (assembly: Assembly): readonly string[] =>
  assembly.ofType("AWS::IAM::Role").flatMap((role) =>
    grantsOf(assembly, role).flatMap((grant) => {
      if (grant.startsWith("deny ")) return [];
      const [action = "", resource = ""] = grant.split(" ");
      if (action.includes("*")) return [`${at(role)} allows any action: ${grant}`];
      const isCognito = JSON.stringify(role.Properties["AssumeRolePolicyDocument"]).includes(
        "cognito-idp.amazonaws.com",
      );
      const named = unavoidable.includes(`${action} ${resource}`) || isOneBucket(action, resource);
      return resource.includes("*") && !named && !isCognito
        ? [`${at(role)} allows any resource: ${grant}`]
        : [];
    }),
  );

const failureTargetSchema = z.union([
  z.object({ deadLetterTargetArn: z.unknown() }).transform(({ deadLetterTargetArn }) => deadLetterTargetArn),
  z
    .object({ OnFailure: z.object({ Destination: z.unknown() }) })
    .transform(({ OnFailure }) => OnFailure.Destination),
]);

/** Names of the queues in which failures of others end: dead letters, and a stream's failed records. */
const failureQueues = (assembly: Assembly): ReadonlySet<string> =>
  new Set(
    [...assembly.ofType("AWS::SQS::Queue"), ...assembly.ofType("AWS::Lambda::EventSourceMapping")].flatMap(
      ({ stack, Properties }) => {
        const target = failureTargetSchema.safeParse(
          Properties["RedrivePolicy"] ?? Properties["DestinationConfig"],
        );
        return target.success ? [assembly.read(stack, target.data)] : [];
      },
    ),
  );

const queueFaults = (assembly: Assembly): readonly string[] => {
  const ends = failureQueues(assembly);
  return assembly.ofType("AWS::SQS::Queue").flatMap((queue) => {
    const isEnd = ends.has(assembly.read(queue.stack, { Ref: queue.id }));
    return [
      ...(isEnd || has(queue, ["RedrivePolicy"]) ? [] : [`${at(queue)} has no dead-letter queue`]),
      ...(has(queue, ["KmsMasterKeyId"]) ? [] : [`${at(queue)} is not encrypted with our key`]),
    ];
  });
};

const requirements: readonly {
  readonly type: string;
  readonly path: readonly string[];
  readonly fault: string;
}[] = [
  {
    type: "AWS::DynamoDB::Table",
    path: ["PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled"],
    fault: "has no point-in-time recovery",
  },
  {
    type: "AWS::DynamoDB::Table",
    path: ["SSESpecification", "KMSMasterKeyId"],
    fault: "is not encrypted with our key",
  },
  { type: "AWS::SNS::Topic", path: ["KmsMasterKeyId"], fault: "is not encrypted with our key" },
  { type: "AWS::SecretsManager::Secret", path: ["KmsKeyId"], fault: "is not encrypted with our key" },
  { type: "AWS::KMS::Key", path: ["EnableKeyRotation"], fault: "is never rotated" },
  { type: "AWS::Logs::LogGroup", path: ["RetentionInDays"], fault: "keeps logs for ever" },
  {
    type: "AWS::Lambda::Function",
    path: ["LoggingConfig", "LogGroup"],
    fault: "writes to a log group nobody made",
  },
  { type: "AWS::S3::Bucket", path: ["BucketEncryption"], fault: "is not encrypted" },
  {
    type: "AWS::S3::Bucket",
    path: ["PublicAccessBlockConfiguration", "BlockPublicPolicy"],
    fault: "may become public",
  },
  {
    type: "AWS::S3::Bucket",
    path: ["PublicAccessBlockConfiguration", "RestrictPublicBuckets"],
    fault: "may become public",
  },
];

/** AWS rotates no asymmetric key: a new one takes over (docs/runbooks/rotate-a-secret.md). */
const isSigningKey = ({ Properties }: Placed): boolean => Properties["KeyUsage"] === "SIGN_VERIFY";

/** Everything in a set of templates that must not be deployed, one line each; empty when it is safe. */
export const unsafe = (assembly: Assembly): readonly string[] => [
  ...roleFaults(assembly),
  ...queueFaults(assembly),
  ...assembly
    .ofType("AWS::IAM::Role")
    .filter(
      (role) =>
        has(role, ["ManagedPolicyArns"]) &&
        !JSON.stringify(role.Properties).includes("APIGatewayPushToCloudWatchLogs"),
    )
    .map((role) => `${at(role)} uses a managed policy`),
  ...assembly.ofType("AWS::IAM::Policy").map((policy) => `${at(policy)} widens a role beside its own list`),
  ...requirements.flatMap(({ type, path, fault }) =>
    assembly
      .ofType(type)
      .filter((resource) => !has(resource, path) && !isSigningKey(resource))
      .map((resource) => `${at(resource)} ${fault}`),
  ),
];
