import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { AnyPrincipal, PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key, KeySpec, KeyUsage } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import type { StageConfig } from "#infra/config/stage-config.ts";

/** What a service needs of a key to read and write data under it, spelled out: no `ReEncrypt*`, no `GenerateDataKey*`. */
const dataActions = [
  "kms:Encrypt",
  "kms:Decrypt",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:DescribeKey",
  "kms:CreateGrant",
];

/**
 * Lets whoever may use a table, queue, topic or secret use its key *through that service* and in no other way,
 * as AWS's own managed keys do. A role's grants then speak of data only, and forgetting a key is impossible.
 */
const throughServices = (stack: Stack, services: readonly string[]): PolicyStatement =>
  new PolicyStatement({
    sid: "ThroughServices",
    principals: [new AnyPrincipal()],
    actions: dataActions,
    resources: ["*"],
    conditions: {
      StringEquals: {
        "kms:CallerAccount": stack.account,
        "kms:ViaService": services.map((service) => `${service}.${stack.region}.amazonaws.com`),
      },
    },
  });

/** Keys, so that data, the secrets that protect codes, sealed codes, sealed seeds and sealed documents fall apart (stamps are hashed, T3). */
export class Keys extends Construct {
  /** Tables, queues, topics, papers and the log of text messages. */
  readonly data: Key;
  /** Secrets Manager: the HMAC secrets are held apart from the data they protect. */
  readonly secrets: Key;
  /** Seals stamp codes until they are delivered; used only by name, by the two functions that seal and open. */
  readonly seal: Key;
  /** Signs what documents say (A8); used by name, by the function that makes them. */
  readonly documents: Key;
  /** Signs anchors of the audit trail (E3); used by name, by the function that makes them. */
  readonly anchors: Key;
  /** Seals a draw's seed until it is drawn: announcing seals, and only the draw itself opens. */
  readonly draw: Key;

  constructor(scope: Construct, id: string, config: StageConfig) {
    super(scope, id);
    const stack = Stack.of(this);
    const common = {
      enableKeyRotation: true,
      removalPolicy: config.retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      pendingWindow: Duration.days(30),
    };
    this.data = new Key(this, "Data", {
      ...common,
      alias: "wisal/data-key",
      description: "Wisal: data at rest",
    });
    this.secrets = new Key(this, "Secrets", {
      ...common,
      alias: "wisal/secrets-key",
      description: "Wisal: secrets",
    });
    this.seal = new Key(this, "Seal", {
      ...common,
      alias: "wisal/seal-key",
      description: "Wisal: sealed stamp codes",
    });
    this.draw = new Key(this, "Draw", {
      ...common,
      alias: "wisal/draw-key",
      description: "Wisal: sealed seeds of draws",
    });

    const signing = {
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: common.removalPolicy,
      pendingWindow: common.pendingWindow,
    };
    this.documents = new Key(this, "Documents", {
      ...signing,
      alias: "wisal/documents-key",
      description: "Wisal: seals of documents",
    });
    this.anchors = new Key(this, "Anchors", {
      ...signing,
      alias: "wisal/anchors-key",
      description: "Wisal: anchors of the audit trail",
    });

    this.data.addToResourcePolicy(throughServices(stack, ["dynamodb", "sqs", "sns", "s3"]));
    this.secrets.addToResourcePolicy(throughServices(stack, ["secretsmanager"]));
    // SNS and EventBridge fill our encrypted queues, CloudWatch rings our encrypted topic, under their own names.
    for (const service of ["sns", "events", "cloudwatch"]) {
      this.data.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal(`${service}.amazonaws.com`)],
          actions: ["kms:Decrypt", "kms:GenerateDataKey"],
          resources: ["*"],
          conditions: { StringEquals: { "aws:SourceAccount": stack.account } },
        }),
      );
    }
    this.data.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
        actions: [
          "kms:Encrypt",
          "kms:Decrypt",
          "kms:ReEncryptFrom",
          "kms:ReEncryptTo",
          "kms:GenerateDataKey",
          "kms:DescribeKey",
        ],
        resources: ["*"],
        conditions: {
          ArnLike: {
            "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${stack.region}:${stack.account}:log-group:sns/*`,
          },
        },
      }),
    );
  }
}
