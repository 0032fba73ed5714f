import type { Table } from "aws-cdk-lib/aws-dynamodb";
import { AccountRootPrincipal, PolicyDocument, PolicyStatement, Role } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.ts";
import type { AnchorBucket } from "./anchor-bucket.ts";
import { acknowledgedAnchors } from "./anchor-bucket.ts";
import { mayLookUp, mayUseTable } from "./grants.ts";

/** What an auditor reads. */
export interface AuditorRoleProps {
  readonly trail: Table;
  readonly anchors: AnchorBucket;
  readonly key: IKey;
}

/**
 * The role under which people verify the audit trail (E3, `npm run audit:verify`): it reads chains, anchors and the public
 * half of their key, and nothing else. Whom of the account's people it is open to is said in IAM; a second factor is
 * asked of each.
 */
export class AuditorRole extends Construct {
  constructor(scope: Construct, id: string, { trail, anchors, key }: AuditorRoleProps) {
    super(scope, id);
    const role = new Role(this, "Role", {
      roleName: "wisal-auditor",
      assumedBy: new AccountRootPrincipal().withConditions({
        Bool: { "aws:MultiFactorAuthPresent": "true" },
      }),
      description: "Verifies the audit trail, and nothing else",
      inlinePolicies: {
        verify: new PolicyDocument({
          statements: [
            mayUseTable(trail, ["GetItem", "Query"], ["CHAIN#*", "CHAINS#*"]),
            ...mayLookUp(anchors),
            new PolicyStatement({ actions: ["kms:GetPublicKey"], resources: [key.keyArn] }),
          ],
        }),
      },
    });
    acknowledge(role, acknowledgedAnchors);
  }
}
