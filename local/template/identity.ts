import { account } from "#local/account.ts";
import { type Json, str } from "#local/json.ts";
import type { Resource } from "./stack.ts";

/** Where the local run answers, for the few attributes that are addresses. */
export interface Addresses {
  /** The AWS proxy, e.g. `http://127.0.0.1:4010`: queue URLs start with it. */
  readonly proxyUrl: string;
}

type Named = (property: string) => Json | undefined;

interface Naming {
  /** The property that names the resource; without it the name is `<stack>-<logicalId>`. */
  readonly nameProperty: string;
  readonly arn: (name: string) => string;
  /** What `Ref` gives; the name unless said otherwise. */
  readonly ref?: (name: string, addresses: Addresses) => string;
  readonly lowerCase?: boolean;
}

const { id, region, partition } = account;
const regional = (service: string, rest: string) => `arn:${partition}:${service}:${region}:${id}:${rest}`;

const table: Naming = { nameProperty: "TableName", arn: (name) => regional("dynamodb", `table/${name}`) };

const namings: Readonly<Record<string, Naming>> = {
  "AWS::DynamoDB::Table": table,
  "AWS::DynamoDB::GlobalTable": table,
  "AWS::S3::Bucket": {
    nameProperty: "BucketName",
    arn: (name) => `arn:${partition}:s3:::${name}`,
    lowerCase: true,
  },
  "AWS::SNS::Topic": {
    nameProperty: "TopicName",
    arn: (name) => regional("sns", name),
    ref: (name) => regional("sns", name),
  },
  "AWS::SES::EmailIdentity": {
    nameProperty: "EmailIdentity",
    arn: (name) => regional("ses", `identity/${name}`),
  },
  "AWS::SQS::Queue": {
    nameProperty: "QueueName",
    arn: (name) => regional("sqs", name),
    ref: (name, addresses) => `${addresses.proxyUrl}/${id}/${name}`,
  },
  "AWS::Lambda::Function": {
    nameProperty: "FunctionName",
    arn: (name) => regional("lambda", `function:${name}`),
  },
  "AWS::IAM::Role": { nameProperty: "RoleName", arn: (name) => `arn:${partition}:iam::${id}:role/${name}` },
  "AWS::SecretsManager::Secret": {
    nameProperty: "Name",
    // Secrets Manager adds six random characters to every name; here they are always the same six.
    arn: (name) => regional("secretsmanager", `secret:${name}-local0`),
    ref: (name) => regional("secretsmanager", `secret:${name}-local0`),
  },
  "AWS::KMS::Key": { nameProperty: "", arn: (name) => regional("kms", `key/${name}`) },
  "AWS::KMS::Alias": { nameProperty: "AliasName", arn: (name) => regional("kms", name) },
  "AWS::Logs::LogGroup": {
    nameProperty: "LogGroupName",
    arn: (name) => regional("logs", `log-group:${name}:*`),
  },
  "AWS::Events::Rule": { nameProperty: "Name", arn: (name) => regional("events", `rule/${name}`) },
  "AWS::Cognito::UserPool": {
    nameProperty: "",
    arn: (name) => regional("cognito-idp", `userpool/${region}_${name}`),
    ref: (name) => `${region}_${name}`,
  },
  "AWS::ApiGateway::RestApi": {
    nameProperty: "",
    arn: (name) => `arn:${partition}:apigateway:${region}::/restapis/${name}`,
  },
  "AWS::ApiGateway::Stage": {
    nameProperty: "StageName",
    arn: (name) => `arn:${partition}:apigateway:${region}::/stages/${name}`,
  },
  "AWS::CloudFront::Distribution": {
    nameProperty: "",
    arn: (name) => `arn:${partition}:cloudfront::${id}:distribution/${name}`,
  },
  "AWS::CloudFront::Function": {
    nameProperty: "",
    arn: (name) => `arn:${partition}:cloudfront::${id}:function/${name}`,
    ref: (name) => `arn:${partition}:cloudfront::${id}:function/${name}`,
  },
};

const anonymous: Naming = { nameProperty: "", arn: (name) => regional("local", name) };

function namingOf(resource: Resource): Naming {
  return namings[resource.type] ?? anonymous;
}

/** The physical name the resource would carry, made from its ids where AWS would invent one. */
export function physicalName(resource: Resource, property: Named): string {
  const naming = namingOf(resource);
  const given = naming.nameProperty === "" ? undefined : property(naming.nameProperty);
  if (typeof given === "string") return given;
  const generated = `${resource.stack}-${resource.logicalId}`;
  return naming.lowerCase === true ? generated.toLowerCase().slice(0, 63) : generated;
}

export function arnOf(resource: Resource, property: Named): string {
  return namingOf(resource).arn(physicalName(resource, property));
}

/** What `Ref` of the resource gives. */
export function refOf(resource: Resource, property: Named, addresses: Addresses): string {
  const name = physicalName(resource, property);
  if (resource.type === "AWS::Lambda::Version") return `${str(property("FunctionName"))}:1`;
  if (resource.type === "AWS::Lambda::Alias") return `${functionArn(property)}:${str(property("Name"))}`;
  return namingOf(resource).ref?.(name, addresses) ?? name;
}

function functionArn(property: Named): string {
  const name = str(property("FunctionName"));
  return name.startsWith("arn:") ? name : regional("lambda", `function:${name}`);
}

/** What `Fn::GetAtt` of the resource gives; undefined for an attribute nobody here needs. */
export function attributeOf(
  resource: Resource,
  attribute: string,
  property: Named,
  addresses: Addresses,
): string | undefined {
  const name = physicalName(resource, property);
  switch (attribute) {
    case "Arn":
    case "TopicArn":
    case "FunctionArn":
    case "FunctionARN":
      return arnOf(resource, property);
    case "StreamArn":
      return `${arnOf(resource, property)}/stream/local`;
    case "QueueName":
    case "TopicName":
    case "DistributionId":
    case "RestApiId":
    case "KeyId":
    case "Id":
      return name;
    case "QueueUrl":
      return refOf(resource, property, addresses);
    case "RootResourceId":
      return `${name}-root`;
    case "Version":
      return "1";
    case "DomainName":
      return resource.type === "AWS::S3::Bucket" ? `${name}.s3.amazonaws.com` : `${name}.cloudfront.net`;
    case "RegionalDomainName":
      return `${name}.s3.${region}.amazonaws.com`;
    case "ProviderURL":
      return `https://cognito-idp.${region}.amazonaws.com/${region}_${name}`;
    default:
      return undefined;
  }
}
