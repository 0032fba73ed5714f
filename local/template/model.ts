import type { JsonObject } from "#local/json.ts";

/** What the synthesised templates declare, resolved: the only source of names, routes and environments. */
export interface Model {
  readonly tables: readonly TableModel[];
  readonly buckets: readonly BucketModel[];
  readonly topics: readonly TopicModel[];
  readonly queues: readonly QueueModel[];
  readonly subscriptions: readonly SubscriptionModel[];
  readonly functions: readonly FunctionModel[];
  readonly eventSources: readonly EventSourceModel[];
  readonly schedules: readonly ScheduleModel[];
  readonly eventRules: readonly EventRuleModel[];
  readonly logSubscriptions: readonly LogSubscriptionModel[];
  readonly secrets: readonly SecretModel[];
  readonly keys: readonly KeyModel[];
  readonly apis: readonly ApiModel[];
  readonly distributions: readonly DistributionModel[];
  /** What the role under which people verify the audit trail allows. */
  readonly auditor: readonly StatementModel[];
}

export interface KeySchemaModel {
  readonly partition: string;
  readonly sort: string | undefined;
}

export interface TableModel {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly streamArn: string;
  readonly streamView: string | undefined;
  readonly keys: KeySchemaModel;
  readonly indexes: readonly { readonly name: string; readonly keys: KeySchemaModel }[];
  readonly timeToLive: string | undefined;
  /** CreateTable's own input, less what the emulator does not know. */
  readonly creation: JsonObject;
}

export interface BucketModel {
  readonly name: string;
  readonly arn: string;
}

export interface TopicModel {
  readonly name: string;
  readonly arn: string;
}

export interface QueueModel {
  readonly name: string;
  readonly arn: string;
  readonly deadLetterArn: string | undefined;
  /** SQS' own attributes, as text. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface SubscriptionModel {
  readonly topicArn: string;
  readonly queueArn: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface StatementModel {
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** Operator → context key → values. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface FunctionModel {
  readonly logicalId: string;
  readonly name: string;
  /** The folder under `functions/`, by which people call it. */
  readonly shortName: string;
  readonly arn: string;
  /** The folder of the bundle, as CDK would upload it. */
  readonly codeFolder: string;
  /** File and export, e.g. `index.handler`. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly roleArn: string;
  readonly statements: readonly StatementModel[];
}

export interface EventSourceModel {
  readonly functionName: string;
  readonly sourceArn: string;
  readonly enabled: boolean;
  readonly batchSize: number;
  /** Patterns of which one must match; none means everything passes. */
  readonly filters: readonly JsonObject[];
  readonly reportsBatchItemFailures: boolean;
  readonly bisects: boolean;
  /** −1 = until the record ages out. */
  readonly maximumRetries: number;
  readonly onFailureArn: string | undefined;
  readonly maximumConcurrency: number | undefined;
}

export interface ScheduleModel {
  readonly name: string;
  readonly arn: string;
  readonly expression: string;
  readonly functionName: string;
  readonly input: string | undefined;
}

/** A rule of EventBridge that hands AWS's own events to queues. */
export interface EventRuleModel {
  readonly name: string;
  readonly pattern: JsonObject;
  readonly queueArns: readonly string[];
}

export interface LogSubscriptionModel {
  readonly logGroup: string;
  readonly functionName: string;
  readonly filterPattern: string;
}

export interface SecretModel {
  readonly name: string;
  readonly arn: string;
  readonly literal: string | undefined;
  readonly generate: JsonObject | undefined;
}

export interface KeyModel {
  readonly id: string;
  readonly arn: string;
  readonly aliases: readonly string[];
  /** `SYMMETRIC_DEFAULT` seals, `ECC_NIST_P256` signs. */
  readonly spec: string;
}

export interface AuthorizerModel {
  readonly id: string;
  readonly functionName: string;
  /** Header names that must be there before the function is asked. */
  readonly requiredHeaders: readonly string[];
}

export interface RouteModel {
  readonly method: string;
  readonly path: string;
  readonly functionName: string;
  readonly authorizer: AuthorizerModel | undefined;
  readonly requiredParameters: readonly string[];
  readonly timeoutMs: number;
}

export interface GatewayResponseModel {
  readonly status: number | undefined;
  /** Content type → template. */
  readonly templates: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

export interface ApiModel {
  /** Types that travel between gateway and function in base64. */
  readonly binaryMediaTypes: readonly string[];
  readonly id: string;
  readonly name: string;
  readonly stage: string;
  readonly routes: readonly RouteModel[];
  readonly responses: ReadonlyMap<string, GatewayResponseModel>;
  /** Bodies of at least so many bytes are compressed for clients that take it; undefined = never. */
  readonly minimumCompressionSize: number | undefined;
}

export interface OriginModel {
  readonly id: string;
  readonly domainName: string;
  readonly path: string;
  /** Headers that CloudFront adds on the way to the origin; values may be dynamic references to secrets. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface BehaviourModel {
  readonly pattern: string;
  readonly originId: string;
  readonly allowedMethods: readonly string[];
  readonly compress: boolean;
  readonly viewerRequestCode: string | undefined;
  readonly viewerResponseCode: string | undefined;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly removedHeaders: readonly string[];
}

export interface DistributionModel {
  readonly name: string;
  readonly origins: readonly OriginModel[];
  /** In order of precedence; the default behaviour (`*`) is last. */
  readonly behaviours: readonly BehaviourModel[];
  readonly defaultRootObject: string;
  readonly errors: readonly {
    readonly code: number;
    readonly responseCode: number;
    readonly page: string | undefined;
  }[];
}

/** The name in `arn:aws:service:region:account:kind/name` or `…:name`, without a function's qualifier. */
export function nameInArn(arn: string): string {
  const tail = arn.split(":").slice(5).join(":");
  const lambda = /^function:([^:]+)/.exec(tail);
  if (lambda?.[1] !== undefined) return lambda[1];
  return tail.slice(tail.lastIndexOf("/") + 1);
}
