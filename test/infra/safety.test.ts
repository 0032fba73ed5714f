import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Stack, Validations } from "aws-cdk-lib";
import { Template as SynthesisedTemplate } from "aws-cdk-lib/assertions";
import { AttributeType, Table } from "aws-cdk-lib/aws-dynamodb";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnBucket } from "aws-cdk-lib/aws-s3";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { AwsSolutionsChecks } from "cdk-nag";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { buildApp } from "#infra/app.ts";
import { stageConfig } from "#infra/config/stage.ts";
import type { Assembly } from "./templates.ts";
import { assemblyOf, synthesise } from "./templates.ts";
import { unsafe } from "./unsafe.ts";

const folders: string[] = [];

const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "wisal-cdk-"));
  folders.push(folder);
  return folder;
};

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A stack with the mistakes that people make: what sees none of them guards nothing. */
const badApp = (): { readonly app: App; readonly stack: Stack } => {
  const app = new App({ outdir: temporaryFolder(), builtinCloudFormationValidation: false });
  const stack = new Stack(app, "Bad");
  new Role(stack, "Wild", {
    assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    inlinePolicies: {
      all: new PolicyDocument({
        statements: [new PolicyStatement({ actions: ["dynamodb:*"], resources: ["*"] })],
      }),
    },
  });
  new CfnBucket(stack, "Open");
  new Queue(stack, "Lossy");
  new Table(stack, "Forgetful", { partitionKey: { name: "pk", type: AttributeType.STRING } });
  return { app, stack };
};

const badResourcesSchema = z.record(
  z.string(),
  z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
);

let production: Assembly;

beforeAll(async () => {
  production = await synthesise("production", { judged: true });
});

describe("the templates", () => {
  it("hold nothing that must not be deployed", () => {
    expect(unsafe(production)).toEqual([]);
  });

  it("keep data when a stack is deleted, and refuse to delete tables and user pools", () => {
    const kept = [
      "AWS::DynamoDB::Table",
      "AWS::KMS::Key",
      "AWS::Cognito::UserPool",
      "AWS::SecretsManager::Secret",
      "AWS::S3::Bucket",
    ];
    for (const resource of kept.flatMap((type) => production.ofType(type))) {
      expect(resource.DeletionPolicy, `${resource.stack}/${resource.id}`).toBe("Retain");
    }
    for (const table of production.ofType("AWS::DynamoDB::Table")) {
      expect(table.Properties["DeletionProtectionEnabled"], table.id).toBe(true);
    }
    for (const pool of production.ofType("AWS::Cognito::UserPool")) {
      expect(pool.Properties["DeletionProtection"], pool.id).toBe("ACTIVE");
    }
  });

  it("require a second factor of staff and never of the code to a citizen's phone", () => {
    const pools = production
      .ofType("AWS::Cognito::UserPool")
      .map(({ Properties }) => [Properties["UserPoolName"], Properties["MfaConfiguration"]]);
    expect(pools).toEqual([
      ["wisal-citizens", "OFF"],
      ["wisal-staff", "ON"],
      ["wisal-partners", "ON"],
    ]);
  });

  it("let citizens sign in by a code to phone or e-mail, which our own domain sends", () => {
    const [citizens] = production
      .ofType("AWS::Cognito::UserPool")
      .filter(({ Properties }) => Properties["UserPoolName"] === "wisal-citizens");
    expect(citizens?.Properties).toMatchObject({
      UsernameAttributes: ["email", "phone_number"],
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "EMAIL_OTP", "SMS_OTP"] } },
      EmailConfiguration: { EmailSendingAccount: "DEVELOPER", From: "no-reply@wisal.example" },
    });
  });

  it("E3 lock anchors for ten years in compliance mode, and let none be written over or removed", () => {
    const [bucket] = production
      .ofType("AWS::S3::Bucket")
      .filter(({ Properties }) => Properties["ObjectLockEnabled"] === true);
    expect(bucket?.Properties["ObjectLockConfiguration"]).toEqual({
      ObjectLockEnabled: "Enabled",
      Rule: { DefaultRetention: { Mode: "COMPLIANCE", Days: 3653 } },
    });
    const policies = production
      .ofType("AWS::S3::BucketPolicy")
      .map(({ Properties }) => JSON.stringify(Properties))
      .filter((policy) => policy.startsWith(`{"Bucket":{"Ref":"${bucket?.id}"}`));
    expect(policies).toEqual([
      expect.stringContaining(`"Condition":{"Null":{"s3:if-none-match":"true"}},"Effect":"Deny"`),
    ]);
    expect(policies[0]).toContain(`"s3:DeleteObject","s3:DeleteObjectVersion"`);
  });

  it("keep text messages' receipts, which hold phone numbers, for days only", () => {
    const receipts = production
      .ofType("AWS::Logs::LogGroup")
      .filter(({ stack, Properties }) =>
        production.read(stack, Properties["LogGroupName"]).startsWith("sns/"),
      );
    expect(receipts).toHaveLength(2);
    for (const { Properties } of receipts) expect(Properties["RetentionInDays"]).toBe(3);
  });
});

describe("cdk-nag", () => {
  it("finds nothing in production that is not acknowledged with a reason", () => {
    const app = buildApp(stageConfig("production"), temporaryFolder());
    expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
  });

  it("sees each mistake of a bad stack", () => {
    const { app } = badApp();
    const found = new AwsSolutionsChecks(app).validateScope(app).violations.map(({ ruleName }) => ruleName);
    expect(found).toEqual(
      expect.arrayContaining([
        "AwsSolutions-IAM5[Action::dynamodb:*]",
        "AwsSolutions-IAM5[Resource::*]",
        "AwsSolutions-S1",
        "AwsSolutions-SQS3",
        "AwsSolutions-DDB3",
      ]),
    );
  });

  it("stops the synthesis of a bad stack", () => {
    const { app } = badApp();
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).toThrow("AwsSolutions-IAM5[Action::dynamodb:*]");
  });
});

describe("our own rules", () => {
  it("see each mistake of a bad stack", () => {
    const { stack } = badApp();
    const template = SynthesisedTemplate.fromStack(stack).toJSON();
    const faults = unsafe(
      assemblyOf({ Bad: { Resources: badResourcesSchema.parse(template["Resources"]), Outputs: {} } }),
    ).map((fault) => fault.replace(/[0-9A-F]{8} /, " "));
    expect(faults).toEqual([
      "Bad/Wild allows any action: dynamodb:* *",
      "Bad/Lossy has no dead-letter queue",
      "Bad/Lossy is not encrypted with our key",
      "Bad/Forgetful has no point-in-time recovery",
      "Bad/Forgetful is not encrypted with our key",
      "Bad/Open is not encrypted",
      "Bad/Open may become public",
      "Bad/Open may become public",
    ]);
  });
});
