import { CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import type { Construct } from "constructs";

/** How one rule of a web ACL reads here, before AWS's nesting. */
export interface AclRule {
  readonly name: string;
  readonly statement: CfnWebACL.StatementProperty;
  /** `block` for our own rules; `group` lets a managed group's rules decide. */
  readonly action: "block" | "group";
}

/** A group of rules that AWS maintains; `countOnly` names rules that are counted but do not block. */
export const managedGroup = (name: string, countOnly: readonly string[] = []): AclRule => ({
  name,
  action: "group",
  statement: {
    managedRuleGroupStatement: {
      vendorName: "AWS",
      name,
      ...(countOnly.length > 0 && {
        ruleActionOverrides: countOnly.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      }),
    },
  },
});

/** A web ACL that lets everything pass but what a rule blocks; rules are judged in the order given. */
export const webAcl = (
  scope: Construct,
  id: string,
  props: {
    readonly name: string;
    readonly scope: "REGIONAL" | "CLOUDFRONT";
    readonly rules: readonly AclRule[];
  },
): CfnWebACL => {
  const visible = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
    cloudWatchMetricsEnabled: true,
    metricName,
    // A sample holds whole requests, and with them names and phone numbers.
    sampledRequestsEnabled: false,
  });
  return new CfnWebACL(scope, id, {
    name: props.name,
    scope: props.scope,
    defaultAction: { allow: {} },
    visibilityConfig: visible(props.name),
    rules: props.rules.map((rule, priority) => ({
      name: rule.name,
      priority,
      statement: rule.statement,
      visibilityConfig: visible(rule.name),
      ...(rule.action === "block" ? { action: { block: {} } } : { overrideAction: { none: {} } }),
    })),
  });
};
