import { Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/** A cdk-nag rule of the AwsSolutions pack, with the finding in brackets where the rule reports several. */
export type NagRule = `AwsSolutions-${string}`;

/**
 * Acknowledges findings on one construct and what is under it, each with the reason why it stands. Written
 * beside the construct, so that who changes the construct reads the reason.
 */
export const acknowledge = (construct: IConstruct, reasons: Readonly<Record<NagRule, string>>): void => {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(construct).acknowledge({ id, reason });
};
