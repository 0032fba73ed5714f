import {
  bool,
  type JsonObject,
  list,
  num,
  obj,
  optionalNum,
  optionalStr,
  parseJson,
  str,
  stringMap,
} from "#local/json.ts";
import {
  type EventRuleModel,
  type EventSourceModel,
  type FunctionModel,
  type LogSubscriptionModel,
  nameInArn,
  type ScheduleModel,
  type StatementModel,
} from "./model.ts";
import type { Declared, ResourceIndex } from "./resource-index.ts";
import { statementsByRole } from "./roles.ts";

/** Node functions with a bundle; the helpers that CDK adds in other languages only matter while deploying. */
export function functionsOf(index: ResourceIndex): FunctionModel[] {
  const statements = statementsByRole(index);
  return index
    .of("AWS::Lambda::Function")
    .filter((resource) => str(resource.properties["Runtime"]).startsWith("nodejs"))
    .map((resource) => functionOf(resource, statements));
}

function functionOf(
  resource: Declared,
  statements: ReadonlyMap<string, readonly StatementModel[]>,
): FunctionModel {
  const properties = resource.properties;
  const roleArn = str(properties["Role"]);
  const codeFolder = resource.assets.get(str(obj(properties["Code"])["S3Key"]));
  if (codeFolder === undefined)
    throw new Error(`Function ${resource.name} has no bundle among its stack's assets`);
  const environment = stringMap(obj(properties["Environment"])["Variables"]);
  return {
    logicalId: resource.logicalId,
    name: resource.name,
    shortName: environment["POWERTOOLS_SERVICE_NAME"] ?? resource.name,
    arn: resource.arn,
    codeFolder,
    handler: str(properties["Handler"], "index.handler"),
    environment,
    timeoutMs: num(properties["Timeout"], 3) * 1000,
    memoryMb: num(properties["MemorySize"], 128),
    roleArn,
    statements: statements.get(nameInArn(roleArn)) ?? [],
  };
}

export function eventSourcesOf(index: ResourceIndex): EventSourceModel[] {
  return index.of("AWS::Lambda::EventSourceMapping").map((resource) => {
    const properties = resource.properties;
    const sourceArn = str(properties["EventSourceArn"]);
    return {
      functionName: functionNameOf(str(properties["FunctionName"])),
      sourceArn,
      enabled: bool(properties["Enabled"], true),
      batchSize: num(properties["BatchSize"], sourceArn.includes(":sqs:") ? 10 : 100),
      filters: list(obj(properties["FilterCriteria"])["Filters"]).map((filter) =>
        obj(parseJson(str(obj(filter)["Pattern"], "{}"))),
      ),
      reportsBatchItemFailures: list(properties["FunctionResponseTypes"]).includes("ReportBatchItemFailures"),
      bisects: bool(properties["BisectBatchOnFunctionError"]),
      maximumRetries: num(properties["MaximumRetryAttempts"], -1),
      onFailureArn: optionalStr(obj(obj(properties["DestinationConfig"])["OnFailure"])["Destination"]),
      maximumConcurrency: optionalNum(obj(properties["ScalingConfig"])["MaximumConcurrency"]),
    };
  });
}

function functionNameOf(reference: string): string {
  return reference.startsWith("arn:") ? nameInArn(reference) : (reference.split(":")[0] ?? reference);
}

/** Schedules of EventBridge rules and of EventBridge Scheduler that call a function. */
export function schedulesOf(index: ResourceIndex): ScheduleModel[] {
  const rules = index
    .of("AWS::Events::Rule")
    .filter(({ properties }) => properties["ScheduleExpression"] !== undefined)
    .flatMap((resource) =>
      list(resource.properties["Targets"]).map((target) => scheduleOf(resource, obj(target))),
    );
  const schedules = index
    .of("AWS::Scheduler::Schedule")
    .map((resource) => scheduleOf(resource, obj(resource.properties["Target"])));
  return [...rules, ...schedules].filter(
    ({ expression, functionName }) => expression !== "" && functionName !== "",
  );
}

function scheduleOf(resource: Declared, target: JsonObject): ScheduleModel {
  const targetArn = str(target["Arn"]);
  return {
    name: resource.name,
    arn: resource.arn,
    expression: str(resource.properties["ScheduleExpression"]),
    functionName: targetArn.includes(":lambda:") ? nameInArn(targetArn) : "",
    input: optionalStr(target["Input"]),
  };
}

export function eventRulesOf(index: ResourceIndex): EventRuleModel[] {
  return index
    .of("AWS::Events::Rule")
    .filter(({ properties }) => properties["EventPattern"] !== undefined)
    .map(({ name, properties }) => ({
      name,
      pattern: obj(properties["EventPattern"]),
      queueArns: list(properties["Targets"])
        .map((target) => str(obj(target)["Arn"]))
        .filter((arn) => arn.includes(":sqs:")),
    }));
}

export function logSubscriptionsOf(index: ResourceIndex): LogSubscriptionModel[] {
  return index
    .of("AWS::Logs::SubscriptionFilter")
    .map((resource) => resource.properties)
    .filter((properties) => str(properties["DestinationArn"]).includes(":lambda:"))
    .map((properties) => ({
      logGroup: str(properties["LogGroupName"]),
      functionName: nameInArn(str(properties["DestinationArn"])),
      filterPattern: str(properties["FilterPattern"]),
    }));
}
