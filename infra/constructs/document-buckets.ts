import { Duration, Stack } from "aws-cdk-lib";
import { CfnMalwareProtectionPlan } from "aws-cdk-lib/aws-guardduty";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { BucketEncryption, CfnBucket, HttpMethods, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { StageConfig } from "#infra/config/stage-config.ts";
import { acknowledge } from "./acknowledge.ts";
import { PrivateBucket } from "./private-bucket.ts";

const anyObject = "Keys of objects are made of ids: any of this one bucket.";

/** Why a grant on every object of a bucket stands, by the finding as it reads before and after the stacks are joined. */
export const acknowledgedObjects = {
  quarantine: {
    "AwsSolutions-IAM5[Resource::<DocumentsQuarantine5F1BB154.Arn>/*]": anyObject,
    "AwsSolutions-IAM5[Resource::WisalData:ExportsOutputFnGetAttDocumentsQuarantine5F1BB154Arn70171D3D/*]":
      anyObject,
  },
  clean: {
    "AwsSolutions-IAM5[Resource::<DocumentsClean08556727.Arn>/*]": anyObject,
    "AwsSolutions-IAM5[Resource::WisalData:ExportsOutputFnGetAttDocumentsClean08556727ArnEC4B6BC6/*]":
      anyObject,
  },
} as const;

/**
 * Where papers lie (D1, D3): what citizens upload in quarantine, scanned and gone within 7 days, and the copies made
 * anew from it. Both encrypted with our key, TLS only, never public; what happens in them is logged for 30 days.
 */
export class DocumentBuckets extends Construct {
  /** Originals. Only the upload grant may write them and only the inspection may read them. */
  readonly quarantine: PrivateBucket;
  /** Rebuilt copies. */
  readonly clean: PrivateBucket;
  /** What happens in buckets, for 30 days. */
  readonly logs: PrivateBucket;

  constructor(scope: Construct, id: string, config: StageConfig, key: IKey) {
    super(scope, id);
    this.logs = new PrivateBucket(this, "Logs", {
      retain: config.retainData,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ expiration: Duration.days(30) }],
    });
    const common = {
      retain: config.retainData,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      serverAccessLogsBucket: this.logs,
    };
    this.quarantine = new PrivateBucket(this, "Quarantine", {
      ...common,
      // Inspection and scan name the version they are about: what is stored over it is another one.
      versioned: true,
      // Six days and one more for what a deletion leaves behind are the seven of D3.
      lifecycleRules: [
        {
          expiration: Duration.days(6),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
        { expiredObjectDeleteMarker: true },
      ],
      cors: [{ allowedMethods: [HttpMethods.POST], allowedOrigins: [config.siteUrl], allowedHeaders: ["*"] }],
      serverAccessLogsPrefix: "quarantine/",
    });
    // Said by hand: the library's own switch adds a function with rights on every bucket.
    const bucket = this.quarantine.node.defaultChild;
    if (!(bucket instanceof CfnBucket)) throw new Error("a bucket without its resource");
    bucket.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    this.clean = new PrivateBucket(this, "Clean", {
      ...common,
      // A desk shows a copy's pages beside its checklist, by a link of a minute.
      cors: [{ allowedMethods: [HttpMethods.GET], allowedOrigins: [config.siteUrl] }],
      serverAccessLogsPrefix: "clean/",
    });
    this.scan(key);
  }

  /** GuardDuty scans each object that arrives in quarantine and tells EventBridge (D2). */
  private scan(key: IKey): void {
    const { partition, region, account } = Stack.of(this);
    const rules = `arn:${partition}:events:${region}:${account}:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*`;
    const bucket = this.quarantine.bucketArn;
    const role = new Role(this, "ScanRole", {
      assumedBy: new ServicePrincipal("malware-protection-plan.guardduty.amazonaws.com"),
      description: "Lets GuardDuty read what arrives in quarantine, and nothing else",
      inlinePolicies: {
        scan: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ["events:PutRule", "events:DeleteRule", "events:PutTargets", "events:RemoveTargets"],
              resources: [rules],
              conditions: {
                StringEquals: { "events:ManagedBy": "malware-protection-plan.guardduty.amazonaws.com" },
              },
            }),
            new PolicyStatement({
              actions: ["events:DescribeRule", "events:ListTargetsByRule"],
              resources: [rules],
            }),
            new PolicyStatement({
              actions: ["s3:PutBucketNotification", "s3:GetBucketNotification", "s3:ListBucket"],
              resources: [bucket],
            }),
            new PolicyStatement({
              actions: ["s3:PutObject"],
              resources: [`${bucket}/malware-protection-resource-validation-object`],
            }),
            new PolicyStatement({
              actions: ["s3:GetObject", "s3:GetObjectVersion"],
              resources: [`${bucket}/*`],
            }),
            new PolicyStatement({ actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [key.keyArn] }),
          ],
        }),
      },
    });
    const why = "GuardDuty names its own rules, and scans every object of this one bucket.";
    acknowledge(role, {
      [`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:events:${region}:<AWS::AccountId>:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*]`]:
        why,
      "AwsSolutions-IAM5[Resource::<DocumentsQuarantine5F1BB154.Arn>/*]": why,
    });
    new CfnMalwareProtectionPlan(this, "Scan", {
      role: role.roleArn,
      protectedResource: { s3Bucket: { bucketName: this.quarantine.bucketName } },
      actions: { tagging: { status: "DISABLED" } },
    });
  }
}
