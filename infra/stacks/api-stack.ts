import type { App } from "aws-cdk-lib";
import { Duration, RemovalPolicy, Size, Stack } from "aws-cdk-lib";
import type { MethodDeploymentOptions } from "aws-cdk-lib/aws-apigateway";
import {
  AccessLogFormat,
  AwsIntegration,
  CfnAccount,
  EndpointType,
  IdentitySource,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RequestAuthorizer,
  RestApi,
} from "aws-cdk-lib/aws-apigateway";
import { ManagedPolicy, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { CfnWebACLAssociation } from "aws-cdk-lib/aws-wafv2";
import type { StageConfig } from "#infra/config/stage-config.ts";
import { stageLimits } from "#infra/config/stage-limits.ts";
import { acknowledge } from "#infra/constructs/acknowledge.ts";
import { GradualReleases } from "#infra/constructs/gradual-releases.ts";
import { addProblemResponses } from "#infra/constructs/problem-responses.ts";
import { managedGroup, webAcl } from "#infra/constructs/web-acl.ts";
import type { AlarmSpec, HasAlarms } from "#infra/constructs/wisal-alarm.ts";
import { apiRoutes } from "#infra/routes.ts";
import { apiFunctions } from "./api-functions.ts";
import type { DataStack } from "./data-stack.ts";

/** The header by which CloudFront proves itself to the API; its value is the secret `wisal/origin-secret`. */
export const ORIGIN_HEADER = "x-wisal-origin";

/** The header in which CloudFront's function tells the caller's address; believed only beside ORIGIN_HEADER. */
export const VIEWER_HEADER = "x-wisal-viewer";

/**
 * What the access log keeps: which route, with what outcome, how long. No address, no agent, no path with ids
 * in it, no caller (house style 9).
 */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: "$context.requestId",
    method: "$context.httpMethod",
    route: "$context.resourcePath",
    status: "$context.status",
    problem: "$context.error.responseType",
    latencyMs: "$context.responseLatency",
    integrationMs: "$context.integrationLatency",
    authorizerMs: "$context.authorizer.integrationLatency",
    waf: "$context.waf.status",
  }),
);

/** Bodies and headers carry people's names: errors only, and never the data. */
const watched: MethodDeploymentOptions = {
  loggingLevel: MethodLoggingLevel.ERROR,
  dataTraceEnabled: false,
  metricsEnabled: true,
};

/**
 * Nobody but the provider calls the callback, and partners are few. Settings of one method replace the stage's as a
 * whole, so each repeats what is watched.
 */
const methodLimits: Readonly<Record<string, MethodDeploymentOptions>> = {
  "/payments/cmi/callback/POST": { ...watched, throttlingRateLimit: 100, throttlingBurstLimit: 200 },
  "/payments/agency/lookups/POST": { ...watched, throttlingRateLimit: 100, throttlingBurstLimit: 200 },
  "/payments/agency/notices/POST": { ...watched, throttlingRateLimit: 100, throttlingBurstLimit: 200 },
  "/payments/wallet/notices/POST": { ...watched, throttlingRateLimit: 100, throttlingBurstLimit: 200 },
  "/partner/stamps/verification/POST": { ...watched, throttlingRateLimit: 200, throttlingBurstLimit: 400 },
};

/**
 * Before these somebody stands and waits; a version that fails would be met by all at once. Not every function: each takes
 * three resources of the 500 that a stack may have.
 */
const GRADUAL: ReadonlySet<string> = new Set([
  "identity-authorizer",
  "appointments-write",
  "requests-read",
  "requests-write",
  "orders-write",
  "payments-callback",
  "desk-read",
  "desk-write",
  "partners-redeem",
]);

/** The REST API with its authorizer, firewall, functions and problem+json answers. */
export class ApiStack extends Stack implements HasAlarms {
  readonly api: RestApi;
  readonly alarms: readonly AlarmSpec[];

  constructor(app: App, config: StageConfig, data: DataStack) {
    super(app, "WisalApi", {
      env: { region: config.region },
      description: "Wisal: the REST API and the functions behind it",
      terminationProtection: config.retainData,
    });
    const { authorizer, handlers } = apiFunctions(this, config, data);
    this.api = this.restApi(config);
    addProblemResponses(this.api, config.siteUrl);

    const functions = new Map(
      Object.entries({ "identity-authorizer": authorizer, ...handlers }).map(([name, made]) => [
        name,
        made.function,
      ]),
    );
    const released = config.gradual
      ? new GradualReleases(this, "Releases", new Map([...functions].filter(([name]) => GRADUAL.has(name))))
          .aliases
      : undefined;
    /** What is called: the alias of a function that is released gradually, else the function. */
    const called = (name: string): IFunction => {
      const found = released?.get(name) ?? functions.get(name);
      if (found === undefined) throw new Error(`${name} has routes and no function`);
      return found;
    };
    const tokens = new RequestAuthorizer(this, "Tokens", {
      authorizerName: "tokens",
      handler: called("identity-authorizer"),
      identitySources: [IdentitySource.header("Authorization")],
      // Role, post and status are looked up on each request (E2): a cached answer would outlive a revocation.
      resultsCacheTtl: Duration.seconds(0),
    });
    for (const [name, routes] of Object.entries(apiRoutes)) {
      const integration = this.integration(called(name));
      for (const route of routes) {
        const open = route.access.kind === "public";
        const method = this.api.root.resourceForPath(route.path).addMethod(route.method, integration, {
          operationName: route.operationId,
          ...(!open && { authorizer: tokens }),
        });
        acknowledge(method, {
          "AwsSolutions-COG4":
            "Tokens of several issuers are judged by one authorizer of our own, which also looks up role and status per request (E2).",
          ...(open && {
            "AwsSolutions-APIG4": `${route.operationId} is meant for anybody: it has no caller to authorise.`,
          }),
        });
      }
    }
    this.firewall(data);
    this.alarms = [authorizer, ...Object.values(handlers)]
      .flatMap(({ alarms }) => alarms)
      .concat(this.apiAlarms());
  }

  /**
   * Hands calls to a function. One permission is for all its methods in the live stage, since a stack holds 500
   * resources at most; which methods those are is the API's own table, and the console's test calls are none of them.
   */
  private integration(handler: IFunction): AwsIntegration {
    handler.addPermission("Gateway", {
      principal: new ServicePrincipal("apigateway.amazonaws.com"),
      sourceArn: this.api.arnForExecuteApi("*", "/*", this.api.deploymentStage.stageName),
    });
    return new AwsIntegration({
      proxy: true,
      service: "lambda",
      path: `2015-03-31/functions/${handler.functionArn}/invocations`,
    });
  }

  private restApi(config: StageConfig): RestApi {
    const removalPolicy = config.retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const accessLog = new LogGroup(this, "AccessLog", {
      logGroupName: "/wisal/api/access",
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy,
    });
    const writer = new Role(this, "LogWriter", {
      assumedBy: new ServicePrincipal("apigateway.amazonaws.com"),
      managedPolicies: [
        ManagedPolicy.fromAwsManagedPolicyName("service-role/AmazonAPIGatewayPushToCloudWatchLogs"),
      ],
    });
    acknowledge(writer, {
      "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]":
        "API Gateway checks the account's log role for exactly this policy; only the gateway's service can assume it.",
    });
    const account = new CfnAccount(this, "LogAccount", { cloudWatchRoleArn: writer.roleArn });
    const api = new RestApi(this, "Api", {
      restApiName: "wisal",
      description: "Wisal's API for citizens, desks and partners",
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: false,
      // Documents leave functions in base64; the gateway turns it into bytes for who asks for this type first.
      // Settlement files come in whatever encoding a bank's machine writes: functions get their bytes, in base64.
      binaryMediaTypes: ["application/pdf", "text/csv"],
      // Lists of slots shrink to a tenth; below a kilobyte it costs more than it saves.
      minCompressionSize: Size.kibibytes(1),
      deployOptions: {
        stageName: "live",
        accessLogDestination: new LogGroupLogDestination(accessLog),
        accessLogFormat,
        ...watched,
        ...stageLimits,
        methodOptions: { ...methodLimits },
      },
    });
    api.deploymentStage.node.addDependency(account);
    acknowledge(api, {
      "AwsSolutions-APIG2":
        "Each function parses path, query, headers and body once with its route's own schema and answers with pointers (E1); a second model in the gateway would drift from it.",
    });
    return api;
  }

  private firewall(data: DataStack): void {
    const origin = data.secrets.origin.secretValue.unsafeUnwrap();
    const acl = webAcl(this, "Firewall", {
      name: "wisal-api",
      scope: "REGIONAL",
      rules: [
        {
          // Whoever calls the gateway's own address would pass by CloudFront's limits and could lie about theirs.
          name: "only-through-cloudfront",
          action: "block",
          statement: {
            notStatement: {
              statement: {
                byteMatchStatement: {
                  fieldToMatch: { singleHeader: { Name: ORIGIN_HEADER } },
                  positionalConstraint: "EXACTLY",
                  searchString: origin,
                  textTransformations: [{ priority: 0, type: "NONE" }],
                },
              },
            },
          },
        },
        managedGroup("AWSManagedRulesAmazonIpReputationList"),
        // Bodies above 8 KB get our own 413, and the card provider's callback need not name its agent.
        managedGroup("AWSManagedRulesCommonRuleSet", ["SizeRestrictions_BODY", "NoUserAgent_HEADER"]),
        managedGroup("AWSManagedRulesKnownBadInputsRuleSet"),
        {
          // A booking is some 30 calls; 3,000 in five minutes lets 100 people behind one carrier's address book.
          name: "rate-per-viewer",
          action: "block",
          statement: {
            rateBasedStatement: {
              aggregateKeyType: "CUSTOM_KEYS",
              customKeys: [
                { header: { name: VIEWER_HEADER, textTransformations: [{ priority: 0, type: "NONE" }] } },
              ],
              limit: 3_000,
              evaluationWindowSec: 300,
            },
          },
        },
      ],
    });
    new CfnWebACLAssociation(this, "FirewallOnStage", {
      resourceArn: this.api.deploymentStage.stageArn,
      webAclArn: acl.attrArn,
    });
  }

  private apiAlarms(): readonly AlarmSpec[] {
    const period = Duration.minutes(1);
    return [
      {
        name: "api-errors",
        metric: this.api.metricServerError({ period, statistic: "Average" }),
        // 99.9 % a month is the promise; one call in a hundred for three minutes eats a day of what may fail.
        threshold: 0.01,
        periods: 3,
        impact: "More than one call in a hundred fails: people see an error page in the middle of a step.",
        runbook: "api-errors",
      },
      {
        name: "api-slow",
        metric: this.api.metricLatency({ period, statistic: "p98" }),
        threshold: 2_000,
        periods: 5,
        impact: "More than 2 calls in 100 take over 2 s: people press twice, and desks queue.",
        runbook: "api-slow",
      },
    ];
  }
}
