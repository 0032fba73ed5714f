import { Duration } from "aws-cdk-lib";
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { ObjectLockRetention, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import type { StageConfig } from "#infra/config/stage-config.ts";
import { PrivateBucket } from "./private-bucket.ts";

/** As long as commercial books are to be kept (Morocco, commercial code, article 26). */
const RETENTION = Duration.days(10 * 365 + 3);

const anyAnchor = "Keys of anchors are made of hours: any of this one bucket.";

/** Why a grant on every object of it stands, by the finding as it reads before and after the stacks are joined. */
export const acknowledgedAnchors = {
  "AwsSolutions-IAM5[Resource::<AnchorsE78985FD.Arn>/*]": anyAnchor,
  "AwsSolutions-IAM5[Resource::WisalData:ExportsOutputFnGetAttAnchorsE78985FDArnBC8F3FC9/*]": anyAnchor,
} as const;

/**
 * Where anchors of the audit trail lie (E3). Locked for ten years in compliance mode: nobody removes or changes one, the
 * account's owner included. And none is written over: an object is put where there is none, or not at all, so that what
 * is read under an hour is the first that was written there.
 */
export class AnchorBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, config: StageConfig, logs: IBucket) {
    super(scope, id, {
      retain: config.retainData,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      objectLockEnabled: true,
      ...(config.retainData && { objectLockDefaultRetention: ObjectLockRetention.compliance(RETENTION) }),
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: "anchors/",
    });
    const deny = (actions: readonly string[], conditions?: Record<string, unknown>): void => {
      this.addToResourcePolicy(
        new PolicyStatement({
          effect: Effect.DENY,
          principals: [new AnyPrincipal()],
          actions: [...actions],
          resources: [this.arnForObjects("*")],
          ...(conditions && { conditions }),
        }),
      );
    };
    deny(["s3:PutObject"], { Null: { "s3:if-none-match": "true" } });
    deny(["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObjectRetention"]);
  }
}
