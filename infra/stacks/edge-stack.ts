import type { App } from "aws-cdk-lib";
import { CfnOutput, Stack } from "aws-cdk-lib";
import { Certificate, CertificateValidation } from "aws-cdk-lib/aws-certificatemanager";
import type { StageConfig } from "#infra/config/stage-config.ts";
import { OutsideChecks } from "#infra/constructs/outside-checks.ts";
import { managedGroup, webAcl } from "#infra/constructs/web-acl.ts";

/**
 * What there is in us-east-1 only: CloudFront's certificate and firewall, and the figures of checks from outside. Deployed first; its two
 * outputs are the parameters of WisalWeb, so that no custom resource has to carry them between Regions:
 *
 *     npx cdk deploy WisalEdge
 *     npx cdk deploy WisalWeb --parameters CertificateArn=… --parameters FirewallArn=…
 */
export class EdgeStack extends Stack {
  constructor(app: App, config: StageConfig) {
    super(app, "WisalEdge", {
      env: { region: "us-east-1" },
      description: "Wisal: certificate and firewall of CloudFront, checks from outside",
      terminationProtection: config.retainData,
    });
    const certificate = new Certificate(this, "Certificate", {
      domainName: new URL(config.siteUrl).hostname,
      validation: CertificateValidation.fromDns(),
    });
    const acl = webAcl(this, "Firewall", {
      name: "wisal-site",
      scope: "CLOUDFRONT",
      rules: [
        managedGroup("AWSManagedRulesAmazonIpReputationList"),
        {
          // Pages and API together; the API's own firewall counts its calls again, per viewer.
          name: "rate-per-address",
          action: "block",
          statement: {
            rateBasedStatement: { aggregateKeyType: "IP", limit: 5_000, evaluationWindowSec: 300 },
          },
        },
      ],
    });
    new OutsideChecks(this, "Outside", config);
    new CfnOutput(this, "CertificateArn", { value: certificate.certificateArn });
    new CfnOutput(this, "FirewallArn", { value: acl.attrArn });
  }
}
