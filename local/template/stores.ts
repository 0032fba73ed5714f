import { type Json, type JsonObject, list, obj, optionalStr, str } from "#local/json.ts";
import type { BucketModel, KeyModel, KeySchemaModel, SecretModel, TableModel } from "./model.ts";
import type { Declared, ResourceIndex } from "./resource-index.ts";

export function tablesOf(index: ResourceIndex): TableModel[] {
  return index.of("AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable").map(tableOf);
}

function tableOf(resource: Declared): TableModel {
  const properties = resource.properties;
  const indexes = list(properties["GlobalSecondaryIndexes"]).map((entry) => obj(entry));
  const stream = obj(properties["StreamSpecification"]);
  const view = optionalStr(stream["StreamViewType"]);
  const timeToLive = obj(properties["TimeToLiveSpecification"]);
  const creation: JsonObject = {
    TableName: resource.name,
    AttributeDefinitions: properties["AttributeDefinitions"] ?? [],
    KeySchema: properties["KeySchema"] ?? [],
    BillingMode: "PAY_PER_REQUEST",
  };
  if (indexes.length > 0) {
    creation["GlobalSecondaryIndexes"] = indexes.map((entry) => ({
      IndexName: entry["IndexName"] ?? null,
      KeySchema: entry["KeySchema"] ?? [],
      Projection: entry["Projection"] ?? {},
    }));
  }
  if (view !== undefined) creation["StreamSpecification"] = { StreamEnabled: true, StreamViewType: view };
  return {
    logicalId: resource.logicalId,
    name: resource.name,
    arn: resource.arn,
    streamArn: `${resource.arn}/stream/local`,
    streamView: view,
    keys: keySchema(properties["KeySchema"]),
    indexes: indexes.map((entry) => ({ name: str(entry["IndexName"]), keys: keySchema(entry["KeySchema"]) })),
    timeToLive: optionalStr(timeToLive["AttributeName"]),
    creation,
  };
}

function keySchema(value: Json | undefined): KeySchemaModel {
  const keys = list(value).map((entry) => obj(entry));
  const named = (type: string) => optionalStr(keys.find((key) => key["KeyType"] === type)?.["AttributeName"]);
  return { partition: named("HASH") ?? "", sort: named("RANGE") };
}

export function bucketsOf(index: ResourceIndex): BucketModel[] {
  return index.of("AWS::S3::Bucket").map(({ name, arn }) => ({ name, arn }));
}

export function secretsOf(index: ResourceIndex): SecretModel[] {
  return index.of("AWS::SecretsManager::Secret").map((resource) => {
    const generate = resource.properties["GenerateSecretString"];
    return {
      name: resource.name,
      arn: resource.arn,
      literal: optionalStr(resource.properties["SecretString"]),
      generate: generate === undefined ? undefined : obj(generate),
    };
  });
}

export function keysOf(index: ResourceIndex): KeyModel[] {
  const aliases = index.of("AWS::KMS::Alias");
  return index.of("AWS::KMS::Key").map((key) => ({
    id: key.name,
    arn: key.arn,
    spec: str(key.properties["KeySpec"], "SYMMETRIC_DEFAULT"),
    aliases: aliases
      .filter((alias) => [key.arn, key.name].includes(str(alias.properties["TargetKeyId"])))
      .map((alias) => alias.name),
  }));
}
