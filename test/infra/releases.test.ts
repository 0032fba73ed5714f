import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import type { Assembly, Placed } from "./templates.ts";
import { grantsOf, synthesise } from "./templates.ts";

const groupSchema = z.object({
  DeploymentGroupName: z.string(),
  DeploymentConfigName: z.literal("CodeDeployDefault.LambdaCanary10Percent5Minutes"),
  AlarmConfiguration: z.object({
    Enabled: z.literal(true),
    Alarms: z.tuple([z.object({ Name: z.string() })]),
  }),
  AutoRollbackConfiguration: z.object({
    Enabled: z.literal(true),
    Events: z.tuple([z.literal("DEPLOYMENT_FAILURE"), z.literal("DEPLOYMENT_STOP_ON_ALARM")]),
  }),
});

let production: Assembly;
let groups: readonly z.infer<typeof groupSchema>[];

beforeAll(async () => {
  production = await synthesise("production");
  groups = production
    .ofType("AWS::CodeDeploy::DeploymentGroup")
    .map(({ Properties }) => groupSchema.parse(Properties));
});

const named = (placed: Placed, property: string): string =>
  production.read(placed.stack, placed.Properties[property]);

describe("a new version of what people stand before", () => {
  it("takes a tenth of the calls for five minutes, and none where its own alarm rings, which there is", () => {
    const alarms = production.ofType("AWS::CloudWatch::Alarm").map((alarm) => named(alarm, "AlarmName"));
    const aliases = production.ofType("AWS::Lambda::Alias").map((alias) => named(alias, "FunctionName"));
    expect(groups.map(({ DeploymentGroupName }) => DeploymentGroupName).toSorted()).toEqual(
      aliases.toSorted(),
    );
    expect(aliases).toEqual(expect.arrayContaining(["wisal-appointments-write", "wisal-desk-write"]));
    for (const { DeploymentGroupName, AlarmConfiguration } of groups) {
      const [{ Name }] = AlarmConfiguration.Alarms;
      expect(Name).toBe(`${DeploymentGroupName}-failing`);
      expect(alarms).toContain(Name);
    }
  });

  it("is moved by a role that may move these aliases and look at these alarms, and nothing else", () => {
    const [role] = production
      .ofType("AWS::IAM::Role")
      .filter(({ Properties }) => JSON.stringify(Properties).includes("codedeploy.amazonaws.com"));
    if (role === undefined) throw new Error("no role");
    const actions = ["GetAlias", "UpdateAlias", "GetProvisionedConcurrencyConfig"];
    const wanted = groups.flatMap(({ DeploymentGroupName: name }) => [
      ...actions.flatMap((action) => [`lambda:${action} ${name}`, `lambda:${action} ${name}:live`]),
      `cloudwatch:DescribeAlarms arn:<AWS::Partition>:cloudwatch:eu-west-3:<AWS::AccountId>:alarm:${name}-failing`,
    ]);
    expect([...grantsOf(production, role)].toSorted()).toEqual(wanted.toSorted());
  });

  it("has no alias on this machine, where it is there at once", async () => {
    expect((await synthesise("local")).ofType("AWS::Lambda::Alias")).toEqual([]);
  });
});
