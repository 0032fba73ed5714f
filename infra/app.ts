import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import type { StageConfig } from "./config/stage-config.ts";
import { ApiStack } from "./stacks/api-stack.ts";
import { DataStack } from "./stacks/data-stack.ts";
import { EdgeStack } from "./stacks/edge-stack.ts";
import { MessagingStack } from "./stacks/messaging-stack.ts";
import { ObservabilityStack } from "./stacks/observability-stack.ts";
import { WebStack } from "./stacks/web-stack.ts";
import { WorkersStack } from "./stacks/workers-stack.ts";

/**
 * Choices of the library that new apps are advised to make. Here and not in cdk.json, so that the app makes the
 * same templates whether the CLI, the local run or a test starts it.
 */
const context = {
  "@aws-cdk/aws-apigateway:disableCloudWatchRole": true,
  "@aws-cdk/aws-s3:createDefaultLoggingPolicy": true,
  "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy": true,
  "@aws-cdk/core:checkSecretUsage": true,
  "@aws-cdk/core:target-partitions": ["aws"],
  // A stack in use refuses to lose what another reads of it.
  "@aws-cdk/core:defaultCrossStackReferences": "strong",
  "@aws-cdk/core:validateAgainstDefaultRules": true,
} as const;

/**
 * Everything the platform is made of, as CDK constructs; the caller synthesises.
 *
 * Synthesis fails when a template is not valid CloudFormation or cdk-nag finds what nobody acknowledged. The
 * local stage leaves both out: they judge the same code and cost most of its seconds.
 */
export const buildApp = (config: StageConfig, outdir?: string): App => {
  const app = new App({
    context,
    analyticsReporting: false,
    treeMetadata: false,
    stackTraces: config.nag,
    builtinCloudFormationValidation: config.nag,
    ...(outdir !== undefined && { outdir }),
  });
  if (config.nag) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const data = new DataStack(app, config);
  const messaging = new MessagingStack(app, config, data);
  const api = new ApiStack(app, config, data);
  const workers = new WorkersStack(app, config, data, messaging);
  if (config.edge) new EdgeStack(app, config);
  new WebStack(app, config, data, api);
  new ObservabilityStack(app, config, { data, messaging, api, workers });
  return app;
};
