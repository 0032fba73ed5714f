import { Duration } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { CfnHealthCheck } from "aws-cdk-lib/aws-route53";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import type { StageConfig } from "#infra/config/stage-config.ts";
import { WisalAlarm } from "./wisal-alarm.ts";

/** What is asked for from outside: a path, and a text that a whole answer holds. */
const checks = [
  {
    name: "site-away",
    path: "/fr/",
    text: "Wisal",
    impact: "The pages do not open from outside: nobody can do anything, and no function of ours fails.",
  },
  {
    name: "api-away",
    path: "/api/posts",
    // In the first 5,120 bytes, which is as far as Route 53 looks.
    text: '"posts"',
    impact: "The API does not answer from outside, through CloudFront, firewall and table: every step fails.",
  },
] as const;

/**
 * Canary checks: Route 53 asks from its places in the world each half minute, over the same way as people, and no code of ours
 * has to run for it. Its figures are in us-east-1 alone, so the alarms and their topic are there too.
 */
export class OutsideChecks extends Construct {
  constructor(scope: Construct, id: string, config: StageConfig) {
    super(scope, id);
    const key = new Key(this, "Key", {
      alias: "wisal/outside-alarms-key",
      description: "Wisal: alarms of the checks from outside",
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: ["*"],
      }),
    );
    const topic = new Topic(this, "Alarms", { topicName: "wisal-alarms", masterKey: key, enforceSSL: true });
    for (const mailbox of config.alarmMailboxes) topic.addSubscription(new EmailSubscription(mailbox));
    for (const { name, path, text, impact } of checks) {
      const check = new CfnHealthCheck(this, `${name}-check`, {
        healthCheckConfig: {
          type: "HTTPS_STR_MATCH",
          fullyQualifiedDomainName: new URL(config.siteUrl).hostname,
          port: 443,
          enableSni: true,
          resourcePath: path,
          searchString: text,
          requestInterval: 30,
          failureThreshold: 3,
        },
      });
      new WisalAlarm(
        this,
        {
          name,
          metric: new Metric({
            namespace: "AWS/Route53",
            metricName: "HealthCheckPercentageHealthy",
            dimensionsMap: { HealthCheckId: check.attrHealthCheckId },
            statistic: "Average",
            period: Duration.minutes(1),
          }),
          threshold: 50,
          below: true,
          periods: 3,
          impact,
          runbook: "site-away",
          missingIsBreach: true,
        },
        topic,
      );
    }
  }
}
