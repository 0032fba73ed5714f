import { existsSync } from "node:fs";
import { join } from "node:path";
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { MathExpression } from "aws-cdk-lib/aws-cloudwatch";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { buildPaths } from "#infra/build-functions.ts";
import type { StageConfig } from "#infra/config/stage-config.ts";
import type { NagRule } from "./acknowledge.ts";
import { acknowledge } from "./acknowledge.ts";
import type { AlarmSpec, HasAlarms } from "./wisal-alarm.ts";

/** Variables that every function gets from here; a function's own `Env` may name them too. */
type CommonName = "LOG_LEVEL" | "POWERTOOLS_SERVICE_NAME" | "POWERTOOLS_METRICS_NAMESPACE" | "SITE_URL";

/** The environment a function needs: a string for each variable of its env.ts, no more and no less. */
export type EnvironmentOf<Env> = { readonly [Name in keyof Omit<Env, CommonName>]: string };

/** One function: its size, its environment, and exactly what it may do. */
export interface WisalFunctionProps<Env> {
  /** Name of the folder under functions/ and of the bundle. */
  readonly name: string;
  readonly description: string;
  readonly config: StageConfig;
  readonly environment: EnvironmentOf<Env>;
  readonly grants: readonly PolicyStatement[];
  /** MB; also sets the share of a processor: 1,769 MB is one whole. */
  readonly memory: number;
  readonly timeout: Duration;
  /** arm64 unless the bundle carries native code of another. */
  readonly architecture?: Architecture;
  /** A native package that the bundle must carry where it is deployed (ADR 0018). */
  readonly native?: string;
  /** The most that may run at once; as many as there are calls unless said. */
  readonly concurrency?: number;
  /** What a citizen or an agent suffers while it fails. */
  readonly impact: string;
  readonly runbook: string;
  /** Why a grant of `*` stands, by finding. */
  readonly acknowledged?: Readonly<Record<NagRule, string>>;
}

const bundleOf = (name: string): string => {
  const folder = join(buildPaths.bundles, name);
  if (!existsSync(join(folder, "index.mjs"))) {
    throw new Error(`${folder} holds no bundle: run "npm run build" first`);
  }
  return folder;
};

/**
 * A function = a privilege (house style 7): its own role with exact actions on exact resources, its own log
 * group that it may write and nothing else, an environment typed by its env.ts, and the bundle in dist/.
 */
export class WisalFunction<Env> extends Construct implements HasAlarms {
  readonly function: LambdaFunction;
  readonly alarms: readonly AlarmSpec[];

  constructor(scope: Construct, id: string, props: WisalFunctionProps<Env>) {
    super(scope, id);
    const { config, name } = props;
    const native = props.native && join(bundleOf(name), "node_modules", props.native);
    if (native && config.stage !== "local" && !existsSync(native)) {
      throw new Error(`${native} is missing: build for deployment on Linux x64 (ADR 0018)`);
    }
    const logGroup = new LogGroup(this, "Logs", {
      logGroupName: `/aws/lambda/wisal-${name}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: config.retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
      description: `What ${name} may do, and nothing else`,
      inlinePolicies: {
        logs: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
              resources: [logGroup.logGroupArn],
            }),
          ],
        }),
        ...(props.grants.length > 0 && { grants: new PolicyDocument({ statements: [...props.grants] }) }),
      },
    });
    if (props.acknowledged) acknowledge(role, props.acknowledged);
    this.function = new LambdaFunction(this, "Function", {
      functionName: `wisal-${name}`,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: props.architecture ?? Architecture.ARM_64,
      ...(props.concurrency !== undefined && { reservedConcurrentExecutions: props.concurrency }),
      handler: "index.handler",
      code: Code.fromAsset(bundleOf(name)),
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel[config.logLevel],
      systemLogLevelV2: SystemLogLevel.INFO,
      memorySize: props.memory,
      timeout: props.timeout,
      environment: {
        LOG_LEVEL: config.logLevel,
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_METRICS_NAMESPACE: "Wisal",
        SITE_URL: config.siteUrl,
        ...props.environment,
      },
    });
    const period = Duration.minutes(1);
    this.alarms = [
      {
        name: `${name}-failing`,
        metric: new MathExpression({
          label: `${name}: errors and throttles a minute`,
          expression: "errors + throttles",
          usingMetrics: {
            errors: this.function.metricErrors({ period, statistic: "Sum" }),
            throttles: this.function.metricThrottles({ period, statistic: "Sum" }),
          },
          period,
        }),
        threshold: 5,
        periods: 3,
        impact: props.impact,
        runbook: props.runbook,
      },
    ];
  }
}
