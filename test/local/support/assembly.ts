import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const functions = ["caller", "worker", "authorizer"] as const;

const getAtt = (id: string, attribute = "Arn") => ({ "Fn::GetAtt": [id, attribute] });
const ref = (id: string) => ({ Ref: id });

const integration = (id: string) => ({
  Type: "AWS_PROXY",
  Uri: {
    "Fn::Join": [
      "",
      [
        "arn:",
        ref("AWS::Partition"),
        ":apigateway:",
        ref("AWS::Region"),
        ":lambda:path/2015-03-31/functions/",
        getAtt(id),
        "/invocations",
      ],
    ],
  },
});

const method = (resource: unknown, httpMethod: string, more: object = {}) => ({
  Type: "AWS::ApiGateway::Method",
  Properties: {
    RestApiId: ref("Api"),
    ResourceId: resource,
    HttpMethod: httpMethod,
    AuthorizationType: "NONE",
    Integration: integration("Caller"),
    ...more,
  },
});

const fn = (id: string, role: string, environment: object, more: object = {}) => ({
  Type: "AWS::Lambda::Function",
  Properties: {
    FunctionName: `fixture-${id}`,
    Runtime: "nodejs24.x",
    Handler: "index.handler",
    Role: getAtt(role),
    Code: { S3Bucket: "assets", S3Key: `${id}.zip` },
    Timeout: 2,
    MemorySize: 256,
    Environment: { Variables: { POWERTOOLS_SERVICE_NAME: id, ...environment } },
    ...more,
  },
});

const role = (statements: readonly object[]) => ({
  Type: "AWS::IAM::Role",
  Properties: { Policies: [{ PolicyName: "grants", PolicyDocument: { Statement: statements } }] },
});

const allow = (actions: readonly string[], resource: unknown, more: object = {}) => ({
  Effect: "Allow",
  Action: actions,
  Resource: resource,
  ...more,
});

const issuers = (port: number) =>
  [
    ["citizen", "citizens"],
    ["staff", "staff"],
    ["partner", "partners"],
  ].map(([kind, path]) => ({
    kind,
    issuer: `http://127.0.0.1:${port + 2}/${path}`,
    audience: "https://api.wisal",
  }));

/** A small cloud with one of everything: enough to see the local run do each thing that it must. */
const resourcesAt = (port: number) => ({
  Table: {
    Type: "AWS::DynamoDB::Table",
    Properties: {
      TableName: "fixture",
      AttributeDefinitions: ["pk", "sk", "gpk", "gsk"].map((AttributeName) => ({
        AttributeName,
        AttributeType: "S",
      })),
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: "byOwner",
          KeySchema: [
            { AttributeName: "gpk", KeyType: "HASH" },
            { AttributeName: "gsk", KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "KEYS_ONLY" },
        },
      ],
      StreamSpecification: { StreamViewType: "NEW_IMAGE" },
    },
  },
  Bucket: { Type: "AWS::S3::Bucket", Properties: {} },
  Topic: { Type: "AWS::SNS::Topic", Properties: { TopicName: "facts" } },
  Dead: { Type: "AWS::SQS::Queue", Properties: { QueueName: "facts-dlq" } },
  Queue: {
    Type: "AWS::SQS::Queue",
    Properties: {
      QueueName: "facts",
      // No test waits longer for a redelivery.
      VisibilityTimeout: 1,
      RedrivePolicy: { deadLetterTargetArn: getAtt("Dead"), maxReceiveCount: 2 },
    },
  },
  Subscription: {
    Type: "AWS::SNS::Subscription",
    Properties: {
      Protocol: "sqs",
      TopicArn: ref("Topic"),
      Endpoint: getAtt("Queue"),
      RawMessageDelivery: true,
      FilterPolicy: { type: ["wanted"] },
    },
  },
  Secret: {
    Type: "AWS::SecretsManager::Secret",
    Properties: { GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } },
  },
  Key: { Type: "AWS::KMS::Key", Properties: {} },
  CallerRole: role([
    allow(
      ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:Query"],
      getAtt("Table"),
      {
        Condition: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["OPEN#*", "CMD#*"] } },
      },
    ),
    allow(["dynamodb:Query"], { "Fn::Join": ["", [getAtt("Table"), "/index/byOwner"]] }),
    allow(["secretsmanager:GetSecretValue"], ref("Secret")),
    allow(["kms:Encrypt", "kms:Decrypt"], getAtt("Key")),
    allow(["sns:Publish"], "*"),
    allow(
      ["ses:SendEmail"],
      { "Fn::Sub": "arn:aws:ses:${AWS::Region}:${AWS::AccountId}:identity/wisal.example" },
      {
        Condition: { StringEquals: { "ses:FromAddress": "no-reply@wisal.example" } },
      },
    ),
    allow(["s3:GetObject", "s3:PutObject"], { "Fn::Sub": "${Bucket.Arn}/*" }),
  ]),
  WorkerRole: role([
    allow(["dynamodb:PutItem"], getAtt("Table")),
    allow(
      ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
      getAtt("Table", "StreamArn"),
    ),
    allow(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], getAtt("Queue")),
    allow(["sns:Publish"], ref("Topic")),
  ]),
  AuthorizerRole: role([]),
  Caller: fn("caller", "CallerRole", {
    TABLE: ref("Table"),
    SECRET_ID: ref("Secret"),
    KEY_ID: getAtt("Key"),
    TOPIC_ARN: ref("Topic"),
    QUEUE_URL: ref("Queue"),
    BUCKET: ref("Bucket"),
    CMI_CLIENT_ID: "600000001",
    CMI_SECRET_ID: ref("Secret"),
    ISSUERS: JSON.stringify(issuers(port)),
  }),
  Worker: fn("worker", "WorkerRole", { TABLE: ref("Table"), TOPIC_ARN: ref("Topic") }),
  Authorizer: fn("authorizer", "AuthorizerRole", {}),
  Stream: {
    Type: "AWS::Lambda::EventSourceMapping",
    Properties: {
      FunctionName: ref("Worker"),
      EventSourceArn: getAtt("Table", "StreamArn"),
      StartingPosition: "TRIM_HORIZON",
      BatchSize: 10,
      FilterCriteria: {
        Filters: [{ Pattern: '{"eventName":["INSERT"],"dynamodb":{"NewImage":{"sk":{"S":["CMD"]}}}}' }],
      },
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    },
  },
  Consumer: {
    Type: "AWS::Lambda::EventSourceMapping",
    Properties: {
      FunctionName: ref("Worker"),
      EventSourceArn: getAtt("Queue"),
      BatchSize: 10,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    },
  },
  Rule: {
    Type: "AWS::Events::Rule",
    Properties: { ScheduleExpression: "rate(15 minutes)", Targets: [{ Id: "a", Arn: getAtt("Worker") }] },
  },
  Receipts: {
    Type: "AWS::Logs::SubscriptionFilter",
    Properties: {
      LogGroupName: { "Fn::Sub": "sns/${AWS::Region}/${AWS::AccountId}/DirectPublishToPhoneNumber" },
      DestinationArn: getAtt("Worker"),
      FilterPattern: "",
    },
  },
  Api: { Type: "AWS::ApiGateway::RestApi", Properties: { Name: "fixture", MinimumCompressionSize: 1000 } },
  Stage: { Type: "AWS::ApiGateway::Stage", Properties: { RestApiId: ref("Api"), StageName: "live" } },
  Calls: {
    Type: "AWS::ApiGateway::Resource",
    Properties: { RestApiId: ref("Api"), ParentId: getAtt("Api", "RootResourceId"), PathPart: "calls" },
  },
  Private: {
    Type: "AWS::ApiGateway::Resource",
    Properties: { RestApiId: ref("Api"), ParentId: getAtt("Api", "RootResourceId"), PathPart: "private" },
  },
  Tokens: {
    Type: "AWS::ApiGateway::Authorizer",
    Properties: {
      RestApiId: ref("Api"),
      Type: "REQUEST",
      IdentitySource: "method.request.header.Authorization",
      AuthorizerUri: integration("Authorizer").Uri,
    },
  },
  PostCalls: method(ref("Calls"), "POST"),
  PostPrivate: method(ref("Private"), "POST", { AuthorizationType: "CUSTOM", AuthorizerId: ref("Tokens") }),
  Missing: {
    Type: "AWS::ApiGateway::GatewayResponse",
    Properties: {
      RestApiId: ref("Api"),
      ResponseType: "MISSING_AUTHENTICATION_TOKEN",
      StatusCode: "404",
      ResponseParameters: { "gatewayresponse.header.Content-Type": "'application/problem+json'" },
      ResponseTemplates: { "application/json": '{"status":404,"instance":"$context.requestId"}' },
    },
  },
  Distribution: {
    Type: "AWS::CloudFront::Distribution",
    Properties: {
      DistributionConfig: {
        Origins: [
          { Id: "site", DomainName: getAtt("Bucket", "RegionalDomainName") },
          {
            Id: "api",
            DomainName: { "Fn::Sub": "${Api}.execute-api.${AWS::Region}.amazonaws.com" },
            OriginPath: "/live",
          },
        ],
        DefaultCacheBehavior: { TargetOriginId: "site", AllowedMethods: ["GET", "HEAD"], Compress: true },
        CacheBehaviors: [
          { PathPattern: "/calls", TargetOriginId: "api", AllowedMethods: ["GET", "HEAD", "POST"] },
        ],
      },
    },
  },
});

/** Writes the fixture's assembly, bundles included, as CDK would; tells where. */
export async function fixtureAssembly(port: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "wisal-assembly-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  await build({
    entryPoints: functions.map((name) => ({
      in: fileURLToPath(new URL(`../functions/${name}.ts`, import.meta.url)),
      out: `${name}/index`,
    })),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node24",
    banner: {
      js: 'import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url);',
    },
    logLevel: "warning",
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "Fixture.template.json"), JSON.stringify({ Resources: resourcesAt(port) }));
  const files = Object.fromEntries(
    functions.map((name) => [
      name,
      { source: { path: name }, destinations: { here: { objectKey: `${name}.zip` } } },
    ]),
  );
  writeFileSync(join(folder, "Fixture.assets.json"), JSON.stringify({ files }));
  return folder;
}
