import { RemovalPolicy } from "aws-cdk-lib";
import type { BucketProps } from "aws-cdk-lib/aws-s3";
import { BlockPublicAccess, Bucket, BucketEncryption } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";

/** A bucket that nobody reaches but by policy: no public access, TLS only, encrypted, kept when data is kept. */
export class PrivateBucket extends Bucket {
  /** Never a website of its own: CloudFront reads it. */
  override get isWebsite(): boolean {
    return false;
  }

  constructor(scope: Construct, id: string, props: BucketProps & { readonly retain: boolean }) {
    const { retain, ...bucketProps } = props;
    super(scope, id, {
      // What is kept in buckets here is public pages and access logs: S3's own key is enough.
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...bucketProps,
    });
  }
}
