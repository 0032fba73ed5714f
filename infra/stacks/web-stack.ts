import { readFileSync } from "node:fs";
import type { App } from "aws-cdk-lib";
import { CfnOutput, CfnParameter, Duration, Stack } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import type { BehaviorOptions, FunctionAssociation } from "aws-cdk-lib/aws-cloudfront";
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { ObjectOwnership } from "aws-cdk-lib/aws-s3";
import type { StageConfig } from "#infra/config/stage-config.ts";
import { acknowledge } from "#infra/constructs/acknowledge.ts";
import { PrivateBucket } from "#infra/constructs/private-bucket.ts";
import { support } from "#shared/catalogue/support.ts";
import type { ApiStack } from "./api-stack.ts";
import { ORIGIN_HEADER } from "./api-stack.ts";
import type { DataStack } from "./data-stack.ts";

/** Everything is forbidden but what the pages need: nothing inline, nobody else's code, no string made into code. */
const contentSecurityPolicy = (connected: readonly string[], paymentPage: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    `connect-src 'self' ${connected.join(" ")}`,
    `form-action 'self' ${new URL(paymentPage).origin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    // The desk names its own worker by it; nothing else may make code of a string.
    "trusted-types wisal-desk-worker",
  ].join("; ");

/**
 * CloudFront: pages from a private bucket, the API under /api on the same origin, so that there is no
 * cross-origin call and no cookie to share.
 *
 * The pages are uploaded by a step of their own, since a page changes far more often than its stack:
 *
 *     npm run build
 *     aws s3 sync dist/web s3://<SiteBucketName> --delete
 *     aws cloudfront create-invalidation --distribution-id <DistributionId> --paths '/*'
 */
export class WebStack extends Stack {
  readonly distribution: Distribution;

  constructor(app: App, config: StageConfig, data: DataStack, api: ApiStack) {
    super(app, "WisalWeb", {
      env: { region: config.region },
      description: "Wisal: the site and the API under one origin",
      terminationProtection: config.retainData,
    });
    const logs = this.logBucket(config);
    const site = new PrivateBucket(this, "Site", {
      retain: config.retainData,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: "site/",
    });
    const headers = this.responseHeaders(config, data);
    const viewer = { viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS } as const;
    const apiBehaviour: BehaviorOptions = {
      ...viewer,
      origin: new HttpOrigin(`${api.api.restApiId}.execute-api.${this.region}.${this.urlSuffix}`, {
        originPath: `/${api.api.deploymentStage.stageName}`,
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        customHeaders: { [ORIGIN_HEADER]: data.secrets.origin.secretValue.unsafeUnwrap() },
        // The function gives up after 10 s; waiting longer only keeps a connection.
        readTimeout: Duration.seconds(15),
      }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      functionAssociations: [this.edgeFunction("ApiPath", "api-path")],
    };
    this.distribution = new Distribution(this, "Distribution", {
      comment: "Wisal",
      defaultBehavior: {
        ...viewer,
        origin: S3BucketOrigin.withOriginAccessControl(site),
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headers,
        compress: true,
        functionAssociations: [this.edgeFunction("SitePath", "site-path")],
      },
      additionalBehaviors: {
        "/api/*": apiBehaviour,
        "/config.json": {
          ...viewer,
          origin: S3BucketOrigin.withOriginAccessControl(site),
          allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          responseHeadersPolicy: headers,
          functionAssociations: [this.siteConfig(config, data)],
        },
      },
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Citizens live on every continent: Dakar, Dubai and Montréal count as much as Paris.
      priceClass: PriceClass.PRICE_CLASS_ALL,
      logBucket: logs,
      logFilePrefix: "cloudfront/",
      ...this.edgeProps(config),
    });
    acknowledge(this.distribution, {
      "AwsSolutions-CFR1": "The people served live in any country of the world: none is shut out.",
    });
    new CfnOutput(this, "SiteBucketName", { value: site.bucketName });
    new CfnOutput(this, "DistributionId", { value: this.distribution.distributionId });
    new CfnOutput(this, "DistributionDomain", { value: this.distribution.distributionDomainName });
  }

  /** Domain, certificate and firewall, which live in us-east-1; the local stage has none of them. */
  private edgeProps(config: StageConfig) {
    if (!config.edge) return {};
    const arn = (id: string, service: string): string =>
      new CfnParameter(this, id, {
        description: `Output ${id} of WisalEdge`,
        allowedPattern: `arn:aws:${service}:us-east-1:\\d{12}:.+`,
      }).valueAsString;
    return {
      domainNames: [new URL(config.siteUrl).hostname],
      certificate: Certificate.fromCertificateArn(this, "Imported", arn("CertificateArn", "acm")),
      webAclId: arn("FirewallArn", "wafv2"),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }

  /** `/config.json`: what the pages learn of their deployment, answered at the edge; no file, no step to forget. */
  private siteConfig(config: StageConfig, data: DataStack): FunctionAssociation {
    const told = this.toJsonString({
      api: "/api",
      uploadOrigin: data.uploadOrigin,
      cardOrigin: new URL(config.cmi.url).origin,
      supportPhone: support.phone,
      signIn: data.pageClients,
    });
    const template = readFileSync(new URL("../edge/site-config.js", import.meta.url), "utf8");
    const [before = "", after = ""] = template.split("/* CONFIG */ {}");
    return this.edgeCode("SiteConfig", "site-config", `${before}${told}${after}`);
  }

  private edgeFunction(id: string, file: string): FunctionAssociation {
    const code = readFileSync(new URL(`../edge/${file}.js`, import.meta.url), "utf8");
    return this.edgeCode(id, file, code);
  }

  private edgeCode(id: string, file: string, code: string): FunctionAssociation {
    return {
      eventType: FunctionEventType.VIEWER_REQUEST,
      function: new EdgeFunction(this, id, {
        functionName: `wisal-${file}`,
        runtime: FunctionRuntime.JS_2_0,
        code: FunctionCode.fromInline(code),
      }),
    };
  }

  private responseHeaders(config: StageConfig, data: DataStack): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, "Headers", {
      responseHeadersPolicyName: "wisal-site",
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: contentSecurityPolicy(
            [...new Set([...data.issuerOrigins, data.uploadOrigin, data.copiesOrigin])],
            config.cmi.url,
          ),
          override: true,
        },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(730),
          includeSubdomains: true,
          preload: true,
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        // A reference or an order id in an address must not travel to the payment page or anybody else.
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
      },
      customHeadersBehavior: {
        customHeaders: [
          // The desk scans with the camera; nothing else of the device is of our business.
          {
            header: "Permissions-Policy",
            value: "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
            override: true,
          },
          { header: "Cross-Origin-Opener-Policy", value: "same-origin", override: true },
          { header: "Cross-Origin-Resource-Policy", value: "same-origin", override: true },
        ],
      },
    });
  }

  private logBucket(config: StageConfig): PrivateBucket {
    return new PrivateBucket(this, "AccessLogs", {
      retain: config.retainData,
      // CloudFront writes its standard logs with an access control list and no other way.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      // They hold addresses of people: enough to look into an attack, no more.
      lifecycleRules: [{ expiration: Duration.days(30) }],
    });
  }
}
