import { Stack } from "aws-cdk-lib";
import { Alarm } from "aws-cdk-lib/aws-cloudwatch";
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from "aws-cdk-lib/aws-codedeploy";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";

/** The alias that is called; a deployment moves it. */
const ALIAS = "live";

/**
 * Blue and green: a new version of a function gets a tenth of the calls for five minutes, then all; and none again at
 * once where the function's own alarm (`wisal-<name>-failing`) rings meanwhile. The first deployment moves nothing, so
 * it needs no alarm to be there yet.
 */
export class GradualReleases extends Construct {
  /** The aliases to call instead of the functions, by their names. */
  readonly aliases: ReadonlyMap<string, IFunction>;

  constructor(scope: Construct, id: string, functions: ReadonlyMap<string, LambdaFunction>) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    const alarmOf = (name: string): string =>
      `arn:${partition}:cloudwatch:${region}:${account}:alarm:wisal-${name}-failing`;
    const application = new LambdaApplication(this, "Application", { applicationName: "wisal" });
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("codedeploy.amazonaws.com"),
      description: "Moves the aliases of functions, and looks at their alarms",
      inlinePolicies: {
        release: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ["lambda:GetAlias", "lambda:UpdateAlias", "lambda:GetProvisionedConcurrencyConfig"],
              resources: [...functions.values()].flatMap(({ functionArn }) => [
                functionArn,
                `${functionArn}:${ALIAS}`,
              ]),
            }),
            new PolicyStatement({
              actions: ["cloudwatch:DescribeAlarms"],
              resources: [...functions.keys()].map(alarmOf),
            }),
          ],
        }),
      },
    });
    this.aliases = new Map(
      [...functions].map(([name, fn]) => {
        const alias = fn.addAlias(ALIAS);
        new LambdaDeploymentGroup(this, `${name}-group`, {
          application,
          deploymentGroupName: `wisal-${name}`,
          alias,
          deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
          alarms: [Alarm.fromAlarmArn(this, `${name}-alarm`, alarmOf(name))],
          autoRollback: { deploymentInAlarm: true, failedDeployment: true },
          // Said by hand above: the library would add a managed policy for every function of the account.
          role: role.withoutPolicyUpdates(),
        });
        // By its address, and still of this account: permissions to call it are its own.
        const { functionArn } = alias;
        const called = { functionArn, sameEnvironment: true };
        return [name, LambdaFunction.fromFunctionAttributes(this, `${name}-called`, called)];
      }),
    );
  }
}
